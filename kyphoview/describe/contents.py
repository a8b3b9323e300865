"""What is in the bone, or on its way there: balloon, space and cement, in words."""

from kyphoview.describe.balloon import emptied_balloon, filled_balloon, unused_balloon
from kyphoview.describe.cement_state import CementState, cement_state
from kyphoview.describe.leak import leak_sentences
from kyphoview.language import N_, _, ngettext, rounded
from kyphoview.procedure.scene import Scene

_SETTING: dict[CementState, str] = {
    "liquid": N_("The cement is still liquid."),
    "thickening": N_("The cement is getting thicker."),
    "dough": N_("The cement is as thick as dough."),
    "firm": N_("The cement is nearly hard."),
    "hard": N_("The cement is hard."),
}
_ALL_FROM = 0.9995  # of the cement is all of it


def contents(scene: Scene) -> tuple[str, ...]:
    """One sentence or two; none while there is neither balloon nor space nor cement."""
    if scene.balloons:
        return _balloon(scene)
    if scene.cements:
        return (_cement(scene), _(_SETTING[cement_state(scene.cements[0].setting)]), *leak_sentences(scene))
    if scene.cavities:
        return (_empty_space(scene),)
    return ()


def _balloon(scene: Scene) -> tuple[str, ...]:
    if scene.progress.balloon_ml > 0.0:
        return (filled_balloon(scene),)
    if not scene.cavities:
        return (unused_balloon(scene),)
    return emptied_balloon(scene), _empty_space(scene)


def _empty_space(scene: Scene) -> str:
    return ngettext(
        "The bone has an empty space of {volume} mL in its middle.",
        "On each side, the bone has an empty space of {volume} mL.",
        scene.case.balloons,
        volume=rounded(scene.figures.cavity_volume_ml[0], 1),
    )


def _cement(scene: Scene) -> str:
    sides, volume_ml = scene.case.balloons, scene.figures.cement_volume_ml[0]
    volume = rounded(volume_ml, 1)
    if volume == rounded(0.0):
        return ngettext("Cement begins to flow in.", "On each side, cement begins to flow in.", sides)
    if not scene.case.has_balloon:
        return _cloud(sides, volume, volume_ml < scene.case.cement_ml * _ALL_FROM)
    if volume_ml + scene.figures.leaked_ml / sides < scene.case.cement_ml * _ALL_FROM:
        return ngettext(
            "Cement flows in from the front: {volume} mL so far.",
            "On each side, cement flows in from the front: {volume} mL so far.",
            sides,
            volume=volume,
        )
    return ngettext(
        "The bone holds {volume} mL of cement in its middle.",
        "On each side, the bone holds {volume} mL of cement.",
        sides,
        volume=volume,
    )


def _cloud(sides: int, volume: str, is_going_in: bool) -> str:
    """Cement among the trabeculae, without a balloon's space."""
    if is_going_in:
        return ngettext(
            "Cement spreads in the spongy bone: {volume} mL so far.",
            "On each side, cement spreads in the spongy bone: {volume} mL so far.",
            sides,
            volume=volume,
        )
    return ngettext(
        "The spongy bone holds {volume} mL of cement, without a space made for it.",
        "On each side, the spongy bone holds {volume} mL of cement, without a space made for it.",
        sides,
        volume=volume,
    )
