"""Labels stand beside the instruments: no box covers one at any moment at which the label is shown."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.tools_in_the_way import Bar, discs_on
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, plane_of

pytestmark = pytest.mark.usefixtures("qapp")

CASES = [DEFAULT_CASE, make_case("T10", "biconcave", 40.0, balloons=1), make_case("L4", "crush", 30.0)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.level)
@pytest.mark.parametrize("view", ["side", "xray-side"])
@pytest.mark.parametrize("step", ["access", "placing", "inflating", "deflating", "cementing", "closing"])
def test_no_label_covers_an_instrument(case: Case, view: str, step: str) -> None:
    layout = Layout.of(1280, 800)
    placed = label_plan(case, step, view, layout)
    for at in np.linspace(0.0, 1.0, 21):
        scene = scene_at(case, Moment(step, float(at)))
        project = Frame.of(camera_of(scene, view), layout).projection(plane_of(case, view))
        boxes = [QRectF(each.place.x, each.place.y, each.place.width, each.place.height)
                 for each in placed if label_opacity(each.label, float(at)) > 0.0]  # fmt: skip
        for tool in scene.instruments:
            if tool.side == "left":
                ends = np.linspace(max(tool.tail_mm, -400.0), tool.tip_mm, 200)
                points = project(scene.axes["left"].point(ends))
                assert not any(box.contains(*point) for box in boxes for point in points.tolist()), (tool.kind, at)


def test_a_tool_is_covered_by_discs_from_end_to_end_at_every_moment() -> None:
    start = np.array([[500.0, 400.0], [520.0, 400.0], [np.nan, np.nan]])
    end = np.array([[1200.0, 260.0], [1220.0, 260.0], [np.nan, np.nan]])
    discs = discs_on([Bar(start, end, 10.0, False)], 3, 20.0)
    for t, share in itertools.product((0, 1), np.linspace(0.0, 1.0, 50)):
        middle = start[t] + share * (end[t] - start[t])
        away = np.hypot(*(discs[:, t, :2] - middle).T)
        assert (away < 20.0).any()
    assert np.isnan(discs[:, 2, :2]).all()
    assert (discs[:, :2, 2] > 10.0).all()
    assert np.nanmin(discs[..., 0]) > 480.0
    assert np.nanmax(discs[..., 0]) < 1240.0
