"""The meshes of the 3D view: closed, near the solid, lit from outside, and the same when built again."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from kyphoview.anatomy.levels import LEVELS, MOVABLE, RIB_LEVELS, SACRAL
from kyphoview.anatomy.meshes.shaded_mesh import (
    DETAILS,
    Detail,
    ShadedMesh,
    load_shaded,
    load_shaded_ribs,
    read_shaded,
    write_shaded,
)
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import canal_distance, vertebra_distance
from kyphoview.build.shaded_surfaces import build_shaded
from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder

_ALL = [(load_shaded, vertebra_distance, level) for level in LEVELS]
_ALL += [(load_shaded_ribs, rib_distance, level) for level in RIB_LEVELS]
_MOST_OFF_MM: dict[Detail, tuple[float, float]] = {"light": (0.4, 0.8), "fine": (0.2, 0.4)}  # mostly, and at most

# The sacrum is three times as large.
_SACRAL_OFF_MM: dict[Detail, tuple[float, float]] = {"light": (0.7, 1.2), "fine": (0.3, 0.6)}


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(("load", "distance", "level"), _ALL)
def test_they_are_closed_and_lie_on_the_solid(load, distance, level: str, detail: Detail) -> None:
    mesh: ShadedMesh = load(level, detail)
    edges = np.vstack([mesh.triangles[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    assert Counter(map(tuple, edges.tolist())) == Counter(map(tuple, edges[:, ::-1].tolist()))
    assert np.abs(distance(level, mesh.vertices.astype(float))).max() < 0.02
    middles = mesh.vertices[mesh.triangles].astype(float).mean(axis=1)
    off = np.abs(distance(level, middles))
    mostly, at_most = (_SACRAL_OFF_MM if level == SACRAL else _MOST_OFF_MM)[detail]
    assert np.percentile(off, 99.5) < mostly
    assert off.max() < at_most
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-4)


@pytest.mark.parametrize("level", LEVELS)
def test_what_moves_has_far_fewer_triangles(level: str) -> None:
    assert len(load_shaded(level, "light").triangles) < (6600 if level == SACRAL else 5400)
    assert len(load_shaded(level, "fine").triangles) > 2.5 * len(load_shaded(level, "light").triangles)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("level", MOVABLE)
def test_light_reaches_the_outside_and_hardly_the_canal(level: str, detail: Detail) -> None:
    mesh = load_shaded(level, detail)
    vertices = mesh.vertices.astype(float)
    tip = mesh.ambient_occlusion[np.argsort(vertices[:, 1])[:20]].mean()  # of the spinous process
    canal = mesh.ambient_occlusion[canal_distance(level, vertices) < 0.6].mean()
    assert 0.0 <= mesh.ambient_occlusion.min() < mesh.ambient_occlusion.max() <= 1.0
    assert tip > 0.85
    assert canal < 0.55


def test_a_rebuilt_level_is_the_stored_one() -> None:
    rebuilt, stored = build_shaded("T12", "light"), load_shaded("T12", "light")
    assert np.array_equal(rebuilt.triangles, stored.triangles)
    assert np.abs(rebuilt.vertices - stored.vertices).max() < 0.05
    assert np.abs(rebuilt.ambient_occlusion - stored.ambient_occlusion).max() < 0.02


@pytest.mark.parametrize("keep", [0, 40, 4000])
def test_a_damaged_file_is_named(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "light_L1.npz"
    path.write_bytes((assets_folder() / "anatomy" / "light_L1.npz").read_bytes()[:keep])
    with pytest.raises(BadInput, match=r"light_L1\.npz"):
        read_shaded(path)


def test_arrays_that_do_not_fit_are_named(tmp_path: Path) -> None:
    mesh = load_shaded("L1", "light")
    path = tmp_path / "light_L1.npz"
    write_shaded(path, ShadedMesh(mesh.vertices, mesh.normals, mesh.triangles, mesh.ambient_occlusion[:-1]))
    with pytest.raises(BadInput, match="do not fit"):
        read_shaded(path)


def test_an_unknown_level_is_named() -> None:
    with pytest.raises(BadInput, match="C7"):
        load_shaded("C7", "fine")
    with pytest.raises(BadInput, match="L4"):
        load_shaded_ribs("L4", "fine")
