"""Plane curves: even spacing, smooth curves through points, areas. Points are (N, 2)."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kyphoview.anatomy.geometry.distance import Array


def area(loop: Array) -> float:
    """The signed area in mm2 of a closed curve (N, 2) in mm, positive when counter-clockwise (shoelace formula)."""
    ahead = np.roll(loop, -1, axis=0)
    return float(np.sum(loop[:, 0] * ahead[:, 1] - ahead[:, 0] * loop[:, 1])) / 2


def resampled(curve: Array, spacing_mm: float, is_closed: bool, least: int = 8) -> Array:
    """The curve (N, 2) in mm with even spacing of about `spacing_mm`; a closed one does not repeat its first point."""
    path = np.vstack((curve, curve[:1])) if is_closed else curve
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))))
    count = max(round(float(along[-1]) / spacing_mm), least)
    wanted = np.linspace(0.0, along[-1], count + 1)
    if is_closed:
        wanted = wanted[:-1]
    return np.column_stack([np.interp(wanted, along, path[:, i]) for i in range(2)])


def smooth_through(points: Sequence[tuple[float, float]] | Array, is_closed: bool, spacing_mm: float) -> Array:
    """A centripetal Catmull-Rom curve (N, 2) through points (M, 2), evenly spaced, all in mm."""
    knots = np.asarray(points, float)
    if is_closed:
        padded = np.vstack((knots[-1:], knots, knots[:2]))
    else:
        padded = np.vstack((2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]))
    pieces = [_piece(*padded[i : i + 4]) for i in range(len(padded) - 3)]
    curve = np.vstack([*pieces, padded[-2:-1]])
    return resampled(curve[:-1] if is_closed else curve, spacing_mm, is_closed)


def _piece(before: Array, start: Array, end: Array, after: Array, steps: int = 24) -> Array:
    """The curve from `start` to `end` without its last point (Barry and Goldman's pyramid)."""
    corners = (before, start, end, after)
    knots = [0.0]
    for a, b in pairwise(corners):
        knots.append(knots[-1] + max(float(np.hypot(*(b - a))) ** 0.5, 1e-6))
    t = np.linspace(knots[1], knots[2], steps, endpoint=False)[:, None]

    def mix(a: Array, b: Array, i: int, j: int) -> Array:
        mixed: Array = (a * (knots[j] - t) + b * (t - knots[i])) / (knots[j] - knots[i])
        return mixed

    first = [mix(corners[i], corners[i + 1], i, i + 1) for i in range(3)]
    second = [mix(first[i], first[i + 1], i, i + 2) for i in range(2)]
    return mix(second[0], second[1], 1, 2)
