"""The balloons in words: where they are while empty, and how full they are."""

from typing import Literal, TypeAlias

from kyphoview.describe.figures import pressure
from kyphoview.describe.instruments import is_in_tube
from kyphoview.language import ngettext, rounded
from kyphoview.procedure.scene import Scene

_FULL_FROM = 0.9995  # a balloon so full is full

_Place: TypeAlias = Literal["outside", "tube", "half", "between", "bone"]


def filled_balloon(scene: Scene) -> str:
    """Whether it fills, is full or empties, what it holds and how hard it presses."""
    progress, sides = scene.progress, scene.case.balloons
    held = {
        "volume": rounded(scene.figures.balloon_volume_ml[0], 1),
        "pressure": pressure(scene.figures.balloon_pressure_psi[0]),
    }
    is_nothing, is_emptying = held["volume"] == rounded(0.0), progress.balloon_ml < progress.pumped_ml
    if is_nothing and is_emptying:
        return ngettext(
            "One balloon in the bone is emptying: it holds hardly anything at {pressure}.",
            "Two balloons in the bone are emptying: each holds hardly anything at {pressure}.",
            sides,
            **held,
        )
    if is_nothing:
        return ngettext(
            "One balloon in the bone is filling: it holds hardly anything at {pressure}.",
            "Two balloons in the bone are filling: each holds hardly anything at {pressure}.",
            sides,
            **held,
        )
    if is_emptying:
        return ngettext(
            "One balloon in the bone is emptying: it holds {volume} mL at {pressure}.",
            "Two balloons in the bone are emptying: each holds {volume} mL at {pressure}.",
            sides,
            **held,
        )
    if scene.balloons[0].fill >= _FULL_FROM:
        return ngettext(
            "One balloon in the bone is full: it holds {volume} mL at {pressure}.",
            "Two balloons in the bone are full: each holds {volume} mL at {pressure}.",
            sides,
            **held,
        )
    return ngettext(
        "One balloon in the bone is filling: it holds {volume} mL at {pressure}.",
        "Two balloons in the bone are filling: each holds {volume} mL at {pressure}.",
        sides,
        **held,
    )


def unused_balloon(scene: Scene) -> str:
    """Where it is, still empty."""
    sides = scene.case.balloons
    match _place(scene):
        case "tube":
            return ngettext(
                "One balloon, still empty, is inside the tube.",
                "Two balloons, still empty, are inside the tubes.",
                sides,
            )
        case "half":
            return ngettext(
                "One balloon, still empty, is half inside the tube.",
                "Two balloons, still empty, are half inside the tubes.",
                sides,
            )
        case "between":
            return ngettext(
                "One balloon, still empty, is halfway between the tube and the bone.",
                "Two balloons, still empty, are halfway between the tubes and the bone.",
                sides,
            )
        case "bone":
            return ngettext(
                "One balloon, still empty, is in the bone.", "Two balloons, still empty, are in the bone.", sides
            )
        case "outside":
            return ngettext(
                "One balloon, still empty, is outside the body.",
                "Two balloons, still empty, are outside the body.",
                sides,
            )


def emptied_balloon(scene: Scene) -> str:
    """Where it is, empty again."""
    sides = scene.case.balloons
    match _place(scene):
        case "tube":
            return ngettext(
                "One balloon, empty again, is inside the tube.",
                "Two balloons, empty again, are inside the tubes.",
                sides,
            )
        case "half":
            return ngettext(
                "One balloon, empty again, is half inside the tube.",
                "Two balloons, empty again, are half inside the tubes.",
                sides,
            )
        case "between":
            return ngettext(
                "One balloon, empty again, is halfway between the tube and the bone.",
                "Two balloons, empty again, are halfway between the tubes and the bone.",
                sides,
            )
        case "bone":
            return ngettext(
                "One balloon, empty again, is in the bone.", "Two balloons, empty again, are in the bone.", sides
            )
        case "outside":
            return ngettext(
                "One balloon, empty again, is outside the body.",
                "Two balloons, empty again, are outside the body.",
                sides,
            )


def _place(scene: Scene) -> _Place:
    back_mm, front_mm = scene.balloons[0].markers_mm
    is_back_in, is_front_in = is_in_tube(scene, back_mm), is_in_tube(scene, front_mm)
    if is_front_in:
        return "tube" if is_back_in else "half"
    if is_back_in:
        return "between"
    return "bone" if back_mm > 0.0 else "outside"
