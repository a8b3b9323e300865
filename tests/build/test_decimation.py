"""Thinned surfaces: far fewer triangles, still closed, still where they were."""

from collections import Counter

import numpy as np
import pytest

from kyphoview.build.decimation import Coarseness, decimated
from kyphoview.build.surfaces import build_mesh

_GRAIN = Coarseness(off_mm=0.14, longest_mm=3.4)
_REACH = np.array(((-14.0, -14.0, -14.0), (14.0, 14.0, 14.0)))


def _ball(points: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points, axis=-1) - 12.0


def _slab(points: np.ndarray) -> np.ndarray:
    """A flat box with round edges."""
    over = np.maximum(np.abs(points) - np.array((8.0, 8.0, 2.0)), 0.0)
    return np.linalg.norm(over, axis=-1) - 2.0


@pytest.mark.parametrize(("shape", "most_left"), [(_ball, 0.75), (_slab, 0.6)])
def test_a_thinned_surface_is_closed_and_in_its_place(shape, most_left: float) -> None:
    mesh = build_mesh(shape, _REACH, 1.3)
    vertices, triangles = decimated(mesh.vertices.astype(float), mesh.normals.astype(float), mesh.triangles, _GRAIN)
    assert len(triangles) < most_left * len(mesh.triangles)
    edges = np.vstack([triangles[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    assert Counter(map(tuple, edges.tolist())) == Counter(map(tuple, edges[:, ::-1].tolist()))
    corners = vertices[triangles]
    assert np.abs(shape(corners.mean(axis=1))).max() < 0.35
    volume = float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6000
    assert volume == pytest.approx(mesh.volume_ml, rel=0.025)
