"""The one transform: there and back, whole cameras in the picture, and rest where the camera rests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout

cameras = st.builds(
    Camera,
    st.tuples(st.floats(-100, 100), st.floats(-200, 200)),
    st.floats(40, 900),
    st.floats(40, 900),
)
layouts = st.builds(Layout.of, st.integers(240, 3840), st.integers(180, 2160), st.floats(1, 2), st.booleans())


@given(cameras, layouts, st.floats(-500, 500), st.floats(-500, 500))
def test_pixels_lead_back_to_millimetres(camera: Camera, layout: Layout, x: float, y: float):
    frame = Frame.of(camera, layout)
    assert frame.to_mm(*frame.to_pixels(np.array([[x, y]]))[0]) == pytest.approx((x, y), abs=1e-6)


@given(cameras, layouts)
def test_all_of_a_camera_is_shown(camera: Camera, layout: Layout):
    frame = Frame.of(camera, layout)
    half = np.array([camera.width_mm, camera.height_mm]) / 2
    corners = frame.to_pixels(np.array([camera.center - half, camera.center + half]))
    assert (corners >= -0.01).all()
    assert (corners <= np.array([layout.width, layout.height]) + 0.01).all()


def test_a_camera_off_by_rounding_gives_the_same_frame():
    layout = Layout.of(1920, 1080)
    camera, nearly = Camera((44.0, 3.0), 196.0, 138.0), Camera((44.0 + 4e-15, 3.0), 196.0 * (1 + 1e-15), 138.0)
    assert Frame.of(camera, layout) == Frame.of(nearly, layout)


def test_boxes_beyond_the_surroundings_are_not_shown():
    frame = Frame.of(Camera((0.0, 0.0), 100.0, 80.0), Layout.of(1000, 800))
    assert frame.shows(np.array([[-400.0, -300.0], [1400.0, 1100.0]]))  # around the whole picture
    assert not frame.shows(np.array([[1200.0, 100.0], [1300.0, 200.0]]))
    assert frame.holds(np.array([[500.0, 400.0], [-300.0, 0.0]])).tolist() == [True, False]
