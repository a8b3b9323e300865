"""How the X-ray looks: its planes and its field."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.framing.fluoroscope import CLOSE_MM, WIDE_MM, XRAY_VIEWS, XrayView, xray_camera, xray_plane

views = pytest.mark.parametrize("view", XRAY_VIEWS)
FRONT, LEFT, UP = np.array([0.0, 9.0, 0.0]), np.array([-9.0, 0.0, 0.0]), np.array([0.0, 0.0, 9.0])


def test_front_is_left_from_the_side_and_left_is_left_from_behind():
    side, front = xray_plane("xray-side"), xray_plane("xray-front")
    assert side.flatten(FRONT) == pytest.approx((-9.0, 0.0))
    assert side.height_over(LEFT) == pytest.approx(9.0)
    assert front.flatten(LEFT) == pytest.approx((-9.0, 0.0))
    assert front.height_over(FRONT) == pytest.approx(-9.0)
    for plane in (side, front):
        assert plane.flatten(UP) == pytest.approx((0.0, 9.0))


@views
@given(clock=st.floats(0.0, 11.999))
def test_the_field_stays_round_and_within_the_widest_and_never_jumps(view: XrayView, clock: float):
    wide, now, soon = (xray_camera(view, at) for at in (0.0, clock, clock + 0.001))
    assert CLOSE_MM - 1e-9 <= now.width_mm == now.height_mm <= WIDE_MM
    away = np.abs(np.subtract(now.center, wide.center)).max()
    assert away + now.width_mm / 2 <= WIDE_MM / 2 + 1e-9
    moved = np.abs(np.subtract(soon.center, now.center)).max() + abs(soon.width_mm - now.width_mm) / 2
    assert moved < 0.01 * now.width_mm
