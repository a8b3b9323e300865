"""Labels stand beside the instruments: no box covers one at any moment at which the label is shown."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_placement import Column
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.tools_in_the_way import Bar, beside_tools
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, plane_of

pytestmark = pytest.mark.usefixtures("qapp")

CASES = [DEFAULT_CASE, make_case("T10", "biconcave", 40.0, balloons=1), make_case("L4", "crush", 30.0)]
COLUMN = Column(800.0, 200.0, 100.0, 600.0, False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.level)
@pytest.mark.parametrize("view", ["side", "xray-side"])
@pytest.mark.parametrize("step", ["access", "placing", "inflating", "deflating", "cementing", "closing"])
def test_no_label_covers_an_instrument(case: Case, view: str, step: str) -> None:
    layout = Layout.of(1280, 800)
    placed = label_plan(case, step, view, layout).labels
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


def test_a_column_is_parted_by_what_passes_through_it() -> None:
    tool = Bar(np.array([[500.0, 400.0]]), np.array([[1200.0, 260.0]]), 10.0, False)
    over, under = beside_tools(COLUMN, [tool], 20.0)
    assert (over.top, under.bottom) == (COLUMN.top, COLUMN.bottom)
    assert over.bottom < 300.0 - 10.0  # where it leaves the column
    assert under.top > 340.0 + 10.0  # where it enters
    beside = Bar(tool.start, np.array([[700.0, 360.0]]), 10.0, False)
    assert beside_tools(COLUMN, [beside], 20.0) == (COLUMN,)


def test_a_column_that_is_covered_all_over_stays() -> None:
    tool = Bar(np.array([[500.0, 350.0]]), np.array([[1200.0, 350.0]]), 300.0, True)
    assert beside_tools(COLUMN, [tool], 20.0) == (COLUMN,)
