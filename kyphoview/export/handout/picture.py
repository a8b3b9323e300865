"""One labelled picture of the sheet: the cut from the side, close to the treated bone, with a few names in it."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from kyphoview.content.sheet import SheetPicture
from kyphoview.procedure.case import Case
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import BALLOONS_FULL
from kyphoview.view.fonts import font
from kyphoview.view.frame import Frame
from kyphoview.view.ink.ink_painter import paint_ink
from kyphoview.view.ink.projection import CutProjection
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_anatomy
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import disc, restored
from kyphoview.view.view_frame import ends_now, plane_of

SHAPE = 0.66  # height over width
_UNITS = 520.0  # the painters' pixels across: their lines are made for a screen
_LETTERS = 30.0  # of these
_CLOSE_TO = Moment(BALLOONS_FULL, 1.0)  # whose camera all pictures share, so that heights can be compared
_MARGIN, _PADDING, _GAP = 10.0, 7.0, 8.0
_CLEARANCE = 30.0  # between what is named and a label that would hide it
_BOLD = QFont.Weight.DemiBold


def paint_sheet_picture(painter: QPainter, case: Case, picture: SheetPicture, box: QRectF, ink: Ink = ()) -> None:
    """Paint it into a box of any size, in the painter's units.

    Raises:
        BadInput: a data file is damaged.
    """
    scene = scene_at(case, picture.moment)
    scale = box.width() / _UNITS
    height = box.height() / scale
    frame = Frame.of(scene_at(case, _CLOSE_TO).cameras["side"], Layout.of(_UNITS, height, labels=False))
    with restored(painter):
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, _UNITS, height))
        painter.fillRect(QRectF(0, 0, _UNITS, height), QColor(LIGHT.backdrop))
        paint_anatomy(painter, frame, scene, "side", LIGHT)
        paint_ink(painter, CutProjection(frame, plane_of(case, "side")), scene, ink)
        _paint_labels(painter, frame, scene, picture, height)
        painter.setPen(QPen(QColor(LIGHT.border), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, _UNITS, height))


def _paint_labels(painter: QPainter, frame: Frame, scene: Scene, picture: SheetPicture, height: float) -> None:
    """Each beside what it names: on the left where that lies in the left half, and from above downwards."""
    ends = ends_now(scene, "side", frozenset(label.part for label in picture.labels))
    found = [(QPointF(*frame.pixel(*ends[label.part])), label.text) for label in picture.labels if label.part in ends]
    placed = [one for is_left in (True, False) for one in _column(found, is_left, height)]
    for box, end, _text in placed:
        _paint_leader(painter, _nearest(box, end), end)
    for box, _end, text in placed:
        _paint_box(painter, box, text)


def _column(found: list[tuple[QPointF, str]], is_left: bool, height: float) -> list[tuple[QRectF, QPointF, str]]:
    """Where the labels of one side stand: beside their ends, or over or under those that they would hide, and
    each below the one before."""
    metrics = QFontMetricsF(font(_LETTERS, _BOLD))
    room = metrics.height() + _PADDING
    placed: list[tuple[QRectF, QPointF, str]] = []
    below = _MARGIN
    ours = sorted((one for one in found if (one[0].x() < _UNITS / 2) == is_left), key=lambda one: one[0].y())
    for number, (end, text) in enumerate(ours):
        width = metrics.horizontalAdvance(text) + 2 * _PADDING
        left = _MARGIN if is_left else _UNITS - _MARGIN - width
        top = end.y() - room / 2
        if left - _CLEARANCE < end.x() < left + width + _CLEARANCE:
            top += (room / 2 + _CLEARANCE) * (1 if end.y() > height / 2 else -1)
        lowest = height - _MARGIN - (len(ours) - number) * (room + _GAP)
        placed.append((QRectF(left, min(max(below, top), lowest), width, room), end, text))
        below = placed[-1][0].bottom() + _GAP
    return placed


def _nearest(box: QRectF, end: QPointF) -> QPointF:
    """The point of a box from which a line to its end is shortest."""
    return QPointF(min(max(end.x(), box.left()), box.right()), min(max(end.y(), box.top()), box.bottom()))


def _paint_leader(painter: QPainter, start: QPointF, end: QPointF) -> None:
    for colour, width in ((LIGHT.label, 5.0), (LIGHT.leader, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QLineF(start, end))
    disc(painter, end, 6.0, LIGHT.label)
    disc(painter, end, 4.0, LIGHT.leader)


def _paint_box(painter: QPainter, box: QRectF, text: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.label))
    painter.drawRoundedRect(box, _PADDING, _PADDING)
    painter.setPen(QColor(LIGHT.label_text))
    painter.setFont(font(_LETTERS, _BOLD))
    baseline = box.center().y() + (QFontMetricsF(painter.font()).ascent() - QFontMetricsF(painter.font()).descent()) / 2
    painter.drawText(QPointF(box.left() + _PADDING, baseline), text)
