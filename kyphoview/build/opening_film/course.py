"""What the opening film shows when: a body that turns slowly, skin giving way to muscle and muscle to bone, until one
vertebra stays."""

from dataclasses import dataclass

from kyphoview.procedure.track import Track, glided
from kyphoview.view.solid.camera import Orbit

SECONDS = 9.0
FRAMES_A_SECOND = 20
WIDE_PX, HIGH_PX = 800, 1000

# Keys are (seconds, value).
_AZIMUTH_DEG = Track([(0.0, 238.0), (SECONDS, 326.0)], glided)
_ELEVATION_DEG = Track([(3.0, 3.0), (SECONDS, 17.0)])
_HEIGHT_RATIO = Track([(4.7, 0.0), (8.3, 1.0)])  # of the way from the whole trunk to one vertebra
_TARGET_Y_MM = Track([(4.7, -8.0), (8.3, -22.0)])  # the middle of the trunk, and of a vertebra with its processes
_TARGET_Z_MM = Track([(4.7, -13.0), (8.3, -3.0)])
_TRUNK_MM, _VERTEBRA_MM = 462.0, 126.0
_SKIN_OPEN_MM = Track([(0.9, -60.0), (3.3, 280.0)])
_MUSCLE_OPEN_MM = Track([(2.8, -60.0), (5.1, 300.0)])
_SKIN_SHADE = Track([(4.8, 0.20), (6.4, 0.0)])
_OTHER_BONES = Track([(5.7, 1.0), (7.4, 0.0)])


@dataclass(frozen=True, slots=True)
class Look:
    """One frame.

    `skin_open_mm` and `muscle_open_mm` are how far from the treated vertebra skin and muscle have given way (negative:
    not at all); `skin_shade` is how much of the skin is left behind the bones, `other_bones` how much of all bones but
    one, 0 to 1.
    """

    orbit: Orbit
    skin_open_mm: float
    muscle_open_mm: float
    skin_shade: float
    other_bones: float


def look_at(seconds: float) -> Look:
    """What is seen after so many seconds."""
    height = _TRUNK_MM * (_VERTEBRA_MM / _TRUNK_MM) ** _HEIGHT_RATIO.at(seconds)
    target = (0.0, _TARGET_Y_MM.at(seconds), _TARGET_Z_MM.at(seconds))
    width = height * WIDE_PX / HIGH_PX
    return Look(
        Orbit(_AZIMUTH_DEG.at(seconds), _ELEVATION_DEG.at(seconds), target, width, height),
        _SKIN_OPEN_MM.at(seconds),
        _MUSCLE_OPEN_MM.at(seconds),
        _SKIN_SHADE.at(seconds),
        _OTHER_BONES.at(seconds),
    )
