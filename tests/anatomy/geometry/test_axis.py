"""Axis: an orthonormal frame, angles counted from aside to up, left and right mirror images."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.geometry.axis import sloping_axis
from kyphoview.anatomy.levels import MOVABLE, PATHS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.needle_approach import approach, pedicle_centre
from kyphoview.errors import BadInput

_PLACE = st.tuples(*[st.floats(-100, 100)] * 3)
_AXES = st.builds(sloping_axis, _PLACE, st.floats(-3, 3), st.floats(-1.4, 1.4))


@given(_AXES)
def test_the_frame_is_orthonormal(axis) -> None:
    frame = np.array([axis.forward, axis.aside, axis.up])
    assert np.allclose(frame @ frame.T, np.eye(3), atol=1e-12)
    assert np.allclose(np.cross(axis.forward, axis.up), axis.aside)
    assert axis.aside[2] == pytest.approx(0.0, abs=1e-12)
    assert axis.up[2] > 0


@given(_AXES, st.floats(-100, 100), st.floats(0.01, 50), st.floats(-3.1, 3.1))
def test_coordinates_undo_point(axis, s: float, radius: float, angle: float) -> None:
    found = axis.coordinates(axis.point(s, radius, angle))
    assert np.allclose(found, (s, radius, angle), atol=1e-8)


def test_angle_0_is_aside_and_a_quarter_turn_is_up() -> None:
    axis = approach("L1").axis("left")
    assert np.allclose(axis.point(5.0, 2.0, 0.0), axis.origin + 5 * axis.forward + 2 * axis.aside)
    assert np.allclose(axis.point(5.0, 2.0, math.pi / 2), axis.origin + 5 * axis.forward + 2 * axis.up)


def test_points_broadcast() -> None:
    assert approach("L1").axis("left").point(np.zeros((4, 1)), 1.0, np.zeros(3)).shape == (4, 3, 3)


@pytest.mark.parametrize("treated", TREATABLE)
def test_the_sides_mirror_each_other(treated: str) -> None:
    left, right = approach(treated).axis("left"), approach(treated).axis("right")
    for part in ("origin", "forward", "aside", "up"):
        assert np.allclose(getattr(right, part), getattr(left, part) * (-1, 1, 1))
    assert left.origin[0] < 0
    assert left.aside[0] > 0


@pytest.mark.parametrize(("treated", "medial"), [("T12", 14), ("L1", 16), ("L2", 16)])
def test_the_needle_runs_inwards_and_a_little_down(treated: str, medial: float) -> None:
    way = approach(treated)
    forward = way.axis("left").forward
    assert math.degrees(math.atan2(forward[0], forward[1])) == pytest.approx(medial)
    assert 5 < math.degrees(math.asin(-forward[2])) < 13


@pytest.mark.parametrize("treated", TREATABLE)
def test_the_needle_of_one_balloon_is_steeper_and_lies_in_the_same_plane_across(treated: str) -> None:
    two, one = (approach(treated, path).axis("left") for path in PATHS)
    assert 25 < math.degrees(math.atan2(one.forward[0], one.forward[1])) < 36
    across = np.cross((1.0, 0.0, 0.0), two.forward)
    assert np.allclose(one.forward @ across, 0.0)
    assert np.allclose((one.origin - two.origin) @ across, 0.0)


@pytest.mark.parametrize("level", MOVABLE)
def test_pedicles_leave_the_upper_half_of_the_body(level: str) -> None:
    size, centre = VERTEBRAE[level], pedicle_centre(level)
    assert centre[2] > 0
    assert centre[2] + size.pedicle_height_mm / 2 < size.posterior_height_mm / 2


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="L5"):
        approach("L5")
    with pytest.raises(BadInput, match="middle"):
        approach("L1").axis("middle")
    with pytest.raises(BadInput, match="straight"):
        approach("L1", "straight")
