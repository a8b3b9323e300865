"""From a place in a picture into the solid and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import Carrier, pin
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.ink.projection import CutProjection, nearest_bone_mm, projection_of
from kyphoview.view.ink.solid_projection import SolidProjection
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens, Orbit
from kyphoview.view.solid.preset_cameras import preset_orbit, step_orbit

LAYOUT = Layout.of(960, 640)
SCENE = scene_at(DEFAULT_CASE, Moment("inflating", 0.5))
MOMENTS = st.builds(Moment, st.sampled_from([step.id for step in STEPS]), st.floats(0, 1))
PIXELS = st.lists(st.tuples(st.floats(0, 960), st.floats(0, 640)), min_size=1, max_size=5).map(np.array)


@settings(max_examples=40)
@given(MOMENTS, st.sampled_from(("side", "top", "xray-side", "xray-front")), PIXELS)
def test_a_place_means_a_point_that_is_seen_there(moment: Moment, view: str, pixels: np.ndarray) -> None:
    projection = projection_of(view, scene_at(DEFAULT_CASE, moment), LAYOUT)
    points = projection.to_solid(pixels)
    assert projection.to_pixels(points) == pytest.approx(pixels, abs=1e-6)
    assert (projection.visibility(points) == 1.0).all()


def test_a_cut_shows_only_what_lies_near_its_plane() -> None:
    projection = projection_of("side", SCENE, LAYOUT)
    assert isinstance(projection, CutProjection)
    there = projection.plane.lift(np.zeros((4, 2))) + np.array([[0.0], [3.5], [-3.5], [4.5]]) * projection.plane.normal
    assert projection.visibility(there).tolist() == [1.0, 1.0, 1.0, 0.0]


def test_an_xray_means_the_bone_that_its_ray_meets() -> None:
    projection = projection_of("xray-side", SCENE, LAYOUT)
    pedicle = np.array([[-14.0, -22.0, 4.0]])  # far beside the middle, where there is the canal
    assert pin(SCENE, projection.to_solid(projection.to_pixels(pedicle))).carriers == (Carrier("L1", "L1"),)
    before_the_spine = np.array([[0.0, 45.0, 0.0]])
    assert projection.to_solid(projection.to_pixels(before_the_spine)) == pytest.approx(before_the_spine)


def test_on_the_open_face_a_place_in_the_round_means_the_face() -> None:
    lens = Lens.of(step_orbit(SCENE).pose, LAYOUT)
    projection = SolidProjection(lens, SCENE, 1.0)
    pixels = np.array([[480.0, 320.0], [400.0, 250.0]])
    points = projection.to_solid(pixels)
    assert side_plane("L1").height_over(points) == pytest.approx(0.0, abs=1e-6)
    assert projection.to_pixels(points) == pytest.approx(pixels)
    assert projection.visibility(points) == pytest.approx(1.0)
    assert SolidProjection(lens, SCENE, 0.0).visibility(points) == pytest.approx(0.0)


@pytest.mark.parametrize(("place", "openness"), [("back", 1.0), ("surgeon", 0.0)])
def test_where_there_is_no_face_it_means_the_surface_of_the_bone(place: str, openness: float) -> None:
    orbit: Orbit = preset_orbit(place, DEFAULT_CASE)  # type: ignore[arg-type]
    lens = Lens.of(orbit.pose, LAYOUT)
    projection = SolidProjection(lens, SCENE, openness)
    spinous = lens.to_pixels(np.array([[0.0, -60.0, -8.0]]))
    point = projection.to_solid(spinous)
    assert abs(nearest_bone_mm(SCENE, point)[0]) < 0.5
    assert projection.to_pixels(point) == pytest.approx(spinous, abs=0.05)
    assert point[0] @ lens.axes[2] > np.array([0.0, -45.0, -8.0]) @ lens.axes[2]  # on the side that faces the eye
