"""Where labels point in an X-ray picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import bone_distance
from kyphoview.procedure.scene import Scene, scene_at

views = pytest.mark.parametrize("view", XRAY_VIEWS)


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
    scene = scene_at(DEFAULT_CASE, Moment("fracture", 1.0))
    at_rest = scene.height_map.inverse(xray_anchors(scene, "xray-side")["bump"])
    assert vertebra_distance("L1", at_rest[None])[0] < -1.0


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("balloons", [1, 2])
def test_the_bone_that_breaks_next_is_named_in_front_too(level: str, balloons: int):
    for at in (0.5, 1.0):
        scene = scene_at(make_case(level=level, balloons=balloons, course="next-break"), Moment("next-break-sinks", at))
        assert scene.next_break is not None
        point = xray_anchors(scene, "xray-front")["vertebra_above"]
        assert bone_distance(scene, scene.next_break.level, point[None])[0] < 0.0


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("balloons", [1, 2])
def test_seen_from_behind_a_pedicle_is_named_beside_the_tool_in_it(level: str, balloons: int):
    """Seen along the rays, so that the two names do not point at one spot."""
    scene = scene_at(make_case(level=level, balloons=balloons), Moment("access", 1.0))
    anchors = xray_anchors(scene, "xray-front")
    for tool in scene.instruments:
        point = anchors[f"pedicle_{tool.side}"]
        assert bone_distance(scene, level, point[None])[0] < -0.3
        assert seen_beside_mm(scene, tool, point) > tool.radius_mm + 0.8


@pytest.mark.parametrize("level", TREATABLE)
def test_of_one_balloon_the_endplate_is_named_where_no_tool_leads_over_it(level: str):
    scene = scene_at(make_case(level=level, balloons=1), Moment("inflating", 1.0))
    right = xray_anchors(scene, "xray-front")["endplate"]
    assert right[0] > 5.0
    for tool in scene.instruments:
        outwards = right + np.linspace(0.0, 60.0, 50)[:, None] * np.array([1.0, 0.0, 0.0])
        assert all(seen_beside_mm(scene, tool, point) > tool.radius_mm + 2.0 for point in outwards)


def seen_beside_mm(scene: Scene, tool: Instrument, point: np.ndarray) -> float:
    """How far a point lies from a tool's axis, as the front picture shows it along y, mm."""
    tip, tail = scene.axes[tool.side].point(np.array([tool.tip_mm, tool.tail_mm]))[:, [0, 2]]
    along = np.clip(((point[[0, 2]] - tip) @ (tail - tip)) / ((tail - tip) @ (tail - tip)), 0.0, 1.0)
    return float(np.linalg.norm(point[[0, 2]] - tip - along * (tail - tip)))
