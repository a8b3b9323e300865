"""How the vertebrae stand on each other at rest."""

import math
from functools import cache

from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import DISCS, LEVELS, VERTEBRAE, VertebraSize


def rim_tilt_rad(size: VertebraSize) -> float:
    """How far the upper rim's plane slopes down to the front; the lower one slopes up by as much."""
    return math.atan((size.posterior_height_mm - size.anterior_height_mm) / (2 * size.endplate_depth_mm))


@cache
def _above_on_below(above: str, below: str) -> RigidMotion:
    """From the frame of a vertebra into the frame of the next one below.

    In the disc's own frame the two rims open by equal angles to either side of the middle plane, their midpoints
    facing each other; then the heights between the rims' ends in front and behind are the disc's.
    """
    disc, upper, lower = DISCS[above, below], VERTEBRAE[above], VERTEBRAE[below]
    depth = (upper.endplate_depth_mm + lower.endplate_depth_mm) / 2
    opening = math.asin((disc.anterior_height_mm - disc.posterior_height_mm) / (2 * depth))
    height = (disc.anterior_height_mm + disc.posterior_height_mm) / 2
    upper_mid = (upper.anterior_height_mm + upper.posterior_height_mm) / 4
    lower_mid = (lower.anterior_height_mm + lower.posterior_height_mm) / 4
    # Each step reads: put the rim's midpoint at the origin, turn the rim level, open the disc, then undo below.
    return (
        RigidMotion(shift_z_mm=upper_mid)
        .then(RigidMotion(rim_tilt_rad(upper) - opening))
        .then(RigidMotion(shift_z_mm=height))
        .then(RigidMotion(rim_tilt_rad(lower) - opening))
        .then(RigidMotion(shift_z_mm=lower_mid))
    )


@cache
def placement(treated: str, level: str) -> RigidMotion:
    """From the frame of `level` into the treated one's, at rest."""
    start, end = LEVELS.index(level), LEVELS.index(treated)
    if start > end:
        return placement(level, treated).inverse()
    motion = RigidMotion()
    for above in range(start, end):
        motion = motion.then(_above_on_below(LEVELS[above], LEVELS[above + 1]))
    return motion
