"""The vertebrae in 3D, at rest, with their light."""

import numpy as np

from kyphoview.anatomy.levels import RIB_LEVELS, neighbours
from kyphoview.anatomy.meshes.shaded_mesh import Detail, ShadedMesh, load_shaded, load_shaded_ribs
from kyphoview.anatomy.stack import placement
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.surfaces import AMBIENT, TINT, Array, Solid, joined, plain_tone

_UNCOVERED = 0.9
_PATCHES = ((0.11, 0.5), (0.27, 0.3), (0.8, 0.2))  # of the tint: turns a mm, and how much of it


@kept_for_levels
def bone_at_rest(treated: str, level: str, detail: Detail) -> Solid:
    """A vertebra with its ribs, in the treated level's frame."""
    parts = [_toned(load_shaded(level, detail))]
    if level in RIB_LEVELS:
        parts.append(_toned(load_shaded_ribs(level, detail)))
    solid, motion = joined(parts), placement(treated, level)
    if level == neighbours(treated)[0]:
        _uncover(solid)
    turn = motion.carry(np.zeros(3))
    return solid.moved(motion.carry(solid.vertices), motion.carry(solid.normals) - turn)


def _uncover(solid: Solid) -> None:
    """Light from above for the uppermost bone: the one over it, which shades it, is not drawn."""
    upwards = np.clip(solid.normals[:, 2] * 2.0, 0.0, 1.0) * np.clip(solid.vertices[:, 2] / 10.0, 0.0, 1.0)
    solid.tone[:, AMBIENT] = np.maximum(solid.tone[:, AMBIENT], _UNCOVERED * upwards)


def _toned(mesh: ShadedMesh) -> Solid:
    vertices = mesh.vertices.astype(np.float64)
    tone = plain_tone(len(vertices))
    tone[:, AMBIENT] = mesh.ambient_occlusion
    tone[:, TINT] = _tint(vertices)
    return Solid(vertices, mesh.normals.astype(np.float64), mesh.triangles, tone)


def _tint(points: Array) -> Array:
    """How light bone is from place to place, 0 to 1: soft patches of several sizes, the same at every call."""
    seed = np.random.default_rng(3)
    found = np.full(len(points), 0.5)
    for turns_per_mm, amount in _PATCHES:
        waves = seed.normal(size=(6, 3)) * turns_per_mm * 2 * np.pi / np.sqrt(3)
        phase = seed.uniform(0, 2 * np.pi, 6)
        found += amount * np.cos(points @ waves.T + phase).sum(axis=1) / 12
    clipped: Array = np.clip(found, 0.0, 1.0)
    return clipped
