"""Closing what a plane has cut open: the rims that it left, filled with triangles."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.view.solid.shapes.surfaces import SECOND, Array, Solid, joined

_SAME_MM = 1e-5  # vertices as near as this are one


def closed(solid: Solid, plane: Plane) -> Solid:
    """A solid that lies behind a plane and is open there, with a flat lid of its second colour on each opening."""
    lids = []
    for rim in rims(solid):
        points = solid.vertices[rim]
        tone = solid.tone[rim].copy()
        tone[:, SECOND] = 1.0
        normals = np.broadcast_to(plane.normal, points.shape).copy()
        lids.append(Solid(points, normals, filled(plane.flatten(points)), tone))
    return joined([solid, *lids]) if lids else solid


def rims(solid: Solid) -> list[NDArray[np.int64]]:
    """The indices (N,) of the vertices around each opening of a solid, so ordered that a lid continues its surface."""
    _, first, place = np.unique(
        np.round(solid.vertices / _SAME_MM).astype(np.int64), axis=0, return_index=True, return_inverse=True
    )
    triangles = first[place.reshape(-1)][solid.triangles]
    edges = np.concatenate([triangles[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    edges = edges[edges[:, 0] != edges[:, 1]]
    forth, back = (a * len(solid.vertices) + b for a, b in (edges.T, edges.T[::-1]))
    follows = {int(b): int(a) for a, b in edges[~np.isin(forth, back)]}
    return [np.array(loop) for loop in _loops(follows) if len(loop) > 2]


def _loops(follows: dict[int, int]) -> Iterable[list[int]]:
    while follows:
        start, at = follows.popitem()
        loop = [start]
        while at != start and at in follows:
            loop.append(at)
            at = follows.pop(at)
        yield loop


def filled(flat: Array) -> NDArray[np.int32]:
    """Triangles (N - 2, 3) that fill a simple loop (N, 2), in any unit and counter-clockwise, ear after ear cut off."""
    left = list(range(len(flat)))
    triangles = []
    while len(left) > 3:
        ear = _ear(flat, left)
        triangles.append((left[ear - 1], left[ear], left[(ear + 1) % len(left)]))
        del left[ear]
    triangles.append((left[0], left[1], left[2]))
    return np.array(triangles, dtype=np.int32)


def _ear(flat: Array, left: list[int]) -> int:
    """The place in the loop of the roundest corner that can be cut off without cutting into the rest."""
    here = flat[left]
    before, after = np.roll(here, 1, axis=0), np.roll(here, -1, axis=0)
    turn = _cross(here - before, after - here)
    longest = np.maximum(np.hypot(*(after - before).T), 1e-9)
    for at in np.argsort(-turn / longest**2):
        if turn[at] <= 0.0:
            break
        a, b, c = before[at], here[at], after[at]
        others = np.delete(here, [at - 1, at, (at + 1) % len(left)], axis=0)
        inside = (
            (_cross(b - a, others - a) >= 0.0) & (_cross(c - b, others - b) >= 0.0) & (_cross(a - c, others - c) >= 0.0)
        )
        if not inside.any():
            return int(at)
    return int(np.argmin(np.abs(turn)))  # only a loop without area is left


def _cross(first: Array, second: Array) -> Array:
    crossed: Array = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
    return crossed
