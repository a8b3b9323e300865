"""Skin and muscles of the trunk: one within the other, alike on both sides, the bones inside the skin."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.trunk import profile_at
from kyphoview.view.solid.shapes.bones import bone_at_rest
from kyphoview.view.solid.shapes.surfaces import AMBIENT, SECOND, Solid
from kyphoview.view.solid.shapes.trunk_layers import muscles, skin
from kyphoview.view.solid.shapes.trunk_surface import trunk_grid

_SHAPE = trunk_grid().points.shape


@pytest.mark.parametrize("layer", [skin, muscles])
def test_a_layer_looks_outwards_and_is_alike_on_both_sides(layer) -> None:
    solid: Solid = layer()
    points = solid.vertices.reshape(_SHAPE)
    inner = solid.normals.reshape(_SHAPE)[2:-2]
    from_middle = points[2:-2] - points[2:-2].mean(axis=1, keepdims=True)
    assert (np.einsum("ijk,ijk->ij", inner, from_middle) > 0.0).mean() > 0.97  # but in the hollow of the back
    left, right = points[..., 0].min(axis=1), points[..., 0].max(axis=1)
    assert np.abs(left + right).max() < 1.5
    assert 0.0 <= solid.tone.min() <= solid.tone.max() <= 1.0
    assert solid.tone[:, AMBIENT].min() >= 0.5


def test_muscles_lie_under_the_skin() -> None:
    grid = trunk_grid()
    outer, inner = (layer().vertices.reshape(_SHAPE) for layer in (skin, muscles))
    depth = np.einsum("ijk,ijk->ij", (outer - inner)[..., :2], grid.outwards)
    behind = grid.points[..., 1] < 40.0
    assert depth[behind].min() > 1.5
    assert depth[behind].max() < 26.0


def test_the_back_is_the_side_cuts() -> None:
    """But for the furrow along its middle, which is drawn in 3D alone."""
    points = trunk_grid().points
    back = points[np.arange(_SHAPE[0]), np.abs(np.where(points[..., 1] < 0.0, points[..., 0], 999.0)).argmin(axis=1), 1]
    wanted, _ = profile_at(points[:, 0, 2])
    assert np.abs(back - wanted).max() < 7.0


def test_every_bone_lies_inside_the_skin() -> None:
    rows = skin().vertices.reshape(_SHAPE)
    heights = rows[:, 0, 2]
    for level in LEVELS:
        for point in bone_at_rest("L1", level, "light").vertices[::40]:
            row = rows[np.abs(heights - point[2]).argmin()]
            near = np.abs(row[:, 0] - point[0]) < 6.0
            assert row[near][:, 1].min() < point[1] < row[near][:, 1].max()


def test_tendon_lies_along_the_spine_and_muscle_beside_it() -> None:
    solid = muscles()
    x, y, z = solid.vertices.T
    is_low_back = (y < -60.0) & (np.abs(z + 40.0) < 20.0)
    tendon = solid.tone[:, SECOND]
    assert tendon[is_low_back & (np.abs(x) < 25.0)].min() > 0.6
    assert tendon[is_low_back & (np.abs(x) > 95.0)].max() < 0.3
