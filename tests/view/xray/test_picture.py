"""Painted pictures, the widget, and the labels over them."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.palette import THEMES, Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import labels_of
from kyphoview.view.xray import picture
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.picture import XrayPainter, paint_xray
from kyphoview.view.xray.xray_view import XrayView as XrayWidget
from tests.view.labels.spacing import assert_keeps_apart

pytestmark = pytest.mark.usefixtures("qapp")

views = pytest.mark.parametrize("view", XRAY_VIEWS)
LAYOUTS = [Layout.of(*size, scale) for size in ((1920, 1080), (1280, 800), (820, 560), (620, 820)) for scale in (1, 2)]


def pixels(step: str, view: XrayView, theme: Theme, at: float = 1.0, labels: bool = True) -> np.ndarray:
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_xray(painter, scene_at(DEFAULT_CASE, Moment(step, at)), view, 480, 320, theme, labels=labels)
    return np.frombuffer(image.constBits(), np.uint8).reshape(320, 480, 4)[..., :3].astype(int)


@views
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_every_step_has_a_picture(step: str, view: XrayView):
    assert len(np.unique(pixels(step, view, THEMES["light"]))) > 100


@views
def test_without_labels_every_theme_shows_the_same_grey(view: XrayView):
    pictures = [pixels("cementing", view, theme, labels=False) for theme in THEMES.values()]
    for shown in pictures:
        assert np.array_equal(shown, pictures[0])
        assert np.abs(np.diff(shown, axis=2)).max() == 0
    assert not np.array_equal(pixels("cementing", view, THEMES["light"]), pictures[0])


@views
def test_the_left_balloon_is_on_the_left_and_the_front_in_front(view: XrayView):
    """In the front picture the patient's left is on the left; in the side picture a balloon lies before its tube."""
    scene = scene_at(make_case(balloons=1), Moment("inflating", 1.0))
    image = XrayPainter(view).develop(scene)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 0]
    bright = np.argwhere(bits > 170)[:, 1].mean() / image.width()
    assert bright < 0.5 if view == "xray-front" else bright > 0.5


@views
def test_a_widget_that_rests_works_nothing_out_again(view: XrayView, qtbot, monkeypatch: pytest.MonkeyPatch):
    widget = XrayWidget(view)
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    assert widget.grab().toImage().pixelColor(5, 5).value() < 20
    widget.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.5)))
    first = widget.grab().toImage()

    def refuse(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(Attenuation, "of", refuse)
    monkeypatch.setattr(picture, "grey_picture", refuse)
    widget.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.5)))
    assert widget.grab().toImage() == first
    widget.set_moving(True)
    widget.grab()
    widget.set_moving(False)
    widget.set_labels_shown(False)
    widget.set_text_scale(2.0)
    widget.set_least_text_px(20.0)
    widget.set_theme(THEMES["dark"])
    widget.resize(520, 420)
    widget.grab()


@views
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_labels_keep_apart(view: XrayView, layout: Layout):
    for step in STEPS:
        assert_keeps_apart(scene_at(DEFAULT_CASE, Moment(step.id, 1.0)), view, layout)


@views
@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_every_label_points_into_the_round_field(step: str, balloons: int, view: XrayView):
    case = make_case(balloons=balloons)
    for label in labels_of(case, step, view):
        seen = False
        for at in np.linspace(label.appears, label.leaves or 1.0, 9):
            scene = scene_at(case, Moment(step, float(at)))
            camera, anchor = xray_camera(view, scene.moment.clock), xray_anchors(scene, view).get(label.part)
            if anchor is not None:
                away = np.hypot(*(xray_plane(view).flatten(anchor) - camera.center))
                seen = seen or away < camera.width_mm / 2
        assert seen or (balloons == 1 and label.part.endswith("right")), label


@views
@pytest.mark.parametrize("size", [(820, 560), (1320, 780), (1920, 1080), (640, 900), (1080, 1920), (560, 560)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_round_field_fills_its_pane(view: XrayView, size: tuple[int, int], scale: float):
    """From edge to edge one way or the other."""
    layout = Layout.of(*size, scale)
    camera = xray_camera(view, 1.0)
    diameter = Frame.of(camera, layout).scale * camera.width_mm
    assert diameter > 0.96 * min(layout.width, layout.height)
    bare = Layout.of(*size, scale, labels=False)
    assert Frame.of(camera, bare).scale * camera.width_mm > 0.96 * min(size)


@views
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_words_lie_clear_of_the_broken_body(view: XrayView, layout: Layout):
    """Words may lie over the ends of the field, never over the treated body; nor does a gauge."""
    size, plane = VERTEBRAE["L1"], xray_plane(view)
    half = np.array([size.endplate_width_mm, size.endplate_depth_mm, size.posterior_height_mm]) / 2 * 0.9
    corners = np.array(list(itertools.product((-1, 1), repeat=3))) * half
    for step in STEPS:
        scene = scene_at(DEFAULT_CASE, Moment(step.id, 1.0))
        frame = Frame.of(xray_camera(view, scene.moment.clock), layout)
        pixels = frame.to_pixels(plane.flatten(scene.height_map.carry(corners)))
        body = QRectF(*pixels.min(axis=0), *np.ptp(pixels, axis=0))
        plan = label_plan(DEFAULT_CASE, step.id, view, layout)
        boxes = [QRectF(p.place.x, p.place.y, p.place.width, p.place.height) for p in plan]
        for box in [*boxes, *gauge_boxes(layout), posture_box(layout)]:
            assert not box.intersects(body), (step.id, box)
