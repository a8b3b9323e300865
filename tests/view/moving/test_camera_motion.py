"""Of a moving camera's pictures few are made: each stage is as long as it may be, and the last ends where it rests."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.framing.cameras import Camera
from kyphoview.view.moving.camera_motion import Motion
from kyphoview.view.picture_layout import Layout

LAYOUT = Layout.of(1920, 1080)
GOAL = Camera((4.0, -3.0), 80.0, 60.0)


def camera(zoom: float, centre: tuple[float, float] = (4.0, -3.0)) -> Camera:
    """So many times as far away as the goal."""
    return Camera(centre, 80.0 * zoom, 60.0 * zoom)


def under_way(zoom: float, is_closing_in: bool = True) -> Motion:
    """A camera that has just come to a place, from a little farther on the way or nearer."""
    before = camera(zoom * (1.001 if is_closing_in else 0.999))
    first = Motion.after(None, before, GOAL, LAYOUT, 1.0)
    return Motion.after(first, camera(zoom), GOAL, LAYOUT, 1.0)


@given(st.floats(1.01, 9.0), st.booleans())
def test_equal_stages_end_where_the_camera_rests(zoom: float, is_closing_in: bool):
    longest = 1.5
    motion = under_way(zoom if is_closing_in else 1 / zoom, is_closing_in)
    stages = math.ceil(math.log(zoom) / math.log(longest))
    for number in range(stages, 0, -1):
        frame = motion.stage(longest)
        way = frame.scale / motion.frame.scale
        assert max(way, 1 / way) <= longest * (1 + 1e-6)
        if number == 1:
            assert frame == motion.goal
        reached = motion.goal.scale / frame.scale
        motion = under_way(reached * (1 + 1e-6) if is_closing_in else reached * (1 - 1e-6), is_closing_in)


def test_a_resting_camera_needs_its_own_picture():
    motion = Motion.after(None, GOAL, GOAL, LAYOUT, 1.0)
    assert not motion.is_camera_moving
    assert motion.stage(1.5) == motion.frame


def test_the_same_moment_once_more_does_not_stop_a_moving_camera():
    motion = under_way(2.0)
    again = Motion.after(motion, camera(2.0), GOAL, LAYOUT, 1.0)
    assert again.is_camera_moving
    assert again.moved_px == 0.0
    at_goal = Motion.after(under_way(1.0005), GOAL, GOAL, LAYOUT, 1.0)
    assert not Motion.after(at_goal, GOAL, GOAL, LAYOUT, 1.0).is_camera_moving


def test_a_pan_moves_the_whole_picture_and_a_zoom_its_edges_more():
    first = Motion.after(None, camera(1.0), GOAL, LAYOUT, 1.0)
    pan = Motion.after(first, camera(1.0, (4.5, -3.0)), GOAL, LAYOUT, 1.0)
    assert pan.moved_px == pytest.approx(0.5 * first.frame.scale)
    zoom = Motion.after(first, camera(0.99), GOAL, LAYOUT, 1.0)
    stretch = zoom.frame.scale / first.frame.scale - 1
    at_the_edge = stretch * LAYOUT.width / 2
    assert 0.5 * at_the_edge < zoom.moved_px < at_the_edge


def test_another_moment_is_no_move():
    first = Motion.after(None, camera(1.0), GOAL, LAYOUT, 1.0)
    assert not Motion.after(first, camera(1.0, (90.0, 40.0)), GOAL, LAYOUT, 1.0).is_camera_moving
