"""Radial bodies: volume, mesh, outline."""

import math

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.procedure.filling.radial_body import ANGLES, STATIONS, RadialBody, chebyshev_points, lengthened
from kyphoview.procedure.instruments.needle_axes import axes


def ball(side: str = "left", radius_mm: float = 7.0) -> RadialBody:
    round_off = np.sqrt(1.0 - chebyshev_points() ** 2)
    return RadialBody(
        axes("L1")[side], 20.0 + radius_mm * chebyshev_points(), radius_mm * np.repeat(round_off[:, None], ANGLES, 1)
    )


def enclosed_ml(vertices: np.ndarray, triangles: np.ndarray) -> float:
    """The volume inside a closed surface by the divergence theorem, mL; positive when it faces outward."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c))) / 6000.0


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_ball_has_the_volume_of_a_ball(side: str) -> None:
    exact_ml = 4.0 / 3.0 * math.pi * 0.7**3
    body = ball(side)
    assert body.radius_mm.shape == (STATIONS, ANGLES)
    assert body.volume_ml == pytest.approx(exact_ml, rel=1e-3)
    assert enclosed_ml(*body.mesh()) == pytest.approx(exact_ml, rel=2e-3)
    assert enclosed_ml(*body.mesh(64)) == pytest.approx(exact_ml, rel=5e-3)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_mesh_is_closed(side: str) -> None:
    _, triangles = ball(side).mesh(64)
    edges = np.concatenate((triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]))
    there = {(int(a), int(b)) for a, b in edges}
    assert len(there) == len(edges)
    assert there == {(b, a) for a, b in there}


def test_angles_that_do_not_divide_the_grid_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be picked evenly"):
        ball().mesh(50)


@pytest.mark.parametrize("plane", [side_plane("L1"), top_plane("L1")])
def test_an_outline_lies_in_the_plane_and_on_the_surface(plane: object) -> None:
    outline = ball().outline(plane)  # type: ignore[arg-type]
    centre = axes("L1")["left"].point(20.0)
    assert np.abs(plane.height_over(outline)).max() < 1e-9  # type: ignore[attr-defined]
    assert np.linalg.norm(outline - centre, axis=1) == pytest.approx(7.0, abs=0.01)
    assert len(np.unique(outline.round(9), axis=0)) == len(outline)


def test_a_plane_beside_the_axis_gives_no_outline() -> None:
    assert ball("right").outline(side_plane("L1")).shape == (0, 3)
    assert len(ball("right").outline(top_plane("L1"))) > 100


def test_contains() -> None:
    centre = axes("L1")["left"].point(20.0)
    points = centre + np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 6.9], [0.0, 0.0, 7.1], [0.0, 9.0, 0.0]])
    assert ball().contains(points).tolist() == [True, True, False, False]


def test_lengthened_moves_the_ends_and_leaves_the_middle() -> None:
    before = 20.0 + 7.0 * chebyshev_points()
    after = lengthened(before, 1.0)
    assert (after[0], after[-1]) == pytest.approx((12.0, 28.0))
    assert np.abs(after - before)[np.abs(chebyshev_points()) < 0.5].max() < 0.01
    assert (np.diff(after) > 0.0).all()
