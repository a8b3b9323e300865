"""The rest of the spine, simplified, so that the whole back can be shown: C1 to T7. Building only.

Sizes and curves are general knowledge, rounded: a calm adult standing upright.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL, SACRAL, VERTEBRAE
from kyphoview.anatomy.solid.sacrum import sacrum_frame
from kyphoview.anatomy.stack import placement


@dataclass(frozen=True, slots=True)
class SimplifiedVertebra:
    """A simplified vertebra: height, depth and the height of the disc towards the detailed ones, in mm; degrees."""

    level: str
    height_mm: float
    depth_mm: float
    disc_mm: float
    lean_deg: float  # forwards, more than the neighbour towards the detailed levels
    spine_mm: float  # length of the spinous process
    spine_down_deg: float


# L1's frame stands upright, while a standing person's L1 leans back by some 10 degrees. The spine above T8 makes up
# for it: it leans back first, then curves forwards, so that neck and head come to stand over the pelvis.
_UPWARDS = tuple(
    SimplifiedVertebra(*row)
    for row in (
        ("T7", 20.8, 27.2, 4.0, -9.5, 43.0, 41.0), ("T6", 20.2, 26.2, 3.8, -9.5, 42.0, 45.0),
        ("T5", 19.6, 25.0, 3.6, -7.5, 39.0, 46.0), ("T4", 19.0, 23.5, 3.4, -4.5, 35.0, 42.0),
        ("T3", 18.4, 21.5, 3.3, 1.5, 29.0, 40.0), ("T2", 18.0, 19.8, 3.3, 8.0, 27.0, 36.0),
        ("T1", 17.4, 18.4, 3.6, 11.5, 26.0, 30.0), ("C7", 15.0, 17.6, 5.0, 10.0, 26.0, 26.0),
        ("C6", 13.6, 17.0, 5.2, -1.0, 21.0, 22.0), ("C5", 13.2, 16.4, 5.0, -5.0, 22.0, 18.0),
        ("C4", 13.2, 16.0, 5.0, -6.0, 21.0, 16.0), ("C3", 13.6, 15.6, 4.8, -6.0, 21.0, 14.0),
        ("C2", 22.0, 15.0, 4.6, -2.0, 24.0, 12.0),
    )
)  # fmt: skip
_ATLAS_ABOVE_C2_MM = 19.0
SACRUM = "sacrum"  # below its endplate; its uppermost part has a row among the levels, too


@cache
def spine_frames() -> dict[str, tuple[RigidMotion, float, float]]:
    """For every level from C2 down to the sacrum, whose frame lies under its endplate: motion from its frame into L1's,
    height and depth in mm."""
    frames = {
        level: (placement(REFERENCE_LEVEL, level), _mean_height(level), VERTEBRAE[level].endplate_depth_mm)
        for level in LEVELS
    }
    motion, height, _ = frames[LEVELS[0]]
    for far in _UPWARDS:
        motion, height = _next_to(motion, height, far), far.height_mm
        frames[far.level] = (motion, height, far.depth_mm)
    frames[SACRUM] = (sacrum_frame().then(frames[SACRAL][0]), 0.0, VERTEBRAE[SACRAL].endplate_depth_mm)
    return frames


def _mean_height(level: str) -> float:
    return (VERTEBRAE[level].anterior_height_mm + VERTEBRAE[level].posterior_height_mm) / 2


def _next_to(motion: RigidMotion, height: float, far: SimplifiedVertebra) -> RigidMotion:
    """The frame of a simplified vertebra next to one of that height, above it."""
    half_turn = RigidMotion(math.radians(far.lean_deg) / 2)
    step = RigidMotion(shift_z_mm=far.disc_mm / 2)
    own = RigidMotion(shift_z_mm=far.height_mm / 2)
    edge = RigidMotion(shift_z_mm=height / 2)
    return own.then(step).then(half_turn).then(half_turn).then(step).then(edge).then(motion)


def in_reference(level: str, points: list[tuple[float, float]] | Array) -> Array:
    """Points (N, 2), (y, z) in mm in a level's frame, as (y, z) in mm in L1's."""
    flat = np.asarray(points, float)
    solid = np.column_stack((np.zeros(len(flat)), flat))
    return spine_frames()[level][0].carry(solid)[:, 1:]


def simplified_bones() -> list[tuple[str, Array]]:
    """The simplified bones from above downwards: their levels, and closed curves (N, 2), (y, z) in mm in L1's frame."""
    found = [("C1", in_reference("C2", ring)) for ring in _atlas()]
    for far in reversed(_UPWARDS):
        found += [(far.level, in_reference(far.level, curve)) for curve in _vertebra(far)]
    return found


def _vertebra(far: SimplifiedVertebra) -> list[Array]:
    """Spinous process behind, body in front: (y, z)."""
    h, d = far.height_mm / 2, far.depth_mm / 2
    body = [
        (d - 0.8, h - 0.3), (d * 0.4, h - 0.7), (-d * 0.4, h - 0.7), (-d + 0.6, h - 0.2), (-d + 0.5, h - 2.0),
        (-d + 0.9, 0.0), (-d + 0.5, 2.0 - h), (-d + 0.6, 0.2 - h), (-d * 0.4, 1.0 - h), (d * 0.4, 1.0 - h),
        (d - 0.8, 0.3 - h), (d - 0.2, 2.0 - h), (d - 1.6, 0.0), (d - 0.2, h - 2.0),
    ]  # fmt: skip
    drop, length = math.tan(math.radians(far.spine_down_deg)), far.spine_mm * math.cos(math.radians(far.spine_down_deg))
    root = -d - 15.0
    thick = 0.30 * far.height_mm + 1.0
    spine = [
        (root + 2.0, h * 0.5), (root - 3.0, thick * 0.7), (root - length * 0.5, thick * 0.62 - drop * length * 0.5),
        (root - length + 2.0, thick * 0.6 - drop * length), (root - length, -drop * length - 0.5),
        (root - length + 2.5, -thick * 0.7 - drop * length), (root - length * 0.5, -thick * 0.8 - drop * length * 0.45),
        (root - 3.0, -thick * 1.1), (root + 2.0, -h * 0.8), (root + 3.2, -h * 0.1),
    ]  # fmt: skip
    curves = [smooth_through(spine, True, 1.2), smooth_through(body, True, 1.2)]
    if far.level == "C2":
        dens = [(d - 1.0, h - 1.0), (d - 1.5, h + 9.0), (d - 5.0, h + 14.0), (d - 9.0, h + 9.0), (d - 9.5, h - 1.0)]
        curves.append(smooth_through(dens, True, 1.2))
    return curves


def _atlas() -> list[Array]:
    z = _ATLAS_ABOVE_C2_MM
    front = [(10.5, z), (8.5, z + 4.5), (6.8, z), (8.5, z - 4.5)]
    back = [(-26.0, z + 1.0), (-29.0, z + 4.0), (-33.0, z + 1.0), (-29.0, z - 3.0)]
    return [smooth_through(front, True, 1.2), smooth_through(back, True, 1.2)]
