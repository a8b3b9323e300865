"""How thick the inside of a surface is along parallel rays, exact for the triangles as they are.

Along a row of the detector the thickness is a line with kinks: its slope changes only where the row crosses an edge of
the surface, by the difference of the slopes of the two triangles that meet there. So every crossing is found, its kink
put down between the two pixels beside it, and the row summed up twice. Triangles that a ray sees edge-on have no slope
and no area; leaving them out makes steps instead of kinks at their edges, which are put down alike.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.view.xray.detector import EMPTY, Detector, Patch, bands

Indices = NDArray[np.intp]
Corners = NDArray[np.integer]

# Rows lie between the steps to which points are rounded, so that no row ever runs through a point: a few nanometres.
_STEP_PX = 2.0**-18
_EDGE_ON = 1e-7  # of the slope's other leg


@dataclass(frozen=True, eq=False)
class Triangles:
    """The triangles (T, 3) of a surface by their corners, outward; each edge stands in two of them, or in one where a
    half of a surface ends. Such an end must lie at depth 0, or at the detector's right border."""

    corners: Corners

    @cached_property
    def edges(self) -> tuple[Corners, Corners, Corners, Corners]:
        """For each edge, as indices (E,): its two corners, the triangle that runs from the first to the second, and
        the other one; the number of triangles where there is none."""
        faces = self.corners.astype(np.int64)
        start, end = faces.T.ravel(), np.roll(faces, -1, axis=1).T.ravel()
        count = int(faces.max()) + 1
        key = np.minimum(start, end) * count + np.maximum(start, end)
        sides, own = np.unique(key, return_inverse=True)
        face = np.tile(np.arange(len(faces)), 3)
        found = np.full((2, len(sides)), len(faces))
        is_back = start > end
        found[0, own[~is_back]] = face[~is_back]
        found[1, own[is_back]] = face[is_back]
        smallest = np.min_scalar_type(max(count, len(faces)))  # every level's are kept, in a quarter of the memory
        small = [part.astype(smallest) for part in (sides // count, sides % count, found[0], found[1])]
        return small[0], small[1], small[2], small[3]


def thickness(detector: Detector, surface: Triangles, plane_mm: Values, depth_mm: Values) -> Patch:
    """The thickness in mm at the middles of the detector's pixels.

    Args:
        plane_mm: the corners (V, 2) in the detector's plane.
        depth_mm: how far they lie in front of it, towards the viewer (V,).
    """
    pixels = np.round(detector.to_pixels(plane_mm) / _STEP_PX) * _STEP_PX
    low, high = np.floor(pixels.min(axis=0)).astype(int), np.ceil(pixels.max(axis=0)).astype(int)
    column, row = max(int(low[0]), 0), max(int(low[1]), 0)
    columns, rows = min(int(high[0]) + 1, detector.columns) - column, min(int(high[1]) + 1, detector.rows) - row
    if columns <= 0 or rows <= 0:
        return EMPTY
    u, v = pixels[:, 0] - column, pixels[:, 1] - (row - _STEP_PX / 2)
    slopes = _slopes(surface.corners, u, v, depth_mm)
    values = np.empty((rows, columns), np.float32)
    for band in bands(rows):
        values[band] = _sweep(surface, slopes, u, v - band.start, depth_mm, band.stop - band.start, columns)
    return Patch(row, column, values)


def _sweep(
    surface: Triangles,
    slopes: tuple[Values, Values],
    u: Values,
    v: Values,
    depth: Values,
    rows: int,
    columns: int,
) -> Values:
    start, end, ahead, behind = surface.edges
    first, last = v[start], v[end]
    above = np.clip(np.ceil(np.minimum(first, last)), 0, rows).astype(np.intp)
    below = np.clip(np.ceil(np.maximum(first, last)), 0, rows).astype(np.intp)
    crossed = np.flatnonzero((below > above) & (np.minimum(u[start], u[end]) < columns))
    start, end, above = start[crossed], end[crossed], above[crossed]
    counts = below[crossed] - above
    edge = np.repeat(np.arange(len(crossed)), counts)
    line = np.arange(len(edge)) + (above - np.cumsum(counts) + counts)[edge]
    rise = v[end] - v[start]
    share = (line - v[start][edge]) / rise[edge]
    place = u[start][edge] + share * (u[end] - u[start])[edge]

    slope, is_seen = slopes
    turn = np.where(rise > 0.0, 1.0, -1.0)
    kink = (turn * (slope[ahead[crossed]] - slope[behind[crossed]]))[edge]
    pixel = np.clip(np.floor(place), -1, columns - 1)
    late = kink * (place - pixel)
    at = line * (columns + 2) + pixel.astype(np.intp) + 1
    size = rows * (columns + 2)
    bends = _binned(at, kink - late, size) + _binned(at + 1, late, size)

    step = (turn * (is_seen[ahead[crossed]] - is_seen[behind[crossed]]))[edge]
    stepped = np.flatnonzero(step)
    if len(stepped):
        own = edge[stepped]
        height = step[stepped] * (depth[start][own] + share[stepped] * (depth[end] - depth[start])[own])
        bends += _binned(at[stepped], height, size) - _binned(at[stepped] + 1, height, size)
    swept = bends.reshape(rows, columns + 2)
    np.cumsum(swept, axis=1, out=swept)
    np.cumsum(swept, axis=1, out=swept)
    return swept[:, :columns]


def _binned(at: Indices, values: Values, size: int) -> Values:
    """Zeros (size,) with values (N,) added at their places."""
    found: Values = np.bincount(at, values, size).astype(np.float64, copy=False)
    return found


def _slopes(corners: Corners, u: Values, v: Values, depth: Values) -> tuple[Values, Values]:
    """How fast each triangle's depth changes along a row, and 1 where it is not seen edge-on, else 0; (T + 1,), the
    last one stands for none."""
    a, b, c = corners.T
    ua, va, depth_a = u[a], v[a], depth[a]
    ub, vb, depth_b = u[b] - ua, v[b] - va, depth[b] - depth_a
    uc, vc, depth_c = u[c] - ua, v[c] - va, depth[c] - depth_a
    facing = ub * vc - uc * vb
    leaning = depth_b * vc - depth_c * vb
    is_seen = np.abs(facing) > _EDGE_ON * (np.abs(leaning) + _EDGE_ON)
    slope = np.divide(leaning, facing, out=np.zeros_like(facing), where=is_seen)
    return np.append(slope, 0.0), np.append(is_seen, False).astype(np.float64)
