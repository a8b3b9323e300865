"""The words for front, back, left and right: which stand where, and that they are in nothing's way."""

from collections.abc import Callable, Hashable

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.fluoroscope import xray_camera
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity
from kyphoview.view.labels.orientation import paint_in_corners, paint_orientation
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout, View


class _Noting:
    """Notes where each part comes to stand."""

    def __init__(self) -> None:
        self.boxes: dict[str, QRectF] = {}
        self.opacities: set[float] = set()

    def paint(
        self,
        name: Hashable,
        _key: Hashable,
        box: QRectF,
        _draw: Callable[[QPainter], None],
        opacity: float = 1.0,
        is_fleeting: bool = False,  # noqa: ARG002 (a name that callers use)
    ) -> None:
        assert isinstance(name, tuple)
        self.boxes[name[1]] = box
        self.opacities.add(opacity)


def _noted(step: str, at: float, view: View, layout: Layout) -> _Noting:
    noting = _Noting()
    paint_orientation(noting, layout, scene_at(DEFAULT_CASE, Moment(step, at)), view, LIGHT)
    return noting


@pytest.mark.usefixtures("qapp")
def test_each_word_stands_on_its_own_side() -> None:
    layout = Layout.of(1280, 800)
    side, top = _noted("ready", 1.0, "side", layout).boxes, _noted("ready", 1.0, "top", layout).boxes
    assert side["Front"].right() < 640 < side["Back"].left()
    assert top["Right"].right() < 640 < top["Left"].left()  # seen from the feet, as in CT
    assert top["Front"].bottom() < 400 < top["Back"].top()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1280, 800), (3840, 2160), (380, 420), (760, 420)])
@pytest.mark.parametrize("view", ["side", "top"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_are_in_the_picture_and_in_nothings_way(size: tuple[int, int], view: View, scale: float) -> None:
    layout = Layout.of(*size, scale)
    for step in ("ready", "inflating"):
        scene = scene_at(DEFAULT_CASE, Moment(step, 0.6))
        has_gauges = layout.has_gauges and gauges_opacity(scene) > 0.0
        taken = [posture_box(layout), *(gauge_boxes(layout) if has_gauges else ())]
        boxes = list(_noted(step, 0.6, view, layout).boxes.values())
        assert len(boxes) >= 2
        for i, box in enumerate(boxes):
            assert QRectF(0, 0, *size).contains(box)
            assert not any(box.intersects(other) for other in (*taken, *boxes[i + 1 :]))


@pytest.mark.usefixtures("qapp")
def test_they_come_with_the_camera() -> None:
    layout = Layout.of(1280, 800)
    assert not _noted("healthy", 0.0, "side", layout).boxes
    assert _noted("healthy", 1.0, "side", layout).opacities == {1.0}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (600, 900)])
def test_in_an_xray_they_stand_beside_the_round_field(size: tuple[int, int]) -> None:
    layout, camera = Layout.of(*size), xray_camera("xray-side", 7.0)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_in_corners(painter, layout, ("Front", "Back"), "#ffffff")
    lit = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)[..., :3].any(axis=2)
    rows, columns = np.nonzero(lit)
    frame = Frame.of(camera, layout)
    middle = frame.pixel(*camera.center)
    assert np.hypot(columns - middle[0], rows - middle[1]).min() > frame.scale * camera.width_mm / 2
    assert columns.min() < 0.2 * size[0]
    assert columns.max() > 0.8 * size[0]
