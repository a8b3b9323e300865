"""Signed distances of simple shapes, and how they melt into each other. All negative inside, in mm.

The shapes are those every modeller with distance fields uses: ellipse-like sections are measured by the first-order
distance k (k - 1) / |grad k|, corners are rounded by the polynomial blend of radius `k`, which reaches only as far as
`k` from where the two surfaces meet and leaves either surface exact beyond.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_TINY = 1e-9


def smooth_union(first: Array, second: Array, k: float) -> Array:
    """The union of two signed distances (N,) in mm, with a fillet of size `k` mm."""
    overlap = np.maximum(k - np.abs(first - second), 0.0) / k
    joined: Array = np.minimum(first, second) - overlap * overlap * (k / 4)
    return joined


def smooth_intersection(first: Array, second: Array, k: float) -> Array:
    """The intersection of two signed distances (N,) in mm, with an edge rounded by `k` mm."""
    overlap = np.maximum(k - np.abs(first - second), 0.0) / k
    shared: Array = np.maximum(first, second) + overlap * overlap * (k / 4)
    return shared


def rounded_intersection(first: Array, second: Array, radius: float) -> Array:
    """The intersection of two signed distances (N,) in mm; its edge is a quarter circle of `radius` mm.

    It stays a true distance.
    """
    near = np.hypot(np.maximum(first + radius, 0.0), np.maximum(second + radius, 0.0))
    shared: Array = np.minimum(np.maximum(first, second), -radius) + near
    return shared


def smooth_difference(first: Array, second: Array, k: float) -> Array:
    """The first signed distance (N,) in mm without the second, with an edge rounded by `k` mm."""
    return smooth_intersection(first, -second, k)


def _scaled_distance(offset: Array, radii: Array) -> Array:
    scaled = offset / radii
    size = np.sqrt(np.sum(scaled * scaled, axis=-1)) + _TINY
    scaled = scaled / radii
    slope = np.sqrt(np.sum(scaled * scaled, axis=-1)) + _TINY
    distance: Array = size * (size - 1.0) / slope
    return distance


def tapered_limb(
    points: Array,
    start: Sequence[float] | Array,
    end: Sequence[float] | Array,
    start_radii: tuple[float, float],
    end_radii: tuple[float, float],
    wide: Sequence[float],
) -> Array:
    """Signed distance (N,) of points (N, 3) to a rounded limb of elliptical section from `start` to `end`, all in mm.

    Its radii at either end are (along `wide`, across it); `wide` (3,) is made perpendicular to the limb.
    """
    first, last = np.asarray(start, float), np.asarray(end, float)
    run = last - first
    length = float(np.linalg.norm(run))
    along = run / length
    side = np.asarray(wide, float)
    side = side - (side @ along) * along
    side = side / np.linalg.norm(side)
    other = np.cross(along, side)

    offset = points - first
    s = offset @ along
    t = np.clip(s / length, 0.0, 1.0)
    blend = t * t * (3 - 2 * t)
    wide_radius = start_radii[0] + (end_radii[0] - start_radii[0]) * blend
    thin_radius = start_radii[1] + (end_radii[1] - start_radii[1]) * blend
    local = np.stack((offset @ side, offset @ other, s - t * length), axis=-1)
    return _scaled_distance(local, np.stack((wide_radius, thin_radius, np.minimum(wide_radius, thin_radius)), axis=-1))


def polygon(points: Array, corners: Sequence[tuple[float, float]] | Array) -> Array:
    """Exact signed distance (N,) of plane points (N, 2) to a closed polygon, all in mm, negative inside."""
    ring = np.asarray(corners, float)
    nearest = np.full(len(points), np.inf)
    inside = np.zeros(len(points), dtype=bool)
    for tail, head in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        edge, offset = head - tail, points - tail
        share = np.clip(offset @ edge / (edge @ edge), 0.0, 1.0)
        gap = offset - share[:, None] * edge
        nearest = np.minimum(nearest, np.sum(gap * gap, axis=1))
        spans = (tail[1] > points[:, 1]) != (head[1] > points[:, 1])
        rise = edge[1] if edge[1] != 0.0 else _TINY
        crosses = points[:, 0] < tail[0] + edge[0] * (points[:, 1] - tail[1]) / rise
        inside ^= spans & crosses
    distance: Array = np.where(inside, -1.0, 1.0) * np.sqrt(nearest)
    return distance
