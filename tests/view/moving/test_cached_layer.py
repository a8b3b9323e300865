"""Plates: kept pixels go where their frame's things go."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.procedure.framing.cameras import Camera
from kyphoview.view.frame import Frame
from kyphoview.view.moving.cached_layer import lay_plate, make_plate, picture_box
from kyphoview.view.picture_layout import Layout
from tests.view.pixels import painted

LAYOUT = Layout.of(400, 300)
REFERENCE_LEVEL = Frame.of(Camera((0.0, 0.0), 100.0, 60.0), LAYOUT)


def draw_square(painter: QPainter) -> None:
    painter.fillRect(picture_box(REFERENCE_LEVEL, 60.0), QColor("#ffffff"))
    painter.fillRect(QRectF(REFERENCE_LEVEL.offset_x, REFERENCE_LEVEL.offset_y, 20, 20), QColor("#000000"))


@pytest.mark.parametrize(("x", "y", "width"), [(0.0, 0.0, 100.0), (3.0, -2.0, 100.0), (1.0, 1.0, 96.0)])
def test_a_plate_lies_where_its_things_are(qapp, x: float, y: float, width: float):
    frame = Frame.of(Camera((x, y), width, 0.6 * width), LAYOUT)
    plate = make_plate(REFERENCE_LEVEL, picture_box(REFERENCE_LEVEL, 40.0), 1.0, draw_square)
    assert plate.covers(frame)
    black = painted(400, 300, lambda painter: lay_plate(painter, plate, frame))[..., 0] < 128
    rows, columns = black.any(axis=1).nonzero()[0], black.any(axis=0).nonzero()[0]
    stretch = frame.scale / REFERENCE_LEVEL.scale
    assert columns[0] == pytest.approx(frame.offset_x, abs=1.0)
    assert rows[0] == pytest.approx(frame.offset_y, abs=1.0)
    assert len(rows) == pytest.approx(20 * stretch, abs=1.0)
    assert len(columns) == pytest.approx(20 * stretch, abs=1.0)


def test_a_slid_plate_goes_by_whole_pixels(qapp):
    def draw_spot(painter: QPainter) -> None:
        painter.fillRect(QRectF(20, 15, 5, 5), QColor("#000000"))

    plate = make_plate(REFERENCE_LEVEL, QRectF(10.2, 10.7, 30.0, 20.0), 1.0, draw_spot, is_clear=True)
    slid = painted(400, 300, lambda painter: lay_plate(painter, plate, REFERENCE_LEVEL, slide=QPointF(7.4, 2.6)))
    black = slid[..., 0] < 128
    assert black.any(axis=0).nonzero()[0].tolist() == list(range(27, 32))
    assert black.any(axis=1).nonzero()[0].tolist() == list(range(18, 23))


def test_a_plate_without_margin_does_not_cover_a_wider_frame(qapp):
    plate = make_plate(REFERENCE_LEVEL, picture_box(REFERENCE_LEVEL, 0.0), 1.0, draw_square)
    assert plate.covers(REFERENCE_LEVEL)
    assert not plate.covers(Frame.of(Camera((0.0, 0.0), 104.0, 62.4), LAYOUT))
