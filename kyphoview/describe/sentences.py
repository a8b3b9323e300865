"""A Scene in sentences: what is to be seen at this very moment, for the ear and for the eye."""

import math
from collections.abc import Sequence

from kyphoview.describe.contents import contents
from kyphoview.describe.instruments import instruments
from kyphoview.describe.numbers import counted, millimetres, rounded
from kyphoview.describe.xray import xray_frame, xray_shadows
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import first_clock, step_called

_TREATMENT_FROM = first_clock(lambda step: step.is_treatment)
_BACK_FROM_MM = 750.0  # a side cut that frames so much shows the whole back
_TRUNK_FROM_MM = 400.0
_ACROSS_FROM_MM = 300.0  # and a top cut of that width the whole trunk
_SINKS = {"wedge": "front", "biconcave": "middle", "crush": "whole body"}

_FRAME_IN_SPACE = (
    "The picture shows five vertebrae in the round, which can be turned by hand; "
    "the near part is cut away along the needle's way, or is whole again where you close it."
)


def describe(scene: Scene, view: str = "side") -> tuple[str, ...]:
    """Two to seven sentences: where the tools are, what is in the bone, the vertebra, the person, what is framed; and
    what stands out in an X-ray.

    Args:
        scene: the moment.
        view: "top", "3d", "xray-side" and "xray-front" are framed in their own words, every other in the side cut's.
    """
    sentences = (
        instruments(scene),
        contents(scene),
        _vertebra(scene),
        _heights(scene),
        _slope(scene),
        _posture(scene),
        _frame(scene, view),
        xray_shadows(scene) if view in XRAY_VIEWS else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def describe_views(scene: Scene, views: Sequence[str]) -> tuple[str, ...]:
    """What one view shows, or two side by side: what both say stands once, and each one's own names which it is."""
    told = [describe(scene, view) for view in views]
    if len(told) == 1:
        return told[0]
    shared = [sentence for sentence in told[0] if all(sentence in other for other in told[1:])]
    own = [
        sentence.replace("The picture", f"The {place} picture", 1)
        for place, sentences in zip(("first", "second"), told, strict=True)
        for sentence in sentences
        if sentence not in shared
    ]
    return (*shared, *own)


def _vertebra(scene: Scene) -> str:
    """How the vertebra is, until the treatment begins; from then on the heights say so."""
    level, sunk = scene.case.level, scene.progress.sunk
    if _is_treatment(scene):
        return ""
    if sunk <= 0.0:
        return f"The vertebra {level} is whole, with a disc above and below it and the spinal canal behind it."
    part = _SINKS[scene.case.shape]
    if sunk < 1.0:
        return f"The vertebra {level} is giving way: its {part} is sinking."
    return f"The vertebra {level} is broken: its {part} is squashed."


def _heights(scene: Scene) -> str:
    front, middle, back = (millimetres(height) for height in scene.heights.columns)
    subject = "It is"
    if _is_treatment(scene):
        subject = f"The {'treated' if scene.cements else 'broken'} vertebra {scene.case.level} is"
    return f"{subject} {front} mm high in front, {middle} mm in the middle and {back} mm at the back."


def _slope(scene: Scene) -> str:
    wedge_deg = scene.figures.wedge_angle_deg
    degrees = rounded(abs(wedge_deg))
    if degrees == "0":
        slope = "Its top is level with its bottom"
    else:
        slope = f"Its top slopes {'forward' if wedge_deg > 0.0 else 'backward'} by {counted(degrees, 'degree')}"
    return f"{slope}{_regained(scene) if _is_treatment(scene) else _lean(scene)}."


def _lean(scene: Scene) -> str:
    degrees = rounded(math.degrees(scene.above.angle_rad))
    return f", and the spine above it leans {counted(degrees, 'degree')} further forward" if degrees != "0" else ""


def _regained(scene: Scene) -> str:
    percent = rounded(scene.figures.height_regained_percent)
    share = {"0": "none", "100": "all"}.get(percent, f"{percent} percent")
    return f", and {share} of its lost front height is back"


def _is_treatment(scene: Scene) -> bool:
    return scene.moment.clock > _TREATMENT_FROM


def _posture(scene: Scene) -> str:
    if scene.lying >= 1.0:
        how = "lies face down, though the picture does not turn"
    elif scene.lying <= 0.0:
        how = "is upright"
    else:
        keys = step_called(scene.moment.step).movements["lying"]
        how = "is lying down on the front" if keys[-1][1] > keys[0][1] else "is getting up"
    opening = "a small opening" if scene.case.balloons == 1 else "two small openings"
    return f"The person {how}{f', with {opening} in the skin of the back' if scene.incision > 0.0 else ''}."


def _frame(scene: Scene, view: str) -> str:
    for xray in XRAY_VIEWS:
        if view == xray:
            return xray_frame(scene, xray)
    if view == "3d":
        return _FRAME_IN_SPACE
    return _frame_of_top(scene) if view == "top" else _frame_of_side(scene)


def _frame_of_side(scene: Scene) -> str:
    height_mm = scene.cameras["side"].height_mm
    if height_mm >= _BACK_FROM_MM:
        what = "the whole back"
    elif height_mm >= _TRUNK_FROM_MM:
        what = "the trunk"
    else:
        what = f"about {rounded(height_mm / 10)} cm of the spine around {scene.case.level}"
    return f"The picture shows {what} in a cut seen from the left, with the front on the left."


def _frame_of_top(scene: Scene) -> str:
    width_mm = scene.cameras["top"].width_mm
    what = "the whole trunk" if width_mm >= _ACROSS_FROM_MM else f"about {rounded(width_mm / 10)} cm from side to side"
    return f"The picture shows {what} in a cut across {scene.case.level}, seen from above, with the front at the top."
