"""How the X-ray looks: its planes, its field, and where labels point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.fluoroscope import CLOSE_MM, WIDE_MM, XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.timeline import Moment

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


@views
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_anchors_are_where_their_things_are(view: XrayView, case: Case, moment: Moment):
    scene = scene_at(case, moment)
    anchors = xray_anchors(scene, view)
    assert {"bump", "pedicle" if view == "xray-side" else "pedicle_left"} <= set(anchors)
    assert any(name.startswith("marker") for name in anchors) == bool(scene.balloons)
    assert any(name.startswith("cement") and "tube" not in name for name in anchors) == bool(scene.cements)
    for point in anchors.values():
        assert np.isfinite(point).all()


def test_the_bump_is_in_the_spinous_process_and_goes_with_it():
    from kyphoview.anatomy.solid.vertebra import vertebra_distance

    scene = scene_at(DEFAULT_CASE, Moment("fracture", 1.0))
    at_rest = scene.height_map.inverse(xray_anchors(scene, "xray-side")["bump"])
    assert vertebra_distance("L1", at_rest[None])[0] < -1.0
