"""Painting a guess: a dashed line with a halo, and what it is beside its end."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.view.ink.pen_width import halo_px
from kyphoview.view.palette import PEN_COLOURS
from kyphoview.view.strokes import faded, line_pen

_LINE, _DASH, _GAP = 0.16, 3.0, 2.0  # of the letters' size; of the line's width
_LETTERS, _PAD = 0.95, 0.3  # of the letters' size
_HALO = 0.85


def paint_guess(
    painter: QPainter, places: Values, words: str, text_px: float, font: QFont, taken: Sequence[QRectF] = ()
) -> None:
    """A line through places (N, 2) in pixels, dashed, with words beside it, clear of what is taken."""
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
    _paint_words(painter, words, _words_box(places, words, text_px, font, taken), _sized(font, text_px))


def guess_box(places: Values, words: str, text_px: float, font: QFont, taken: Sequence[QRectF] = ()) -> QRectF:
    """What a line through places (N, 2) in pixels covers, with its words."""
    reach = 2.0 * _LINE * text_px + 4.0
    low, high = places.min(axis=0), places.max(axis=0)
    line = QRectF(QPointF(*low.tolist()), QPointF(*high.tolist())).adjusted(-reach, -reach, reach, reach)
    return line.united(_words_box(places, words, text_px, font, taken).adjusted(-2, -2, 2, 2))


def _paint_words(painter: QPainter, words: str, box: QRectF, font: QFont) -> None:
    colours = PEN_COLOURS[1]  # dark enough for letters
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colours.halo, 1.0))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(faded(colours.line, 1.0))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _words_box(places: Values, words: str, text_px: float, font: QFont, taken: Sequence[QRectF]) -> QRectF:
    """Left of a line that lies, right of one that stands; where that is taken, at its other end, above or below it."""
    letters, pad = QFontMetricsF(_sized(font, text_px)), _PAD * text_px
    size = QSizeF(letters.horizontalAdvance(words) + 2 * pad, letters.height() + pad)
    boxes = list(_boxes_around(places, size, 2 * pad))
    return next((box for box in boxes if not any(box.intersects(other) for other in taken)), boxes[0])


def _boxes_around(places: Values, size: QSizeF, gap: float) -> Iterator[QRectF]:
    """Where words of a size may stand beside a line through places (N, 2) in pixels, the best first."""
    (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    half, ends = size.height() / 2, sorted(places.tolist())
    before = QPointF(max(2.0, ends[0][0] - size.width() - gap), ends[0][1] - half)
    after = QPointF(ends[-1][0] + gap, ends[-1][1] - half)
    for corner in (after, before) if bottom - top > right - left else (before, after):
        yield QRectF(corner, size)
    middle = (left + right - size.width()) / 2
    yield QRectF(QPointF(middle, top - gap - size.height()), size)
    yield QRectF(QPointF(middle, bottom + gap), size)


def _sized(font: QFont, text_px: float) -> QFont:
    found = QFont(font)
    found.setPixelSize(max(1, round(_LETTERS * text_px)))
    return found
