"""Labels keep apart from each other, from the gauges and from the edge: every step, view, size and text scale."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.content.labels import load_labels
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_painter import key_font, label_opacity, paint_labels
from kyphoview.view.labels.label_placement import crossings
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.view_frame import ends_now
from tests.view.labels.spacing import assert_keeps_apart

SIZES = [(1920, 1080), (1280, 800), (3840, 2160), (820, 560), (620, 820), (480, 360)]
SCALES = [1.0, 1.5, 2.0]
MOMENTS = np.linspace(0.0, 1.0, 41)

pytestmark = pytest.mark.usefixtures("qapp")

LAYOUTS = [Layout.of(*size, scale, least_gauge_px=LEAST_READ_PX * scale) for size in SIZES for scale in SCALES]
layouts = pytest.mark.parametrize("layout", LAYOUTS, ids=str)


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "softened"])
def is_softened(request: pytest.FixtureRequest) -> bool:
    """Whether the cameras keep away from the tools."""
    return request.param


@pytest.fixture(scope="module")
def scenes(is_softened: bool):
    return {
        (step.id, at): scene_at(DEFAULT_CASE, Moment(step.id, float(at)), is_softened)
        for step in STEPS
        for at in MOMENTS
    }


@layouts
@pytest.mark.parametrize("view", VIEWS)
def test_boxes_keep_apart_and_inside(view: str, layout: Layout, is_softened: bool):
    for step in STEPS:
        assert_keeps_apart(label_plan(DEFAULT_CASE, step.id, view, layout, is_softened), layout, step.id)


@layouts
@pytest.mark.parametrize("view", VIEWS)
def test_leaders_never_cross_nor_run_through_a_box(view: str, layout: Layout, scenes, is_softened: bool):
    for step in STEPS:
        plan = label_plan(DEFAULT_CASE, step.id, view, layout, is_softened)
        tracks = [anchor_track(scenes, step.id, view, layout, placed.label) for placed in plan.labels]
        for (one, track), (other, other_track) in itertools.combinations(zip(plan.labels, tracks, strict=True), 2):
            assert not crossings(one.place, track, other.place, other_track).any(), (step.id, one.label, other.label)


def anchor_track(scenes, step: str, view: str, layout: Layout, label) -> np.ndarray:
    plane = load_cut(DEFAULT_CASE.level, view).plane
    track = np.full((len(MOMENTS), 2), np.nan)
    for t, at in enumerate(MOMENTS):
        scene = scenes[step, at]
        anchor = scene.anchors[view].get(label.part)
        is_named = at >= label.appears and (label.leaves is None or at <= label.leaves)
        if anchor is not None and is_named:
            track[t] = Frame.of(scene.cameras[view], layout).to_pixels(plane.flatten(np.asarray(anchor)[None]))[0]
    return track


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


class _Boxes:
    """A painter of parts that draws nothing: the boxes and opacities of the parts it was given."""

    def __init__(self) -> None:
        self.given: dict[object, tuple[QRectF, float]] = {}

    def paint(self, name, _key, box, _draw, opacity=1.0, is_fleeting=False) -> None:  # noqa: ARG002 (a name that callers use)
        self.given[name] = box, opacity


def test_a_leader_grows_from_its_thing_while_its_label_appears(qapp):
    label = next(each for each in load_labels().steps["fracture"].of("side") if each.part == "break_front")
    layout, reached = Layout.of(1280, 800), []
    for at in np.linspace(label.appears + 0.001, label.appears + 0.05, 8):
        scene, parts = scene_at(DEFAULT_CASE, Moment("fracture", float(at))), _Boxes()
        frame = Frame.of(scene.cameras["side"], layout)
        paint_labels(parts, frame, scene, "side", LIGHT)
        leader, opacity = parts.given["leader", label.part]
        end = frame.pixel(*ends_now(scene, "side", frozenset({label.part}))[label.part])
        assert opacity == 1.0
        assert leader.contains(QPointF(*end))
        assert parts.given["label", label.part][1] == label_opacity(label, float(at))
        reached.append(parts.given["label", label.part][0].intersects(leader))
    assert reached == sorted(reached)
    assert not reached[0]
    assert reached[-1]


class _Key(_Boxes):
    """Draws the key alone, onto an image."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.image = QImage(round(layout.width), round(layout.height), QImage.Format.Format_RGB32)
        self.image.fill(0xFFFFFF)

    def paint(self, name, _key, box, draw, opacity=1.0, is_fleeting=False) -> None:  # noqa: ARG002 (a name that callers use)
        if name == "key":
            with QPainter(self.image) as painter:
                draw(painter)

    def has_words(self, box: QRectF) -> bool:
        part = self.image.copy(box.toRect())
        return any(part.pixelColor(x, y).lightness() < 100 for x in range(part.width()) for y in range(part.height()))


def test_the_key_names_only_what_is_in_the_picture_now(qapp):
    layout = next(
        each
        for each in (Layout.of(*size, 2.0) for size in SIZES)
        if label_plan(DEFAULT_CASE, "inflating", "side", each).key
    )
    plan = label_plan(DEFAULT_CASE, "inflating", "side", layout)
    for at in (0.05, 0.7, 1.0):
        scene, parts = scene_at(DEFAULT_CASE, Moment("inflating", at)), _Key(layout)
        paint_labels(parts, Frame.of(scene.cameras["side"], layout), scene, "side", LIGHT)
        named = {number for number, (box, _) in enumerate(plan.key, 1) if parts.has_words(box)}
        shown = {placed.number for placed in plan.labels if label_opacity(placed.label, at) > 0.0}
        assert named == shown < set(range(1, len(plan.key) + 1))


@layouts
@pytest.mark.parametrize("view", VIEWS)
def test_every_line_of_the_key_fits_at_the_one_size(view: str, layout: Layout):
    for step in STEPS:
        plan = label_plan(DEFAULT_CASE, step.id, view, layout)
        metrics = QFontMetricsF(key_font(layout, step.id))
        for number, (line, words) in enumerate(plan.key, 1):
            assert metrics.horizontalAdvance(f"{number}  {words}") <= line.width() + 1.0
