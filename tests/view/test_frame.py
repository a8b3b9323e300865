"""The one projection: there and back, whole cameras in the picture, and rest where the camera rests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import plane_of

cameras = st.builds(
    Camera,
    st.tuples(st.floats(-100, 100), st.floats(-200, 200)),
    st.floats(40, 900),
    st.floats(40, 900),
    st.just(False),
    st.one_of(st.just(0.0), st.floats(-40, 40)),
)
layouts = st.builds(Layout.of, st.integers(240, 3840), st.integers(180, 2160), st.floats(1, 2), st.booleans())


@given(cameras, layouts, st.floats(-500, 500), st.floats(-500, 500))
def test_pixels_lead_back_to_millimetres(camera: Camera, layout: Layout, x: float, y: float):
    frame = Frame.of(camera, layout)
    assert frame.to_mm(*frame.to_pixels(np.array([[x, y]]))[0]) == pytest.approx((x, y), abs=1e-6)


@given(cameras, layouts, st.sampled_from(["side", "top"]), st.floats(-200, 200), st.floats(-30, 30))
def test_what_is_lifted_into_a_plane_is_projected_back(camera: Camera, layout: Layout, view: str, x: float, off: float):
    frame, plane = Frame.of(camera, layout), plane_of(DEFAULT_CASE, view)
    pixels = np.array([[x, -x], [0.5 * x, 7.0]])
    points = frame.lift(plane, pixels)
    assert plane.height_over(points) == pytest.approx(0.0, abs=1e-6)
    assert frame.project(plane, points + off * plane.normal) == pytest.approx(pixels, abs=1e-6)


@given(cameras, layouts)
def test_all_of_a_camera_is_shown(camera: Camera, layout: Layout):
    frame = Frame.of(camera, layout)
    half = np.array([camera.width_mm, camera.height_mm]) / 2
    turn = np.radians(camera.turn_deg)
    right, up = np.array(((np.cos(turn), -np.sin(turn)), (np.sin(turn), np.cos(turn))))
    ways = np.array([-half[0] * right - half[1] * up, half[0] * right + half[1] * up])
    corners = frame.to_pixels(np.array(camera.center) + ways)
    assert (corners >= -0.01).all()
    assert (corners <= np.array([layout.width, layout.height]) + 0.01).all()


@given(cameras, cameras, layouts, st.floats(-300, 300), st.floats(-300, 300))
def test_one_frames_pixels_go_over_into_anothers(one: Camera, other: Camera, layout: Layout, x: float, y: float):
    before, after = Frame.of(one, layout), Frame.of(other, layout)
    pixel = before.onto(after).map(QPointF(*before.pixel(x, y)))
    assert (pixel.x(), pixel.y()) == pytest.approx(after.pixel(x, y), abs=1e-3)
    assert after.to_pixels(np.array([[x, y]]))[0] == pytest.approx(after.pixel(x, y), abs=1e-6)


def test_a_turn_is_counter_clockwise():
    upright, turned = (Frame.of(Camera((0.0, 0.0), 90.0, 90.0, turn_deg=deg), Layout.of(900, 900)) for deg in (0, 90))
    middle = upright.pixel(0.0, 0.0)
    assert turned.pixel(10.0, 0.0) == pytest.approx(upright.pixel(0.0, 10.0), abs=1e-3)
    assert turned.pixel(0.0, 0.0) == pytest.approx(middle)


def test_a_camera_off_by_rounding_gives_the_same_frame():
    layout = Layout.of(1920, 1080)
    camera, nearly = Camera((44.0, 3.0), 196.0, 138.0), Camera((44.0 + 4e-15, 3.0), 196.0 * (1 + 1e-15), 138.0)
    assert Frame.of(camera, layout) == Frame.of(nearly, layout)


def test_boxes_beyond_the_surroundings_are_not_shown():
    frame = Frame.of(Camera((0.0, 0.0), 100.0, 80.0), Layout.of(1000, 800))
    assert frame.shows(np.array([[-400.0, -300.0], [1400.0, 1100.0]]))  # around the whole picture
    assert not frame.shows(np.array([[1200.0, 100.0], [1300.0, 200.0]]))
    assert frame.holds(np.array([[500.0, 400.0], [-300.0, 0.0]])).tolist() == [True, False]


@pytest.mark.parametrize("pane", [(470, 590), (730, 880), (1080, 1500)], ids=str)
def test_an_upright_picture_spends_no_width_on_columns_of_words(pane: tuple[int, int]):
    """As one of two that stand side by side in a window."""
    scale, _left, _top = Layout.of(*pane).fit((0.0, 0.0), 180.0, 150.0)
    assert 180.0 * scale > 0.85 * pane[0]
