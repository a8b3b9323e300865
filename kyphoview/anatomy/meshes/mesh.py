"""The surfaces of the vertebrae as triangles, built ahead."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.array_file import damaged, read_archive
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import asset

_NORMAL_SCALE = 32767
_ARRAYS = {"vertices": ("f", 2), "normals": ("i", 2), "triangles": ("u", 2)}


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """A closed surface in a level's own frame.

    `vertices` (V, 3) in mm, outward unit `normals` (V, 3), `triangles` (T, 3) of indices, counter-clockwise as seen
    from outside.
    """

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]

    @property
    def volume_ml(self) -> float:
        """The volume inside, by the divergence theorem."""
        corners = self.vertices.astype(np.float64)[self.triangles]
        return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6000


def load_mesh(level: str) -> Mesh:
    """One vertebra's surface, read from its file each time: whoever draws it keeps what they make of it.

    Raises:
        BadInput: there is no such level, or its file is missing or damaged.
    """
    return read_mesh(vertebra_file("mesh", level))


def load_ribs(level: str) -> Mesh:
    """The stubs of the pair of ribs at T10, T11 or T12, in that level's frame.

    Raises:
        BadInput: that level has no ribs, or the file is missing or damaged.
    """
    return read_mesh(ribs_file("ribs", level))


def vertebra_file(kind: str, level: str) -> Path:
    """The file that holds one kind of mesh of a vertebra.

    Raises:
        BadInput: there is no such level, or the file is missing.
    """
    if level not in LEVELS:
        raise BadInput(
            _("There is no mesh of '{level}'; there is one of each of {known}.", level=level, known=", ".join(LEVELS))
        )
    return asset("anatomy", f"{kind}_{level}.npz")


def ribs_file(kind: str, level: str) -> Path:
    """The file that holds one kind of mesh of a level's ribs.

    Raises:
        BadInput: that level has no ribs, or the file is missing.
    """
    if level not in RIB_LEVELS:
        raise BadInput(
            _("There are no ribs at '{level}'; there are at {known}.", level=level, known=", ".join(RIB_LEVELS))
        )
    return asset("anatomy", f"{kind}_{level}.npz")


def check_surface(path: Path, vertices: NDArray[Any], normals: NDArray[Any], triangles: NDArray[Any]) -> None:
    """Check that vertices (V, 3) and normals (V, 3), of any unit, and triangles (T, 3) of indices fit together.

    Raises:
        BadInput: they do not; the file is damaged.
    """
    if vertices.shape[1] != 3 or triangles.shape[1] != 3 or normals.shape != vertices.shape or not len(triangles):
        raise damaged(path, _("its arrays do not fit together"))
    if int(triangles.max()) >= len(vertices):
        raise damaged(path, _("a triangle has no corner"))


def read_mesh(path: Path) -> Mesh:
    """A mesh from its file.

    Raises:
        BadInput: the file is damaged.
    """
    found = read_archive(path, _ARRAYS)
    vertices, normals, triangles = (found[name] for name in _ARRAYS)
    check_surface(path, vertices, normals, triangles)
    mesh = Mesh(
        vertices.astype(np.float32), normals.astype(np.float32) / np.float32(_NORMAL_SCALE), triangles.astype(np.int32)
    )
    for array in (mesh.vertices, mesh.normals, mesh.triangles):
        array.setflags(write=False)
    return mesh


def write_mesh(path: Path, mesh: Mesh) -> None:
    """A mesh into its file: normals as 16-bit shares of 1, indices as 16 bits."""
    arrays: dict[str, Any] = {
        "vertices": mesh.vertices.astype(np.float32),
        "normals": np.round(mesh.normals * _NORMAL_SCALE).astype(np.int16),
        "triangles": mesh.triangles.astype(np.uint16),
    }
    np.savez_compressed(path, **arrays)
