"""What the gauges say in plain words, a word each or as sentences: no figures, but what is happening at this moment."""

from dataclasses import dataclass
from typing import Literal

from kyphoview.describe.cement_state import CementState, cement_state
from kyphoview.describe.height_regained import regained_parts
from kyphoview.language import N_, _, pgettext
from kyphoview.procedure.body_state import rise_begins_at
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called

Filling = Literal["empty", "filling", "full", "emptying"]
NOTHING_ML = 0.02  # and less: nothing is in yet, or any more
_WHOLE = 0.99  # of the case's volume
_VOLUME: dict[Filling, str] = {
    "empty": N_("empty"),
    "filling": N_("filling"),
    "full": N_("full"),
    "emptying": N_("emptying"),
}
_PRESSURE: dict[Filling, str] = {
    "empty": N_("no pressure"),
    "filling": N_("rising"),
    "full": N_("high"),
    "emptying": N_("falling"),
}
_BALLOON: dict[Filling, str] = {
    "empty": N_("The balloon is empty."),
    "filling": N_("The balloon is filling."),
    "full": N_("The balloon is full."),
    "emptying": N_("The balloon is emptying."),
}
_BALLOONS: dict[Filling, str] = {
    "empty": N_("Both balloons are empty."),
    "filling": N_("Both balloons are filling."),
    "full": N_("Both balloons are full."),
    "emptying": N_("Both balloons are emptying."),
}
_PRESSING: dict[Filling, str] = {
    "empty": N_("No pressure."),
    "filling": N_("Pressure is rising."),
    "full": N_("Pressure is high."),
    "emptying": N_("Pressure is falling."),
}
_CEMENT: dict[CementState, str] = {
    "liquid": N_("It is soft."),
    "thickening": N_("It is getting thicker."),
    "dough": N_("It is like dough."),
    "firm": N_("It is firm."),
    "hard": N_("It is hard."),
}


@dataclass(frozen=True, slots=True)
class GaugeWords:
    """A word each for the volume, the pressure and the height."""

    volume: str
    pressure: str
    height: str


def gauge_words(scene: Scene) -> GaugeWords:
    """What a patient reads where a student reads figures."""
    filling = _filling(scene)
    lacks_cement = filling == "empty" and gauges_cement(scene)
    volume = pgettext("cement", "none yet") if lacks_cement else _(_VOLUME[filling])
    return GaugeWords(volume, _(_PRESSURE[filling]), _height(scene, filling))


def gauges_sentences(scene: Scene) -> tuple[str, ...]:
    """The same as plain sentences, for where the gauges have no room."""
    filling = _filling(scene)
    return (*(_cement(scene, filling) if gauges_cement(scene) else _balloon(scene, filling)), _back(scene, filling))


def _balloon(scene: Scene, filling: Filling) -> tuple[str, str]:
    said = _BALLOON if scene.case.balloons == 1 else _BALLOONS
    return _(said[filling]), _(_PRESSING[filling])


def _cement(scene: Scene, filling: Filling) -> tuple[str, ...]:
    """What goes in, and once some is in, how far it has set."""
    if filling == "empty":
        return (_("No cement is in the bone yet."),)
    setting = max((cement.setting for cement in scene.cements), default=0.0)
    going = _("All the cement is in.") if filling == "full" else _("Cement is going in.")
    return going, _(_CEMENT[cement_state(setting)])


def _back(scene: Scene, filling: Filling) -> str:
    if _is_rising(scene, filling):
        return _("The bone is rising.")
    if regained_parts(scene).whole > 0:
        return _("Some height is back.")
    return _("No height is back.")


def _filling(scene: Scene) -> Filling:
    """How far the balloon or, once it is gone, the cement is."""
    is_cement = gauges_cement(scene)
    volume_ml = _put_in_ml(scene) if is_cement else scene.figures.balloon_volume_ml[0]
    whole_ml = scene.case.cement_ml if is_cement else scene.case.balloon_ml
    if volume_ml <= NOTHING_ML:
        return "empty"
    if volume_ml >= _WHOLE * whole_ml:
        return "full"
    is_drained = not is_cement and scene.progress.balloon_ml < scene.progress.pumped_ml
    return "emptying" if is_drained else "filling"


def _put_in_ml(scene: Scene) -> float:
    """How much cement has gone in on a side, with what has left the bone since, mL."""
    figures = scene.figures
    return (sum(figures.cement_volume_ml) + figures.leaked_ml) / len(figures.cement_volume_ml)


def gauges_cement(scene: Scene) -> bool:
    """Whether the gauges show the cement, not the balloon."""
    return not scene.case.has_balloon or step_called(scene.moment.shown.step).gauged == "cement"


def _is_rising(scene: Scene, filling: Filling) -> bool:
    has_begun = filling == "filling" and scene.moment.shown.at >= rise_begins_at(scene.case)
    return has_begun and not gauges_cement(scene) and scene.case.regain_percent > 0.0


def _height(scene: Scene, filling: Filling) -> str:
    if _is_rising(scene, filling):
        return _("rising")
    if regained_parts(scene).whole > 0:
        return pgettext("of the lost height", "a part")
    return pgettext("of the lost height", "none")
