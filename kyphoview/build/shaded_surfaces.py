"""The surfaces that the 3D view draws: coarser where nearly flat, with how open each place lies to the light."""

import numpy as np

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, SACRAL
from kyphoview.anatomy.meshes.shaded_mesh import Detail, ShadedMesh
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.build.ambient_occlusion import ambient_occlusion_of
from kyphoview.build.cuts.bones import reach_of
from kyphoview.build.decimation import Coarseness, decimated
from kyphoview.build.surfaces import RIB_REACH, Distance, build_mesh, onto_surface

# What is drawn while it moves, and when all stands still: the size of the cubes, and how coarse it becomes.
_SHADED: dict[Detail, tuple[float, Coarseness]] = {
    "light": (1.5, Coarseness(0.20, 4.6)),
    "fine": (1.15, Coarseness(0.04, 3.0)),
}
# The sacrum is three times as large as a vertebra, and smoother.
_SACRAL: dict[Detail, tuple[float, Coarseness]] = {
    "light": (1.9, Coarseness(0.3, 8.5)),
    "fine": (1.5, Coarseness(0.05, 4.0)),
}


def build_shaded(level: str, detail: Detail) -> ShadedMesh:
    """One vertebra as the 3D view draws it."""
    return _shaded(level, lambda points: vertebra_distance(level, points), reach_of(level), detail)


def build_shaded_ribs(level: str, detail: Detail) -> ShadedMesh:
    """A pair of rib stubs as the 3D view draws them."""
    return _shaded(level, lambda points: rib_distance(level, points), RIB_REACH, detail)


def _shaded(level: str, shape: Distance, reach: Array, detail: Detail) -> ShadedMesh:
    step_mm, coarseness = (_SACRAL if level == SACRAL else _SHADED)[detail]
    mesh = build_mesh(shape, reach, step_mm)
    vertices, triangles = decimated(
        mesh.vertices.astype(np.float64), mesh.normals.astype(np.float64), mesh.triangles, coarseness
    )
    vertices, normals = onto_surface(shape, vertices)
    at = LEVELS.index(level)
    shading = LEVELS[max(at - 1, 0) : at + 2]

    def distance(points: Array) -> Array:
        found = np.full(len(points), np.inf)
        for each in shading:
            local = placement(level, each).inverse().carry(points)
            found = np.minimum(found, vertebra_distance(each, local))
            if each in RIB_LEVELS:
                found = np.minimum(found, rib_distance(each, local))
        return found

    ambient_occlusion = ambient_occlusion_of(distance, vertices, normals)
    return ShadedMesh(
        vertices.astype(np.float32), normals.astype(np.float32), triangles, ambient_occlusion.astype(np.float32)
    )
