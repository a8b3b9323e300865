"""Labels are words at leaders in every picture, and keep apart from each other and from all other words."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.content.labels import load_labels
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_painter import label_opacity, paint_labels
from kyphoview.view.labels.label_plan import label_font, label_plan
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.view_frame import ends_now, labels_of
from tests.view.labels.spacing import Noting, assert_keeps_apart, leaders_now

pytestmark = pytest.mark.usefixtures("qapp")

ALL_VIEWS = (*VIEWS, *XRAY_VIEWS)
CASES = [
    DEFAULT_CASE,
    make_case("T10", "biconcave", 40.0, balloons=1),
    make_case("L4", "crush", 30.0),
    make_case("T12", "crush"),
]
# One picture and each of a pair, on screens from 1024x600 to 1920x1080, and upright; letters as full screen has them.
FULL_SCREEN = [
    Layout.of(width, height, scale, least_text_px=share * reach, least_gauge_px=LEAST_READ_PX * scale)
    for (width, height), share, reach in (
        ((1912, 880), 0.046, 1080),
        ((952, 770), 0.037, 1080),
        ((508, 380), 0.037, 600),
        ((1072, 780), 0.037, 1080),
    )
    for scale in (1.0, 2.0)
]


@cache
def scene_of(case: Case, step: str, at: float, is_softened: bool = False) -> Scene:
    return scene_at(case, Moment(step, at), is_softened)


@pytest.mark.parametrize("view", ALL_VIEWS)
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_in_full_screen_all_words_keep_apart_and_the_first_is_always_said(step: str, view: str) -> None:
    for layout in FULL_SCREEN:
        for at in (0.55, 1.0):
            assert_keeps_apart(scene_of(DEFAULT_CASE, step, at), view, layout)
        assert label_plan(DEFAULT_CASE, step, view, layout)[0].label == labels_of(DEFAULT_CASE, step, view)[0]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Of panes in windows and on screens of all sizes, with small letters and large ones."""
    width, height = draw(st.integers(300, 3840)), draw(st.integers(240, 2160))
    scale = draw(st.sampled_from([1.0, 1.5, 2.0]))
    least_px = draw(st.sampled_from([9.0, 13.0 * scale, 0.037 * min(width, 1.6 * height)]))
    has_gauges, has_figures = draw(st.booleans()), draw(st.booleans())
    return Layout.of(width, height, scale, True, least_px, has_gauges, has_figures, LEAST_READ_PX * scale)


@settings(max_examples=100, deadline=None)
@given(
    layout=layouts(),
    case=st.sampled_from(CASES),
    step=st.sampled_from([step.id for step in STEPS]),
    view=st.sampled_from(ALL_VIEWS),
    moments=st.lists(st.integers(0, 40), min_size=3, max_size=3, unique=True),
    is_softened=st.booleans(),
)
def test_words_keep_apart_in_every_size_step_and_view_at_every_moment(
    layout: Layout, case: Case, step: str, view: str, moments: list[int], is_softened: bool
) -> None:
    for moment in moments:
        assert_keeps_apart(scene_of(case, step, moment / 40, is_softened), view, layout)


@settings(max_examples=60, deadline=None)
@given(layout=layouts(), step=st.sampled_from([step.id for step in STEPS]), view=st.sampled_from(ALL_VIEWS))
def test_every_label_is_in_its_own_words_inside_its_box(layout: Layout, step: str, view: str) -> None:
    metrics = QFontMetricsF(label_font(layout))
    for placed in label_plan(DEFAULT_CASE, step, view, layout):
        assert " ".join(placed.lines) == placed.label.text
        assert max(metrics.horizontalAdvance(line) for line in placed.lines) < placed.place.width
        assert len(placed.lines) * metrics.height() <= placed.place.height


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_in_an_ordinary_picture_nothing_is_left_out(view: str) -> None:
    for step in STEPS:
        shown = label_plan(DEFAULT_CASE, step.id, view, Layout.of(1280, 800))
        assert len(shown) == len(labels_of(DEFAULT_CASE, step.id, view)), step.id


@pytest.mark.parametrize("view", VIEWS)
def test_labels_stand_still_while_the_step_goes_on(view: str) -> None:
    layout = FULL_SCREEN[2]
    for step in STEPS:
        known: dict[str, QRectF] = {}
        for at in np.linspace(0.0, 1.0, 21):
            for placed, _ in leaders_now(scene_of(DEFAULT_CASE, step.id, float(at)), view, layout):
                box = placed.place.x, placed.place.y
                assert known.setdefault(placed.label.part, box) == box


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("step", [step.id for step in STEPS])
@pytest.mark.parametrize("balloons", [1, 2])
def test_every_label_points_at_something_in_the_picture(step: str, view: str, balloons: int):
    case = make_case(balloons=balloons)
    layout = Layout.of(1280, 800)
    plane = load_cut(case.level, view, case.path).plane
    for label in load_labels().steps[step].of(view):
        seen = False
        for at in np.linspace(label.appears, 1.0, 9):
            scene = scene_at(case, Moment(step, float(at)))
            anchor = scene.anchors[view].get(label.part)
            if anchor is not None:
                x, y = Frame.of(scene.cameras[view], layout).to_pixels(plane.flatten(np.asarray(anchor)[None]))[0]
                seen = seen or (0 <= x <= layout.width and 0 <= y <= layout.height)
        assert seen or (balloons == 1 and label.part.endswith("right")), label


def test_a_leader_grows_from_its_thing_while_its_label_appears(qapp):
    label = next(each for each in load_labels().steps["fracture"].of("side") if each.part == "break_front")
    layout, reached = Layout.of(1280, 800), []
    for at in np.linspace(label.appears + 0.002, label.appears + 0.05, 8):
        scene, parts = scene_at(DEFAULT_CASE, Moment("fracture", float(at))), Noting()
        frame = Frame.of(scene.cameras["side"], layout)
        paint_labels(parts, frame, scene, "side", LIGHT)
        leader = parts.boxes["leader", label.part]
        end = frame.pixel(*ends_now(scene, "side", frozenset({label.part}))[label.part])
        assert leader.contains(QPointF(*end))
        assert parts.opacities["label", label.part] == label_opacity(label, float(at))
        assert parts.opacities["leader", label.part] == 1.0
        reached.append(parts.boxes["label", label.part].intersects(leader))
    assert reached == sorted(reached)
    assert not reached[0]
    assert reached[-1]


@pytest.mark.parametrize("view", ALL_VIEWS)
@pytest.mark.parametrize("case", [DEFAULT_CASE, make_case("T10", "crush", balloons=1)])
def test_no_leader_runs_through_what_another_label_points_at(case: Case, view: str) -> None:
    for step, at in itertools.product(("fracture", "placing", "inflating", "cementing", "weighing"), (0.75, 1.0)):
        shown = leaders_now(scene_of(case, step, at), view, Layout.of(960, 680))
        for (each, leader), (other, second) in itertools.permutations(shown, 2):
            assert off_px(second.p2(), leader) > 5.0, (step, at, each.label, other.label)


def off_px(point: QPointF, line: QLineF) -> float:
    """How far a point lies from a line between its ends."""
    along, to = line.p2() - line.p1(), point - line.p1()
    share = min(max(QPointF.dotProduct(to, along) / QPointF.dotProduct(along, along), 0.0), 1.0)
    return QLineF(line.pointAt(share), point).length()
