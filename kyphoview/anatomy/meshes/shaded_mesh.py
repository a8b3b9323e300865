"""The vertebrae as the 3D view draws them: with few triangles while it moves and more when it stands still, and the
ambient occlusion of each corner.

Ambient occlusion is computed ahead, because it takes many rays through all that is near. It is the share of the sky,
weighted by how squarely it shines, that a place sees past its own vertebra and the two beside it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.array_file import damaged, read_archive
from kyphoview.anatomy.meshes.mesh import check_surface, ribs_file, vertebra_file
from kyphoview.language import _

Detail = Literal["light", "fine"]
"""For what moves, and for what stands still."""
DETAILS: tuple[Detail, ...] = ("light", "fine")
_STEPS_PER_MM = 256  # how finely places are kept, as 16-bit numbers
_NORMAL_SCALE = 127
_ARRAYS = {"vertices": ("i", 2), "normals": ("i", 2), "triangles": ("u", 2), "openness": ("u", 1)}


@dataclass(frozen=True, slots=True, eq=False)
class ShadedMesh:
    """A closed surface in a level's own frame.

    `vertices` (V, 3) in mm, outward unit `normals` (V, 3), `triangles` (T, 3) counter-clockwise as seen from outside,
    `ambient_occlusion` (V,) from 0 (shut in) to 1 (all of the sky is seen).
    """

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]
    ambient_occlusion: NDArray[np.float32]


@cache
def load_shaded(level: str, detail: Detail) -> ShadedMesh:
    """One vertebra.

    Raises:
        BadInput: there is no such level, or its file is missing or damaged.
    """
    return read_shaded(vertebra_file(detail, level))


@cache
def load_shaded_ribs(level: str, detail: Detail) -> ShadedMesh:
    """The stubs of the pair of ribs at T10, T11 or T12, in that level's frame.

    Raises:
        BadInput: that level has no ribs, or the file is missing or damaged.
    """
    return read_shaded(ribs_file(f"{detail}_ribs", level))


def read_shaded(path: Path) -> ShadedMesh:
    """A mesh from its file.

    Raises:
        BadInput: the file is damaged.
    """
    found = read_archive(path, _ARRAYS)
    vertices, normals, triangles, ambient_occlusion = (found[name] for name in _ARRAYS)
    check_surface(path, vertices, normals, triangles)
    if len(ambient_occlusion) != len(vertices):
        raise damaged(path, _("its arrays do not fit together"))
    turned = normals.astype(np.float32)
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    if not lengths.all():
        raise damaged(path, _("a normal has no direction"))
    mesh = ShadedMesh(
        vertices.astype(np.float32) / np.float32(_STEPS_PER_MM),
        turned / lengths,
        triangles.astype(np.int32),
        ambient_occlusion.astype(np.float32) / np.float32(255),
    )
    for array in (mesh.vertices, mesh.normals, mesh.triangles, mesh.ambient_occlusion):
        array.setflags(write=False)
    return mesh


def write_shaded(path: Path, mesh: ShadedMesh) -> None:
    """A mesh into its file."""
    arrays: dict[str, Any] = {
        "vertices": np.round(mesh.vertices * _STEPS_PER_MM).astype(np.int16),
        "normals": np.round(mesh.normals * _NORMAL_SCALE).astype(np.int8),
        "triangles": mesh.triangles.astype(np.uint16),
        "openness": np.round(np.clip(mesh.ambient_occlusion, 0.0, 1.0) * 255).astype(np.uint8),
    }
    np.savez_compressed(path, **arrays)
