"""Rods and tubes against chords found on their own."""

import math

import numpy as np
import pytest

from kyphoview.anatomy.geometry.axis import sloping_axis
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, xray_plane
from kyphoview.view.xray.detector import Detector, Image, Patch
from kyphoview.view.xray.tubes import rod, tube

GRID = Detector(0.1, 400, 600, -30.0, 20.0)
RADIUS_MM = 2.1


def image_of(patch: Patch) -> Image:
    image = GRID.empty_image()
    patch.add_to(image, 1.0)
    return image


@pytest.mark.parametrize("view", XRAY_VIEWS)
@pytest.mark.parametrize("heading_deg", [0.0, 16.0, 50.0, 90.0])
@pytest.mark.parametrize("down_deg", [0.0, 9.0, 40.0])
def test_a_rods_shadow_holds_its_volume(view, heading_deg: float, down_deg: float):
    axis = sloping_axis((1.0, -2.0, 0.5), math.radians(heading_deg), math.radians(down_deg))
    image = image_of(rod(GRID, xray_plane(view), axis, (-8.0, 9.0), RADIUS_MM))
    assert image.sum() * 0.01 == pytest.approx(math.pi * RADIUS_MM**2 * 17.0, rel=0.02)


@pytest.mark.parametrize("view", XRAY_VIEWS)
def test_a_rods_chords_are_those_felt_along_the_ray(view):
    plane = xray_plane(view)
    axis = sloping_axis((1.0, -2.0, 0.5), math.radians(16.0), math.radians(9.0))
    image = image_of(rod(GRID, plane, axis, (-8.0, 9.0), RADIUS_MM))
    way = np.arange(-40.0, 40.0, 0.01)
    for row, column in np.random.default_rng(7).choice(np.argwhere(image > 1.0), 25):
        start = plane.lift(np.array([GRID.x_mm()[column], GRID.y_mm()[row]]))
        s, radius, _ = axis.coordinates(start + way[:, None] * plane.normal)
        felt = 0.01 * float(((radius < RADIUS_MM) & (s > -8.0) & (s < 9.0)).sum())
        assert image[row, column] == pytest.approx(felt, rel=0.02, abs=0.02)


def test_across_a_tube_there_are_two_walls():
    axis = sloping_axis((0.0, 0.0, 0.0), 0.0, 0.0)
    wall, hollow = (image_of(part) for part in tube(GRID, xray_plane("xray-side"), axis, (-10.0, 10.0), 2.0, 1.5))
    down = GRID.y_mm()
    outer, inner = (2.0 * np.sqrt(np.maximum(radius**2 - down**2, 0.0)) for radius in (2.0, 1.5))
    middle = GRID.columns // 2
    assert wall[:, middle] == pytest.approx(outer - inner, abs=1e-5)
    assert hollow[:, middle] == pytest.approx(inner, abs=1e-5)


def test_along_a_rod_the_ray_runs_its_whole_length():
    axis = sloping_axis((0.0, 0.0, 0.0), 0.0, 0.0)
    image = image_of(rod(GRID, xray_plane("xray-front"), axis, (-10.0, 7.0), RADIUS_MM))
    away = np.hypot(GRID.x_mm()[None, :], GRID.y_mm()[:, None])
    assert image[away < RADIUS_MM] == pytest.approx(17.0)
    assert image[away > RADIUS_MM + 0.01].max() == 0.0


def test_out_of_the_picture_there_is_nothing():
    axis = sloping_axis((300.0, 0.0, 0.0), 0.0, 0.0)
    assert rod(GRID, xray_plane("xray-front"), axis, (-10.0, 7.0), RADIUS_MM).values.size == 0
