"""Where labels point in an X-ray picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

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
