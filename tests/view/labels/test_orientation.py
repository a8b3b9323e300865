"""The words for front, back, left and right: which stand where, and that they are in nothing's way."""

from collections.abc import Callable, Hashable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity
from kyphoview.view.labels.orientation import paint_orientation
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
    assert top["Left"].right() < 640 < top["Right"].left()
    assert top["Front"].bottom() < 400 < top["Back"].top()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1280, 800), (3840, 2160), (380, 420), (760, 420)])
@pytest.mark.parametrize("view", ["side", "top"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_are_in_the_picture_and_in_nothings_way(size: tuple[int, int], view: View, scale: float) -> None:
    layout = Layout.of(*size, scale)
    for step in ("ready", "inflating"):
        scene = scene_at(DEFAULT_CASE, Moment(step, 0.6))
        taken = [posture_box(layout), *(gauge_boxes(layout) if gauges_opacity(scene) else ())]
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
