"""Where the heights of a body are measured."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.solid.body import RIM_WIDTH_MM, body_shape


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """Points in mm in the level's own frame.

    Attributes:
        upper, lower: (3, 3), the anterior, middle and posterior point of the upper and of the lower endplate, all in
            the midline. The anterior and posterior ones are the body's corners as a radiologist sets them, where the
            plane of a rim meets the front or back wall (y = +-depth / 2); the middle ones lie on the bone at y = 0.
        upper_rim: (R, 3), the crest of the upper rim, all the way round.
    """

    upper: Vector
    lower: Vector
    upper_rim: Vector


@cache
def landmarks(level: str) -> Landmarks:
    """The landmarks of one level; the distances between upper and lower ones are the heights of `levels`."""
    shape = body_shape(level)
    half = shape.size.endplate_depth_mm / 2
    depths = np.array((half, 0.0, -half))
    corners = np.asarray(shape.height_mm(depths)) / 2
    ends = []
    for is_upper, sign in ((True, 1.0), (False, -1.0)):
        heights = sign * corners
        heights[1] = shape.endplate(np.zeros(1), np.zeros(1), is_upper)[0]
        ends.append(read_only(np.column_stack((np.zeros(3), depths, heights))))
    ring = shape.kidney.points(72, RIM_WIDTH_MM)
    crest = shape.endplate(ring[:, 0], ring[:, 1], True)
    return Landmarks(ends[0], ends[1], read_only(np.column_stack((ring, crest))))
