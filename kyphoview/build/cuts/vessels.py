"""The aorta in the side cut, from its arch down the front of the discs as near as published. Building only.

Where it divides, the left iliac artery goes on in its line: past the front of L5 and down along the brim of the pelvis
to the groin, where it leaves the body's cavity.
"""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from kyphoview.anatomy.cortical_shell import ramp
from kyphoview.anatomy.cuts.whole_spine import in_reference, spine_frames
from kyphoview.anatomy.geometry.curves import resampled, smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import DISC_BULGE_FRONT_MM, DISCS

AORTA_WIDE_MM, _ILIAC_MM = 17.0, 9.5
_USUAL_GAP_MM = 1.2  # where it was not measured
_STEP_MM = 1.5
_DIVIDES_OVER_MM = 44.0  # along it, from the aorta's width to the iliac artery's
# The upper wall of the arch, from where it leaves the plane, and the iliac artery's wall from L5 on: (y, z)
# in mm in L1's frame, general knowledge, seen from the side.
_ARCH = ((64.0, 239.0), (57.0, 245.0), (46.0, 248.0), (35.0, 243.5))
_TO_THE_GROIN = (
    (-2.0, -160.0), (-5.0, -178.0), (-1.0, -200.0), (12.0, -226.0), (31.0, -252.0), (54.0, -278.0), (79.0, -304.0),
)  # fmt: skip


def aorta(levels: list[str], divides_at: str, discs: Mapping[tuple[str, str], Array]) -> Array:
    """Closed (N, 2), (y, z) in mm in L1's frame, along these levels from above downwards.

    Args:
        discs: the front of each disc that the plane meets, (2,) in the same frame.
    """
    down = [_before(*pair, discs) for pair in pairwise(levels)]
    wall = smooth_through(np.vstack((_ARCH, down, _TO_THE_GROIN)), False, _STEP_MM)
    division = wall[np.abs(wall[:, 1] - _division_z_mm(divides_at)).argmin()]
    way = _STEP_MM * np.arange(len(wall))
    past = way - way[(wall == division).all(axis=1).argmax()]
    wide = AORTA_WIDE_MM + (_ILIAC_MM - AORTA_WIDE_MM) * ramp(0.5 + past / _DIVIDES_OVER_MM)
    from_end = np.clip(2.0 * np.minimum(way, way[-1] - way) / wide, 0.0, 1.0)
    wide *= np.sqrt(from_end * (2.0 - from_end))  # half a circle at either end
    along = np.gradient(wall, axis=0)
    forwards = np.column_stack((-along[:, 1], along[:, 0])) / np.hypot(along[:, 0], along[:, 1])[:, None]
    inset, front = (AORTA_WIDE_MM - wide) / 2, (AORTA_WIDE_MM + wide) / 2
    outline = np.vstack((wall + inset[:, None] * forwards, (wall + front[:, None] * forwards)[::-1]))
    return resampled(outline, _STEP_MM, True)


def aorta_gap_mm(level: str) -> float:
    """How far the aorta lies before the disc under a level."""
    return next((disc.aorta_gap_mm for disc in DISCS.values() if disc.above == level), _USUAL_GAP_MM)


def _before(above: str, below: str, discs: Mapping[tuple[str, str], Array]) -> Array:
    """The wall's nearest point before a disc."""
    gap = aorta_gap_mm(above)
    if (above, below) in discs:
        measured: Array = discs[above, below] + np.array((gap, 0.0))
        return measured
    _, height, depth = spine_frames()[above]
    reach = depth / 2 + DISC_BULGE_FRONT_MM + gap
    usual: Array = in_reference(above, [(reach, -height / 2 - 3.0)])[0]
    return usual


def _division_z_mm(level: str) -> float:
    """The height of a body's lower third in L1's frame."""
    _, height, _depth = spine_frames()[level]
    return float(in_reference(level, [(0.0, -height / 6)])[0, 1])
