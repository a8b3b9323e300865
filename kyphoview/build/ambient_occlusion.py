"""How much of the sky each place of a surface sees: rays through a grid of distances. Building only."""

from collections.abc import Callable

import numpy as np
from scipy.ndimage import map_coordinates

from kyphoview.anatomy.geometry.distance import Array

_GRID_MM = 1.5
_RAYS = 64
_STOPS_MM = (1.2, 2.4, 4.0, 6.5, 10.0, 15.0, 22.0)
_OFF_SURFACE_MM = 0.5
_CONE = 0.45  # a ray is as wide as this share of its length: what comes nearer hides a part of it


def ambient_occlusion_of(distance: Callable[[Array], Array], vertices: Array, normals: Array) -> Array:
    """The ambient occlusion (V,) of points (V, 3) in mm with unit normals: 1 where nothing shades, 0 where all does.

    `distance` is negative inside what shades.
    """
    low = vertices.min(axis=0) - _STOPS_MM[-1] - _GRID_MM
    axes = [np.arange(a, b, _GRID_MM) for a, b in zip(low, vertices.max(axis=0) + _STOPS_MM[-1], strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    field = distance(grid.reshape(-1, 3)).reshape(grid.shape[:3])
    seen = np.zeros(len(vertices))
    start = vertices + _OFF_SURFACE_MM * normals
    for ray in _sky(_RAYS):
        along = _around(normals, ray)
        clear = np.ones(len(vertices))
        for stop in _STOPS_MM:
            at = (start + stop * along - low) / _GRID_MM
            clear = np.minimum(clear, map_coordinates(field, at.T, order=1, mode="nearest") / (_CONE * stop) + 0.3)
        seen += np.clip(clear, 0.0, 1.0)
    found: Array = seen / _RAYS
    return found


def _sky(count: int) -> Array:
    """Directions (count, 3) about +z, each standing for as much light on a level place: even over the unit disc."""
    index = np.arange(count) + 0.5
    radius, angle = np.sqrt(index / count), np.pi * (1 + np.sqrt(5)) * index
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - radius**2)))


def _around(normals: Array, ray: Array) -> Array:
    """One direction about +z, turned to be about each normal (V, 3)."""
    helper = np.where(np.abs(normals[:, 2:]) < 0.9, [[0.0, 0.0, 1.0]], [[1.0, 0.0, 0.0]])
    first = np.cross(helper, normals)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(normals, first)
    found: Array = ray[0] * first + ray[1] * second + ray[2] * normals
    return found
