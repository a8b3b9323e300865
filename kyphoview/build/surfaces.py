"""The surfaces of vertebrae and ribs: marching cubes, then every corner moved onto the solid's exact surface."""

from collections.abc import Callable

import numpy as np
from skimage.measure import marching_cubes

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import SACRAL
from kyphoview.anatomy.meshes.mesh import Mesh
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.build.cuts.bones import reach_of

_STEP_MM, _SACRAL_STEP_MM = 1.15, 1.6
RIB_REACH = np.array(((-66.0, -45.0, -30.0), (66.0, 0.0, 24.0)))
Distance = Callable[[Array], Array]
"""Places (N, 3) in mm to their distances (N,) from a surface, negative inside."""


def build_mesh(distance: Distance, reach: Array, step_mm: float = _STEP_MM) -> Mesh:
    """The closed surface where a distance is zero inside a box (2, 3) in mm: its lowest and highest corner."""
    axes = [np.arange(low, high, step_mm) for low, high in zip(*reach, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = distance(grid.reshape(-1, 3)).reshape(grid.shape[:3])
    vertices, triangles, _, _ = marching_cubes(values, 0.0, spacing=(step_mm,) * 3, allow_degenerate=False)
    vertices, normals = onto_surface(distance, vertices.astype(np.float64) + reach[0])
    corners = vertices[triangles]
    if np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0:
        triangles = triangles[:, ::-1]
    return Mesh(vertices.astype(np.float32), normals.astype(np.float32), triangles.astype(np.int32))


def _slope(distance: Distance, points: Array, h: float = 0.01) -> Array:
    steps = h * np.eye(3)
    return np.stack([distance(points + s) - distance(points - s) for s in steps], axis=1) / (2 * h)


def onto_surface(distance: Distance, points: Array) -> tuple[Array, Array]:
    """Points (N, 3) moved along the distance's slope onto its zero, and the unit normals there."""
    for _ in range(4):
        slope = _slope(distance, points)
        move = (distance(points) / np.maximum(np.sum(slope**2, axis=1), 0.1))[:, None] * slope
        points = points - np.clip(move, -0.5, 0.5)
    slope = _slope(distance, points)
    return points, slope / np.linalg.norm(slope, axis=1, keepdims=True)


def build_vertebra(level: str) -> Mesh:
    """One vertebra's mesh."""
    step_mm = _SACRAL_STEP_MM if level == SACRAL else _STEP_MM
    return build_mesh(lambda points: vertebra_distance(level, points), reach_of(level), step_mm)


def build_ribs(level: str) -> Mesh:
    """The mesh of a pair of rib stubs."""
    return build_mesh(lambda points: rib_distance(level, points), RIB_REACH, 1.3)
