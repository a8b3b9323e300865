"""Where the instruments are, in words."""

from typing import Literal, TypeAlias

from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.language import ngettext
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.scene import Scene

_Place: TypeAlias = Literal["outside", "tissue", "bridge", "body", "tube"]


def instruments(scene: Scene) -> tuple[str, ...]:
    """A sentence about each tool that is there: tube, needle, drill, the cement's tube. Both sides move alike."""
    left = {instrument.kind: instrument for instrument in scene.instruments if instrument.side == "left"}
    sentences = {  # a shaft goes with its balloon
        "cannula": _tube,
        "needle": _needle,
        "drill": _drill,
        "cement_tube": _cement_tube,
    }
    return tuple(
        sentence(_place(scene, left[kind]), scene.case.balloons) for kind, sentence in sentences.items() if kind in left
    )


def _tube(place: _Place, sides: int) -> str:
    match place:
        case "outside":
            return ngettext(
                "On the left, a thin tube is outside the body.",
                "On each side, a thin tube is outside the body.",
                sides,
            )
        case "tissue":
            return ngettext(
                "On the left, a thin tube has its tip in the soft tissue of the back.",
                "On each side, a thin tube has its tip in the soft tissue of the back.",
                sides,
            )
        case "bridge":
            return ngettext(
                "On the left, a thin tube has its tip in the bridge of bone behind the vertebral body.",
                "On each side, a thin tube has its tip in the bridge of bone behind the vertebral body.",
                sides,
            )
        case _:
            return ngettext(
                "On the left, a thin tube leads into the vertebral body.",
                "On each side, a thin tube leads into the vertebral body.",
                sides,
            )


def _needle(place: _Place, sides: int) -> str:
    match place:
        case "outside":
            return ngettext("A needle is outside the body.", "On each side, a needle is outside the body.", sides)
        case "tissue":
            return ngettext(
                "A needle has its tip in the soft tissue of the back.",
                "On each side, a needle has its tip in the soft tissue of the back.",
                sides,
            )
        case "bridge":
            return ngettext(
                "A needle has its tip in the bridge of bone behind the vertebral body.",
                "On each side, a needle has its tip in the bridge of bone behind the vertebral body.",
                sides,
            )
        case "body":
            return ngettext(
                "A needle leads into the vertebral body.",
                "On each side, a needle leads into the vertebral body.",
                sides,
            )
        case "tube":
            return ngettext("A needle is inside the tube.", "On each side, a needle is inside the tube.", sides)


def _drill(place: _Place, sides: int) -> str:
    match place:
        case "outside":
            return ngettext(
                "A hand drill is outside the body.", "On each side, a hand drill is outside the body.", sides
            )
        case "tube":
            return ngettext("A hand drill is inside the tube.", "On each side, a hand drill is inside the tube.", sides)
        case _:
            return ngettext(
                "A hand drill leads through the tube into the vertebral body.",
                "On each side, a hand drill leads through the tube into the vertebral body.",
                sides,
            )


def _cement_tube(place: _Place, sides: int) -> str:
    match place:
        case "outside":
            return ngettext(
                "A thinner tube for the cement is outside the body.",
                "On each side, a thinner tube for the cement is outside the body.",
                sides,
            )
        case "tube":
            return ngettext(
                "A thinner tube for the cement is inside the first.",
                "On each side, a thinner tube for the cement is inside the first.",
                sides,
            )
        case _:
            return ngettext(
                "A thinner tube for the cement leads there too.",
                "On each side, a thinner tube for the cement leads there too.",
                sides,
            )


def is_in_tube(scene: Scene, place_mm: float) -> bool:
    """Whether a place along the left axis is within the tube that leads into the bone."""
    tubes = [i for i in scene.instruments if i.kind == "cannula" and i.side == "left"]
    return any(tube.tail_mm <= place_mm <= tube.tip_mm for tube in tubes)


def _place(scene: Scene, instrument: Instrument) -> _Place:
    tip_mm = instrument.tip_mm
    if instrument.kind != "cannula" and is_in_tube(scene, tip_mm):
        return "tube"
    if tip_mm < skin_s_mm(scene.case.level, scene.case.path):
        return "outside"
    place = axis_places(scene.case.level, scene.case.path)
    if tip_mm < place.entry_mm:
        return "tissue"
    return "bridge" if tip_mm < place.back_wall_mm else "body"
