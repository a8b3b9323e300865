"""Painting a guess: a dashed line with a halo, and what it is beside its end."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.view.ink.pen_width import halo_px
from kyphoview.view.palette import PEN_COLOURS
from kyphoview.view.strokes import faded, line_pen

_LINE, _DASH, _GAP = 0.16, 3.0, 2.0  # of the letters' size; of the line's width
_LETTERS, _PAD = 0.95, 0.3  # of the letters' size
_HALO = 0.85


def paint_guess(painter: QPainter, places: Values, words: str, text_px: float, font: QFont) -> None:
    """A line through places (N, 2) in pixels, dashed, with words after its last one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours, width = PEN_COLOURS[0], _LINE * text_px
    path = QPainterPath(QPointF(*places[0].tolist()))
    for place in places[1:].tolist():
        path.lineTo(*place)
    pen = QPen(line_pen(faded(colours.line, 1.0), width))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([_DASH, _GAP])
    painter.strokePath(path, line_pen(faded(colours.halo, _HALO), width + 2 * halo_px(width)))
    painter.strokePath(path, pen)
    _paint_words(painter, words, _words_box(places, words, text_px, font), _sized(font, text_px))


def guess_box(places: Values, words: str, text_px: float, font: QFont) -> QRectF:
    """What a line through places (N, 2) in pixels covers, with its words."""
    reach = 2.0 * _LINE * text_px + 4.0
    low, high = places.min(axis=0), places.max(axis=0)
    line = QRectF(QPointF(*low.tolist()), QPointF(*high.tolist())).adjusted(-reach, -reach, reach, reach)
    return line.united(_words_box(places, words, text_px, font).adjusted(-2, -2, 2, 2))


def _paint_words(painter: QPainter, words: str, box: QRectF, font: QFont) -> None:
    colours = PEN_COLOURS[1]  # dark enough for letters
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colours.halo, 1.0))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(faded(colours.line, 1.0))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _words_box(places: Values, words: str, text_px: float, font: QFont) -> QRectF:
    """Left of a line that lies, right of one that stands; away from the line."""
    letters, pad = QFontMetricsF(_sized(font, text_px)), _PAD * text_px
    width, height = letters.horizontalAdvance(words) + 2 * pad, letters.height() + pad
    across, along = (places.max(axis=0) - places.min(axis=0)).tolist()
    if along > across:
        end = max(places.tolist())
        return QRectF(end[0] + 2 * pad, end[1] - height / 2, width, height)
    end = min(places.tolist())
    return QRectF(max(2.0, end[0] - width - 2 * pad), end[1] - height / 2, width, height)


def _sized(font: QFont, text_px: float) -> QFont:
    found = QFont(font)
    found.setPixelSize(max(1, round(_LETTERS * text_px)))
    return found
