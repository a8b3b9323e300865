"""The stubs of the ribs at T10 to T12: head beside the body, neck behind, and the beginning of the shaft."""

import numpy as np

from kyphoview.anatomy.approach import pedicle_centre
from kyphoview.anatomy.geometry.distance import Array, smooth_intersection, smooth_union, tapered_limb
from kyphoview.anatomy.levels import RIB_LENGTH_MM, VERTEBRAE
from kyphoview.anatomy.solid.vertebra import vertebra_distance

_GAP_MM = 1.2  # joint space between rib and vertebra


def rib_distance(level: str, points: Array) -> Array:
    """The signed distance in mm of points (N, 3), in the level's frame, to its pair of rib stubs; negative inside."""
    size = VERTEBRAE[level]
    x, y, z = pedicle_centre(level)
    mirrored = np.column_stack((np.abs(points[:, 0]), points[:, 1], points[:, 2]))
    side = -x + size.pedicle_width_mm / 2
    head = (max(side, size.endplate_width_mm / 2 - 2.0) + 2.2, -size.endplate_depth_mm / 2 + 1.5, z + 1.0)
    neck = (side + 7.0, y - 6.5, z + 0.5)
    angle = (side + 17.0, y - 13.0, z - 2.0)
    end = (angle[0] + RIB_LENGTH_MM[level] - 18.0, angle[1] - 3.0, angle[2] - 14.0)
    flat = (0.0, 0.0, 1.0)
    rib = smooth_union(
        tapered_limb(mirrored, head, neck, (4.6, 3.6), (4.0, 2.7), flat),
        tapered_limb(mirrored, neck, angle, (4.0, 2.7), (4.8, 3.0), flat),
        2.5,
    )
    rib = smooth_union(rib, tapered_limb(mirrored, angle, end, (4.8, 3.0), (5.4, 2.9), flat), 2.5)
    return smooth_intersection(rib, _GAP_MM - vertebra_distance(level, points), 1.0)
