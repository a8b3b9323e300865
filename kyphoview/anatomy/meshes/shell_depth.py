"""How far in from each corner of a vertebra's mesh the cortical shell ends, found ahead."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.array_file import damaged, read_archive
from kyphoview.anatomy.cortical_shell import shell_mm
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.language import _
from kyphoview.resources import asset

SHELLS_FILE = "shells.npz"
_UNIT_MM = 1 / 128  # of the file's bytes
_STEPS, _STEP_MM, _DEEPEST, _THIN_MM = 4, 0.3, 1.8, 0.03


def compute_shell_depth(level: str, mesh: Mesh) -> Array:
    """How far (V,) in mm along the inward normal the shell ends: where the solid's distance says so, as in the cuts.

    Between parts that were joined smoothly the distance grows more slowly than the way in, so the way is found in
    steps. Where bone is too thin to have an inside, it goes to the middle: there the two sides' ways meet and leave
    nothing between them.
    """
    points, normals = mesh.vertices.astype(np.float64), mesh.normals.astype(np.float64)
    least = shell_mm(level, points)
    depth: Array = least.copy()
    missing: Array = np.zeros(len(points))
    for _step in range(_STEPS):
        reached = points - depth[:, None] * normals
        missing = vertebra_distance(level, reached) + shell_mm(level, reached)
        depth = np.clip(depth + np.clip(missing, -_STEP_MM, _STEP_MM), 0.7 * least, _DEEPEST * least)
    thin = np.flatnonzero(missing > _THIN_MM)
    tried = np.linspace(0.2, _DEEPEST, 17)[:, None] * least[thin]
    reached = points[thin] - tried[..., None] * normals[thin]
    middle = np.argmin(vertebra_distance(level, reached), axis=0)
    depth[thin] = tried[middle, np.arange(len(thin))]
    return depth


def shell_depth(level: str) -> Array:
    """The depth (V,) in mm for each corner of the level's mesh.

    Raises:
        BadInput: a file is missing or damaged, or does not fit the mesh.
    """
    path, found = asset("anatomy", SHELLS_FILE), _read()[level]
    if len(found) != len(load_mesh(level).vertices):
        raise damaged(path, _("'{level}' does not fit its mesh", level=level))
    depth: Array = found.astype(np.float64) * _UNIT_MM
    return depth


def write_shell_depths(path: Path, depths: dict[str, Array]) -> None:
    """The depths (V,) in mm of every level into their file, as bytes."""
    packed = {level: np.round(depth / _UNIT_MM).astype(np.uint8) for level, depth in depths.items()}
    np.savez_compressed(path, **packed)  # type: ignore[arg-type]  # the stubs take it for one of numpy's own options


@cache
def _read() -> dict[str, NDArray[np.uint8]]:
    return read_archive(asset("anatomy", SHELLS_FILE), dict.fromkeys(LEVELS, ("u", 1)))
