"""Thickness along rays: closed forms of simple solids, volumes of real ones, and halves that end at the midline."""

import math

import numpy as np
import pytest

from kyphoview.anatomy.geometry.axis import Axis, read_only
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import MOVABLE
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.procedure.filling.radial_body import RadialBody, chebyshev_points
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, xray_plane
from kyphoview.view.xray.bones import bones_of
from kyphoview.view.xray.detector import Detector, Image
from kyphoview.view.xray.surface import Triangles, thickness

GRID = Detector(0.25, 200, 240, -30.0, 25.0)
WIDE = Detector(0.25, 640, 640, -80.0, 80.0)
PLANES = [xray_plane(view) for view in XRAY_VIEWS]
BOX_FACES = ((0, 2, 1), (1, 2, 3), (4, 5, 6), (5, 7, 6), (0, 1, 4), (1, 5, 4), (2, 6, 3), (3, 6, 7), (0, 4, 2),
             (2, 4, 6), (1, 3, 5), (3, 7, 5))  # fmt: skip


def shadow(detector: Detector, plane: Plane, points: np.ndarray, corners: np.ndarray) -> Image:
    image = detector.empty_image()
    thickness(detector, Triangles(corners), plane.flatten(points), plane.height_over(points)).add_to(image, 1.0)
    return image


def box(low, high) -> tuple[np.ndarray, np.ndarray]:
    points = np.array([[(low, high)[n >> axis & 1][axis] for axis in range(3)] for n in range(8)], float)
    return points, np.array(BOX_FACES, np.int32)


def ball(radius_mm: float, at=(0.0, 0.0, 0.0)) -> tuple[np.ndarray, np.ndarray]:
    s_mm = radius_mm * chebyshev_points(129)
    radii = np.sqrt(np.maximum(radius_mm**2 - s_mm**2, 0.0))[:, None] * np.ones((1, 128))
    axis = Axis(read_only(at), read_only((0.0, 0.6, 0.8)), read_only((1.0, 0.0, 0.0)), read_only((0.0, -0.8, 0.6)))
    return RadialBody(axis, s_mm, radii).mesh()


def mirror(points: np.ndarray) -> np.ndarray:
    return points * (-1.0, 1.0, 1.0)


@pytest.mark.parametrize("plane", PLANES)
def test_a_box_is_as_thick_as_it_is_deep_and_nothing_beside_it(plane: Plane):
    """Its sides are seen edge-on: they make steps."""
    points, corners = box((-4.0, -7.0, -3.0), (6.0, 5.0, 8.0))
    image = shadow(GRID, plane, points, corners)
    flat = plane.flatten(points)
    inside = (
        (GRID.x_mm() > flat[:, 0].min()) & (GRID.x_mm() < flat[:, 0].max()),
        (GRID.y_mm() > flat[:, 1].min()) & (GRID.y_mm() < flat[:, 1].max()),
    )
    is_inside = inside[1][:, None] & inside[0][None, :]
    assert image[is_inside] == pytest.approx(np.ptp(points @ plane.normal), abs=1e-6)
    assert np.abs(image[~is_inside]).max() < 1e-6


@pytest.mark.parametrize("plane", PLANES)
def test_a_turned_box_has_its_volume_and_longest_chord(plane: Plane):
    points, corners = box((-4.0, -4.0, -4.0), (4.0, 4.0, 4.0))
    turn = math.pi / 4
    rotation = np.array(
        [[math.cos(turn), -math.sin(turn), 0], [math.sin(turn), math.cos(turn), 0], [0, 0, 1]]
    )  # about z: seen along a diagonal
    image = shadow(GRID, plane, points @ rotation.T, corners)
    chord = 2.0 * (4.0 * math.sqrt(2.0) - np.abs(GRID.x_mm()))
    row = image[GRID.rows // 2]
    assert row[chord > 1.0] == pytest.approx(chord[chord > 1.0], rel=0.02)
    assert image.sum() * GRID.pitch_mm**2 == pytest.approx(512.0, rel=0.01)


@pytest.mark.parametrize("plane", PLANES)
def test_a_ball_has_its_chords(plane: Plane):
    """Within 2 % of the closed form wherever the chord is not a mere graze."""
    image = shadow(GRID, plane, *ball(9.0))
    away2 = GRID.x_mm()[None, :] ** 2 + GRID.y_mm()[:, None] ** 2
    chord = 2.0 * np.sqrt(np.maximum(81.0 - away2, 0.0))
    deep = chord > 3.0
    assert np.abs(image[deep] / chord[deep] - 1.0).max() < 0.02
    assert np.abs(image[away2 > 81.0]).max() < 1e-4


@pytest.mark.parametrize("plane", PLANES)
@pytest.mark.parametrize("at", [(-24.0, 27.0, 0.0), (28.0, -28.0, 24.0), (0.0, 0.0, 200.0)])
def test_what_lies_beyond_the_border_changes_nothing_within(plane: Plane, at):
    points, corners = ball(9.0, at)
    image, wide = shadow(GRID, plane, points, corners), shadow(WIDE, plane, points, corners)
    rows = slice(round((WIDE.top_mm - GRID.top_mm) / 0.25), round((WIDE.top_mm - GRID.top_mm) / 0.25) + GRID.rows)
    left = round((GRID.left_mm - WIDE.left_mm) / 0.25)
    assert np.abs(image - wide[rows, left : left + GRID.columns]).max() < 1e-5


@pytest.mark.parametrize("plane", PLANES)
@pytest.mark.parametrize("level", MOVABLE)
def test_nothing_is_lost_of_a_vertebra(level: str, plane: Plane):
    """The sum of thickness times area is the volume inside the mesh, within 1 %."""
    mesh = load_mesh(level)
    image = shadow(WIDE, plane, mesh.vertices.astype(np.float64), mesh.triangles)
    assert image.sum() * WIDE.pitch_mm**2 / 1000.0 == pytest.approx(mesh.volume_ml, rel=0.01)
    assert image.min() > -1e-4


@pytest.mark.parametrize("view", XRAY_VIEWS)
@pytest.mark.parametrize("level", MOVABLE)
def test_two_halves_make_a_vertebra(level: str, view):
    mesh, half, plane = load_mesh(level), bones_of(level)[0], xray_plane(view)
    whole = shadow(WIDE, plane, mesh.vertices.astype(np.float64), mesh.triangles)
    if view == "xray-side":
        joined = 2.0 * shadow(WIDE, plane, half.outside, half.triangles.corners)
    else:
        left = shadow(WIDE.left_half(), plane, half.outside, half.triangles.corners)
        joined = np.concatenate((left, left[:, ::-1]), axis=1)
    assert joined.sum() == pytest.approx(whole.sum(), rel=1e-3)
    assert np.abs(joined - whole).mean() < 0.004


def test_a_mirrored_surface_counts_negatively():
    """Which way triangles face is not a matter of taste: turned inside out, a solid would be taken away."""
    points, corners = ball(9.0)
    image = shadow(GRID, PLANES[0], mirror(points), corners)
    assert image.min() == pytest.approx(-18.0, rel=0.02)
