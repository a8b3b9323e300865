"""Meshes: closed, the right way round, on the solid's surface, and the same when they are built again."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from kyphoview.anatomy.levels import LEVELS, MOVABLE, RIB_LEVELS, SACRAL
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh, load_ribs, read_mesh, write_mesh
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.build.surfaces import build_vertebra
from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder
from tests.anatomy.damaged import damaged_copy

_ALL = [(load_mesh, level) for level in LEVELS] + [(load_ribs, level) for level in RIB_LEVELS]


@pytest.mark.parametrize(("load", "level"), _ALL)
def test_meshes_are_closed_and_turned_outwards(load, level: str) -> None:
    mesh = load(level)
    edges = np.vstack([mesh.triangles[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    # Every edge runs once each way: the surface is closed, and all its triangles are turned alike.
    assert Counter(map(tuple, edges.tolist())) == Counter(map(tuple, edges[:, ::-1].tolist()))
    assert len(np.unique(edges, axis=0)) == len(edges)
    assert mesh.volume_ml > 3
    corners = mesh.vertices[mesh.triangles].astype(float)
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    agrees = np.einsum("ij,ij->i", facing, mesh.normals[mesh.triangles].sum(axis=1)) > 0
    assert agrees.mean() > 0.995
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-3)


@pytest.mark.parametrize("level", MOVABLE)
def test_a_vertebra_is_one_piece_with_one_hole(level: str) -> None:
    mesh = load_mesh(level)
    edges = len(mesh.triangles) * 3 // 2
    assert len(mesh.vertices) - edges + len(mesh.triangles) == 0  # Euler's number of a ring: the canal runs through
    group = np.arange(len(mesh.vertices))
    for _ in range(400):
        least = group[mesh.triangles].min(axis=1)
        before = group.copy()
        for corner in range(3):
            np.minimum.at(group, mesh.triangles[:, corner], least)
        if (group == before).all():
            break
    assert (group == 0).all()


@pytest.mark.parametrize("level", LEVELS)
def test_vertices_lie_on_the_solid(level: str) -> None:
    mesh = load_mesh(level)
    assert len(mesh.vertices) <= 20_000
    assert np.abs(vertebra_distance(level, mesh.vertices.astype(float))).max() < (0.08 if level == SACRAL else 0.01)


@pytest.mark.parametrize("level", RIB_LEVELS)
def test_ribs_lie_on_their_solid_and_clear_of_the_vertebra(level: str) -> None:
    vertices = load_ribs(level).vertices.astype(float)
    assert np.abs(rib_distance(level, vertices)).max() < 0.01
    assert vertebra_distance(level, vertices).min() > 0.3


@pytest.fixture(scope="module")
def rebuilt() -> Mesh:
    """L1 from the solid as it is now."""
    return build_vertebra("L1")


def test_a_rebuilt_level_is_the_stored_one(rebuilt: Mesh) -> None:
    stored = load_mesh("L1")
    assert max(_apart(rebuilt, stored), _apart(stored, rebuilt)) < 0.05


def test_a_surface_moved_by_a_tenth_would_be_noticed(rebuilt: Mesh) -> None:
    stored = load_mesh("L1")
    grown = Mesh(stored.vertices + np.float32(0.1) * stored.normals, stored.normals, stored.triangles)
    assert _apart(rebuilt, grown) > 0.05


def _apart(mesh: Mesh, other: Mesh) -> float:
    """How far at most the first one's vertices lie from the second one's surface, in mm."""
    worst = 0.0
    centres = other.vertices[other.triangles].mean(axis=1)
    for chunk in np.array_split(mesh.vertices[::5], 40):
        squared = ((chunk[:, None, :] - centres) ** 2).sum(axis=2)
        near = other.triangles[np.argsort(squared, axis=1)[:, :6]]
        corners = other.vertices[near].astype(float)
        worst = max(worst, float(_to_triangles(chunk[:, None, :].astype(float), corners).min(axis=1).max()))
    return worst


def _to_triangles(points: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Distances from points (N, 1, 3) to triangles (N, K, 3, 3)."""
    a, b, c = corners[..., 0, :], corners[..., 1, :], corners[..., 2, :]
    normal = np.cross(b - a, c - a)
    unit = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
    height = ((points - a) * unit).sum(axis=-1)
    foot = points - height[..., None] * unit
    is_inside = np.ones(height.shape, dtype=bool)
    nearest = np.full(height.shape, np.inf)
    for tail, head in ((a, b), (b, c), (c, a)):
        edge = head - tail
        is_inside &= (np.cross(edge, foot - tail) * normal).sum(axis=-1) >= 0
        share = np.clip(((points - tail) * edge).sum(-1) / np.maximum((edge**2).sum(-1), 1e-12), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(points - tail - share[..., None] * edge, axis=-1))
    return np.where(is_inside, np.abs(height), nearest)


def test_all_assets_together_are_small() -> None:
    files = list((assets_folder() / "anatomy").iterdir())
    assert {path.suffix for path in files} == {".npz"}
    assert sum(path.stat().st_size for path in files) < 10e6


def test_writing_and_reading_keeps_a_mesh(tmp_path: Path) -> None:
    write_mesh(tmp_path / "mesh.npz", load_mesh("T12"))
    again = read_mesh(tmp_path / "mesh.npz")
    assert (again.vertices == load_mesh("T12").vertices).all()
    assert (again.triangles == load_mesh("T12").triangles).all()
    assert np.abs(again.normals - load_mesh("T12").normals).max() < 1e-4


def _without(name: str):
    return lambda arrays: arrays.pop(name)


def _set(name: str, value):
    return lambda arrays: arrays.__setitem__(name, value)


@pytest.mark.parametrize("harm", [
    _without("vertices"),
    _without("triangles"),
    _set("vertices", np.full((10, 3), np.nan, dtype=np.float32)),
    _set("vertices", np.zeros((10, 3), dtype=np.float32)),
    _set("vertices", np.zeros(30, dtype=np.float32)),
    _set("triangles", np.full((5, 3), 65535, dtype=np.uint16)),
    _set("triangles", np.zeros((0, 3), dtype=np.uint16)),
    _set("normals", np.array([["a"]])),
])  # fmt: skip
def test_a_damaged_mesh_is_named(tmp_path: Path, harm) -> None:
    path = damaged_copy("mesh_L1.npz", harm, tmp_path)
    with pytest.raises(BadInput, match=r"mesh_L1\.npz.*damaged"):
        read_mesh(path)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="C7"):
        load_mesh("C7")
    with pytest.raises(BadInput, match="L1"):
        load_ribs("L1")
