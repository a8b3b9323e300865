"""Where the large vessels run before the spine: the aorta and its division, the vena cava. At rest, in the treated
level's frame, mm.

Beside the published gap between aorta and disc and the height at which it divides (`levels`), widths and ways are
general knowledge: the aorta a little to the left, the vena cava to its right, the right iliac artery before the left
vein.
"""

from functools import cache
from itertools import pairwise
from typing import Literal

import numpy as np

from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import (
    AORTA_DIVIDES_AT,
    DISC_BULGE_FRONT_MM,
    DISCS,
    LEVELS,
    REFERENCE_LEVEL,
    TREATABLE_LEVELS,
    VERTEBRAE,
)
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.strand import Strand, rounded_ends, smooth_through

Vessel = Literal["aorta", "vena_cava"]
AORTA_HALF_MM = (9.0, 8.5)  # half its width and depth
_ILIAC_HALF_MM = 4.75
_CAVA_HALF_MM = (10.5, 7.2)
_ILIAC_VEIN_HALF_MM = 6.0
_ASIDE_MM = -7.5
_USUAL_GAP_MM = 1.2  # where it was not measured
_HIGHEST_MM = 244.0  # above L1's centre: there the drawing ends
_EACH = 8

# From the division on, in L5's frame beside its centre and before its front wall, (x, before, z); then on along the
# brim of the pelvis, (x, y, z) in L1's frame.
_LEFT_ARTERY = ((-15.0, 13.0, 2.0), (-24.0, 13.0, -20.0))
_RIGHT_ARTERY = ((3.0, 19.0, 6.0), (19.0, 16.0, -16.0))
_ARTERY_ON = ((36.0, 4.0, -198.0), (46.0, 17.0, -220.0), (54.0, 38.0, -242.0), (58.0, 62.0, -258.0))
_MEETING = (14.0, 10.5, -2.0)  # where the iliac veins become the vena cava
_LEFT_VEIN = ((-1.0, 9.0, -14.0), (-17.0, 8.0, -26.0))
_RIGHT_VEIN = ((20.0, 9.0, -20.0),)
_VEIN_ON = ((34.0, -6.0, -202.0), (43.0, 6.0, -224.0), (50.0, 26.0, -246.0), (54.0, 48.0, -262.0))


@cache
def vessel_strands(treated: str, vessel: Vessel) -> tuple[Strand, ...]:
    """One vessel with its two branches below; they overlap where they meet."""
    return _aorta(treated) if vessel == "aorta" else _vena_cava(treated)


def _aorta(treated: str) -> tuple[Strand, ...]:
    down = [_before_disc(treated, above, below) for above, below in pairwise(LEVELS) if above != "L5"]
    division = _in_front(treated, AORTA_DIVIDES_AT, _ASIDE_MM + 3.0, AORTA_HALF_MM[1] + 3.5, -10.0)
    down = [*[knot for knot in down if knot[2] > division[2] + 8.0], division]
    trunk = _strand(np.array([_farther_up(treated, down), *down]), AORTA_HALF_MM, (1.0, 0.74))
    start = down[-1] + 0.35 * (down[-2] - down[-1])
    return trunk, *(
        _branch(treated, start, side, near, _ARTERY_ON, _ILIAC_HALF_MM)
        for side, near in ((-1.0, _LEFT_ARTERY), (1.0, _RIGHT_ARTERY))
    )


def _vena_cava(treated: str) -> tuple[Strand, ...]:
    down = []
    for level, traits in TREATABLE_LEVELS.items():
        aside, before = traits.vena_cava_mm
        down.append(_in_front(treated, level, aside, _gap_mm(level) + before, 0.0))
    meeting = _in_front(treated, "L5", *_MEETING)
    trunk = _strand(np.array([_farther_up(treated, down), *down, meeting]), _CAVA_HALF_MM, (1.0, 0.86))
    start = meeting + 0.2 * (down[-1] - meeting)
    return trunk, *(
        _branch(treated, start, side, near, _VEIN_ON, _ILIAC_VEIN_HALF_MM)
        for side, near in ((-1.0, _LEFT_VEIN), (1.0, _RIGHT_VEIN))
    )


def _branch(
    treated: str,
    start: Points,
    side: float,
    near: tuple[tuple[float, float, float], ...],
    on: tuple[tuple[float, float, float], ...],
    half_mm: float,
) -> Strand:
    """A branch from where it leaves the vessel to the groin; `side` is 1 on the right."""
    beside = [_in_front(treated, "L5", *place) for place in near]
    home = placement(treated, REFERENCE_LEVEL)
    far = [home.carry(np.array((side * x, y, z))) for x, y, z in on]
    return _strand(np.array([start, *beside, *far]), (half_mm, half_mm), (1.0, 0.9))


def _strand(knots: Points, half_mm: tuple[float, float], tapers: tuple[float, float]) -> Strand:
    path, way = smooth_through(knots, _EACH)
    taper = np.interp(way, (0.0, way[-1]), tapers) * rounded_ends(way, 0.25)
    return Strand(read_only(path), read_only(half_mm[0] * taper), read_only(half_mm[1] * taper))


def _before_disc(treated: str, above: str, below: str) -> Points:
    """The aorta's middle before the disc between two levels."""
    high = _in_front(treated, above, _ASIDE_MM, _gap_mm(above) + AORTA_HALF_MM[1], 0.0)
    low = _in_front(treated, below, _ASIDE_MM, _gap_mm(above) + AORTA_HALF_MM[1], 0.0)
    middle: Points = (high + low) / 2
    return middle


def _in_front(treated: str, level: str, aside_mm: float, before_mm: float, up_mm: float) -> Points:
    """A place (3,) so far to the right of a vertebra's middle, before the front of the discs, and above its centre."""
    y = VERTEBRAE[level].endplate_depth_mm / 2 + DISC_BULGE_FRONT_MM + before_mm
    found: Points = placement(treated, level).carry(np.array((aside_mm, y, up_mm)))
    return found


def _farther_up(treated: str, down: list[Points]) -> Points:
    """The place where the drawing ends, beyond the highest of these and on in the same way."""
    end = placement(treated, REFERENCE_LEVEL).carry(np.array((0.0, 0.0, _HIGHEST_MM)))
    way = down[0] - down[1]
    found: Points = down[0] + (end[2] - down[0][2]) / way[2] * way
    return found


def _gap_mm(level: str) -> float:
    """How far the aorta lies before the disc under a level."""
    return next((disc.aorta_gap_mm for disc in DISCS.values() if disc.above == level), _USUAL_GAP_MM)
