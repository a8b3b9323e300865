"""Finding where a plane meets a solid: curves of a distance in the plane's picture coordinates. Building only."""

from collections.abc import Callable

import numpy as np
from skimage.measure import find_contours

from kyphoview.anatomy.geometry.curves import area, resampled
from kyphoview.anatomy.geometry.distance import Array

Field = Callable[[Array], Array]
Box = tuple[float, float, float, float]  # left, bottom, right, top in mm


def sample(field: Field, box: Box, step_mm: float) -> tuple[Array, Array]:
    """The field on a grid: values (rows, columns) in mm, rows upwards; and the grid's first point (2,) in mm."""
    left, bottom, right, top = box
    x, y = np.arange(left, right, step_mm), np.arange(bottom, top, step_mm)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    return field(grid.reshape(-1, 2)).reshape(grid.shape[:2]), np.array((left, bottom))


def zero_contours(values: Array, start: Array, step_mm: float) -> list[Array]:
    """Closed curves (N, 2) in mm where gridded values (rows, columns) cross zero; the first point is not repeated."""
    contours = [contour for contour in find_contours(values, 0.0) if np.allclose(contour[0], contour[-1])]
    return [start + contour[:-1, ::-1] * step_mm for contour in contours]


def onto_zero(field: Field, points: Array, steps: int = 4) -> Array:
    """Points (N, 2) in mm, moved along the field's slope onto its zero (damped Newton steps)."""
    h = 0.02
    for _ in range(steps):
        value = field(points)
        slope = np.stack(
            [(field(points + d) - field(points - d)) / (2 * h) for d in (np.array((h, 0.0)), np.array((0.0, h)))],
            axis=1,
        )
        move = value[:, None] * slope / np.maximum(np.sum(slope**2, axis=1, keepdims=True), 0.05)
        points = points - np.clip(move, -0.4, 0.4)
    return points


def trace(field: Field, box: Box, step_mm: float, spacing_mm: float, least_area: float) -> list[Array]:
    """The closed curves (N, 2) in mm of the field's zero, largest first.

    What is inside lies to the left, so holes run clockwise.
    """
    values, start = sample(field, box, step_mm)
    curves = []
    for rough in zero_contours(values, start, step_mm):
        if abs(area(rough)) < least_area:
            continue
        curve = onto_zero(field, resampled(rough, spacing_mm, True, least=12))
        curve = onto_zero(field, resampled(curve, spacing_mm, True, least=12), 2)
        curves.append(_inside_on_the_left(field, curve))
    return sorted(curves, key=lambda curve: -abs(area(curve)))


def _inside_on_the_left(field: Field, curve: Array) -> Array:
    edge = np.roll(curve, -1, axis=0) - curve
    left = np.stack((-edge[:, 1], edge[:, 0]), axis=1) / np.hypot(edge[:, 0], edge[:, 1])[:, None]
    is_left = np.median(field(curve + 0.1 * left)) < 0
    return curve if is_left else curve[::-1]
