"""The stubs of the ribs at T10 to T12: a head that meets the vertebra, neck, angle and the beginning of the shaft."""

import numpy as np

from kyphoview.anatomy.geometry.distance import Array, smooth_intersection, smooth_union, tapered_limb
from kyphoview.anatomy.levels import RIBS, VERTEBRAE
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.solid.vertebra import vertebra_distance

_GAP_MM = 0.5  # joint space between rib and vertebra
_FLAT = (0.0, 0.0, 1.0)
Place = tuple[float, float, float]
ANGLE_RADII_MM, END_RADII_MM = (4.8, 3.0), (5.4, 2.9)  # half the height, half the thickness


def rib_distance(level: str, points: Array) -> Array:
    """The signed distance in mm of points (N, 3), in the level's frame, to its pair of rib stubs; negative inside.

    The head lies where pedicle and body meet, from the level's row so far below the upper rim, and is hollowed by what
    it meets: the gap between them is the joint's.
    """
    mirrored = np.column_stack((np.abs(points[:, 0]), points[:, 1], points[:, 2]))
    head, neck, angle, end = rib_line(level)
    rib = smooth_union(
        tapered_limb(mirrored, head, neck, (5.6, 5.0), (3.9, 2.9), _FLAT),
        tapered_limb(mirrored, neck, angle, (3.9, 2.9), ANGLE_RADII_MM, _FLAT),
        2.5,
    )
    rib = smooth_union(rib, tapered_limb(mirrored, angle, end, ANGLE_RADII_MM, END_RADII_MM, _FLAT), 2.5)
    return smooth_intersection(rib, _GAP_MM - vertebra_distance(level, points), 1.0)


def rib_line(level: str) -> tuple[Place, Place, Place, Place]:
    """Along the middle of a level's right stub, in its frame in mm: head, neck, angle, and where the stub ends."""
    size, row = VERTEBRAE[level], RIBS[level]
    x, y, _ = pedicle_centre(level)
    side = -x + size.pedicle_width_mm / 2
    z = size.posterior_height_mm / 2 - row.head_below_rim_mm
    head = (side + 2.6, -size.endplate_depth_mm / 2 + 1.0, z)
    neck = (side + 9.0, y - 3.5, z + 0.5)
    angle = (side + 21.0, y - 11.0, z - 2.5)
    return head, neck, angle, (angle[0] + row.length_mm - 21.0, angle[1] - 4.0, angle[2] - 13.0)
