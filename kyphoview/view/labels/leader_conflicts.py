"""When leaders and boxes are in each other's way, worked out for many places at once. Pure geometry in pixels.

Boxes are (..., 4): left, top, right, bottom.
"""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]

_LEAST = 1e-9  # what stands for no length


def cross(a: Values, b: Values, c: Values, d: Values) -> Mask:
    """Whether the lines from `a` to `b` and from `c` to `d` cross, each (..., 2) in pixels; not where one is not a
    number."""
    return np.asarray((_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0))


def _turn(a: Values, b: Values, c: Values) -> Values:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )


def overlap(one: Values, other: Values, gap: float = 0.0) -> Mask:
    """Which boxes (..., 4) are nearer to each other than a gap, in pixels; not where one is not a number."""
    return np.asarray(
        (one[..., 0] < other[..., 2] + gap)
        & (other[..., 0] < one[..., 2] + gap)
        & (one[..., 1] < other[..., 3] + gap)
        & (other[..., 1] < one[..., 3] + gap)
    )


def runs_into(start: Values, end: Values, boxes: Values) -> Mask:
    """Which lines from `start` to `end` (..., 2) in pixels have a part inside a box; not where one is not a number."""
    enters, leaves = np.array(0.0), np.array(1.0)
    for axis in (0, 1):
        along = end[..., axis] - start[..., axis]
        along = np.where(np.abs(along) < _LEAST, _LEAST, along)
        first = (boxes[..., axis] - start[..., axis]) / along
        second = (boxes[..., axis + 2] - start[..., axis]) / along
        enters = np.maximum(enters, np.minimum(first, second))
        leaves = np.minimum(leaves, np.maximum(first, second))
    return np.asarray(enters < leaves)


def holds(boxes: Values, points: Values) -> Mask:
    """Which points (..., 2) in pixels lie in their box; not where one is not a number."""
    x, y = points[..., 0], points[..., 1]
    return np.asarray((x > boxes[..., 0]) & (x < boxes[..., 2]) & (y > boxes[..., 1]) & (y < boxes[..., 3]))


def comes_near(start: Values, end: Values, middle: Values, radius: float) -> Mask:
    """Which lines from `start` to `end` (..., 2), in pixels, come nearer to a disc than its radius and do not end
    there."""
    # Each axis by itself: sums over an axis of two take many times as long.
    along_x, along_y = end[..., 0] - start[..., 0], end[..., 1] - start[..., 1]
    to_x, to_y = middle[..., 0] - start[..., 0], middle[..., 1] - start[..., 1]
    length2 = np.maximum(along_x * along_x + along_y * along_y, _LEAST)
    share = np.clip((to_x * along_x + to_y * along_y) / length2, 0.0, 1.0)
    off_x, off_y = to_x - share * along_x, to_y - share * along_y
    end_x, end_y = middle[..., 0] - end[..., 0], middle[..., 1] - end[..., 1]
    with np.errstate(invalid="ignore"):
        is_near = off_x * off_x + off_y * off_y < radius * radius
        return np.asarray(is_near & ~(end_x * end_x + end_y * end_y < radius * radius))
