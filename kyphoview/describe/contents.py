"""What is in the bone, or on its way there: balloon, space and cement, in words."""

from kyphoview.describe.figures import pressure
from kyphoview.describe.instruments import is_in_tube, on_sides
from kyphoview.describe.numbers import millilitres
from kyphoview.procedure.scene import Scene

_SETTING = ((0.05, "still liquid"), (0.4, "getting thicker"), (0.8, "as thick as dough"), (0.999, "nearly hard"))
_ALL_FROM = 0.9995  # a balloon or a space so full is full


def contents(scene: Scene) -> str:
    """One sentence; empty while there is neither balloon nor space nor cement."""
    if scene.balloons:
        return _filled_balloon(scene) if scene.progress.balloon_ml > 0.0 else _empty_balloon(scene)
    if scene.cements:
        return _cement(scene)
    if scene.cavities:
        return f"{on_sides(scene).capitalize()}, the bone has an empty space of {_space_ml(scene)} mL."
    return ""


def _filled_balloon(scene: Scene) -> str:
    is_one, progress = scene.case.balloons == 1, scene.progress
    if progress.balloon_ml < progress.pumped_ml:
        state = "is emptying" if is_one else "are emptying"
    elif scene.balloons[0].fill >= _ALL_FROM:
        state = "is full" if is_one else "are full"
    else:
        state = "is filling" if is_one else "are filling"
    amount = millilitres(scene.figures.balloon_volume_ml[0])
    held = f"{amount} mL" if amount != "0" else "hardly anything"
    holds = f"{'it' if is_one else 'each'} holds {held} at {pressure(scene.figures.balloon_pressure_psi[0])}"
    return f"{_subject(scene)} in the bone {state}: {holds}."


def _empty_balloon(scene: Scene) -> str:
    are = "is" if scene.case.balloons == 1 else "are"
    if not scene.cavities:
        return f"{_subject(scene)}, still empty, {are} {_balloon_place(scene)}."
    space = f"{_space_ml(scene)} mL{'' if scene.case.balloons == 1 else ' on each side'}"
    return f"{_subject(scene)}, empty again, {are} {_balloon_place(scene)}; the space in the bone is {space}."


def _subject(scene: Scene) -> str:
    return "One balloon" if scene.case.balloons == 1 else "Two balloons"


def _balloon_place(scene: Scene) -> str:
    back_mm, front_mm = scene.balloons[0].markers_mm
    is_back_in, is_front_in = is_in_tube(scene, back_mm), is_in_tube(scene, front_mm)
    tube = "the tube" if scene.case.balloons == 1 else "the tubes"
    if is_front_in:
        return f"inside {tube}" if is_back_in else f"half inside {tube}"
    if is_back_in:
        return f"halfway between {tube} and the bone"
    return "in the bone" if back_mm > 0.0 else "outside the body"


def _space_ml(scene: Scene) -> str:
    return millilitres(scene.figures.cavity_volume_ml[0])


def _cement(scene: Scene) -> str:
    volume_ml, state = scene.figures.cement_volume_ml[0], _state(scene.cements[0].setting)
    amount, where = millilitres(volume_ml), on_sides(scene).capitalize()
    if amount == "0":
        return f"{where}, cement begins to flow in, {state}."
    if volume_ml < scene.case.cement_ml * _ALL_FROM:
        return f"{where}, cement flows in from the front: {amount} mL so far, {state}."
    return f"{where}, the bone holds {amount} mL of cement, which is {state}."


def _state(setting: float) -> str:
    return next((state for below, state in _SETTING if setting < below), "hard")
