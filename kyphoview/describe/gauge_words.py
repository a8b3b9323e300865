"""What the gauges say in plain words: no figures, but what is happening at this moment."""

from dataclasses import dataclass
from typing import Literal

from kyphoview.describe.height_regained import regained_parts
from kyphoview.language import N_, _, pgettext
from kyphoview.procedure.body_state import rise_begins_at
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called

Filling = Literal["empty", "filling", "full", "emptying"]
_NOTHING_ML, _WHOLE = 0.02, 0.99  # of the case's volume
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


@dataclass(frozen=True, slots=True)
class GaugeWords:
    """A word each for the volume, the pressure and the height."""

    volume: str
    pressure: str
    height: str


def gauge_words(scene: Scene) -> GaugeWords:
    """What a patient reads where a student reads figures."""
    filling = _filling(scene)
    return GaugeWords(_(_VOLUME[filling]), _(_PRESSURE[filling]), _height(scene, filling))


def _filling(scene: Scene) -> Filling:
    """How far the balloon or, once it is gone, the cement is."""
    is_cement = _gauges_cement(scene)
    volume_ml = (scene.figures.cement_volume_ml if is_cement else scene.figures.balloon_volume_ml)[0]
    whole_ml = scene.case.cement_ml if is_cement else scene.case.balloon_ml
    if volume_ml <= _NOTHING_ML:
        return "empty"
    if volume_ml >= _WHOLE * whole_ml:
        return "full"
    is_drained = not is_cement and scene.progress.balloon_ml < scene.progress.pumped_ml
    return "emptying" if is_drained else "filling"


def _gauges_cement(scene: Scene) -> bool:
    return step_called(scene.moment.shown.step).gauged == "cement"


def _height(scene: Scene, filling: Filling) -> str:
    has_begun = filling == "filling" and scene.moment.shown.at >= rise_begins_at(scene.case)
    if has_begun and not _gauges_cement(scene) and scene.case.regain_percent > 0.0:
        return _("rising")
    if regained_parts(scene.figures).whole > 0:
        return pgettext("of the lost height", "a part")
    return pgettext("of the lost height", "none")
