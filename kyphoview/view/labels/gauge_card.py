"""The card that a gauge stands on: its ground, and the boxes for its sign, its reading and the words below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from kyphoview.view.fonts import font
from kyphoview.view.lettering import fitted, words_of, wrapped, write
from kyphoview.view.letters_and_lines import GAUGES_CAPTION_EMS
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, stroke

_VALUE_EMS = 1.45  # the size of the number's letters, in the gauges' own
_NAMED_EMS, _NAME_DOWN = 1.05, 0.1  # below its name the word is smaller, and the name keeps off the card's edge
_READING, _CAPTION = (0.0, 0.52), (0.52, 0.47)  # where they begin in the card and how high they are, of its height


def sign_box(card: QRectF) -> QRectF:
    """Where what measures is drawn: a square at the card's left."""
    side = 0.86 * min(card.height(), 0.42 * card.width())
    return QRectF(card.left() + 0.07 * card.height(), card.center().y() - side / 2, side, side)


def reading_box(card: QRectF, beside: QRectF) -> QRectF:
    """The upper half of what is left beside a sign."""
    left = beside.right() + 0.09 * card.height()
    down, high = _READING
    width = card.right() - left - 0.06 * card.height()
    return QRectF(left, card.top() + down * card.height(), width, high * card.height())


def caption_box(card: QRectF, beside: QRectF) -> QRectF:
    """The lower half."""
    upper = reading_box(card, beside)
    down, high = _CAPTION
    return QRectF(upper.left(), card.top() + down * card.height(), upper.width(), high * card.height())


def paint_ground(painter: QPainter, layout: Layout, card: QRectF, theme: Theme) -> None:
    """The card itself."""
    path = QPainterPath()
    path.addRoundedRect(card, 0.14 * card.height(), 0.14 * card.height())
    fill(painter, path, faded(theme.gauge, 0.95))
    stroke(painter, path, theme.border, 0.5 * layout.line_px)


def paint_reading(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, value: str, unit: str) -> None:
    """A number and its unit, which may need two lines."""
    chosen = fitted(value, _VALUE_EMS * layout.gauge_px, (0.6 if unit else 0.95) * box.width(), QFont.Weight.Bold)
    write(painter, box, (value,), chosen, theme.label_text)
    after = QFontMetricsF(chosen).horizontalAdvance(value) + 0.3 * layout.gauge_px
    unit_box = box.adjusted(after, 0, 0, 0)
    if unit:
        small = caption_font(unit, layout, unit_box)
        write(painter, unit_box, wrapped(unit, small, unit_box.width()), small, theme.text_quiet)


def paint_named_reading(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, word: str, name: str) -> None:
    """A plain word and the name of what it tells of, which is never broken: beside it, or in a narrow card above it."""
    small = fitted(name, GAUGES_CAPTION_EMS * layout.gauge_px, box.width())
    large = font(_VALUE_EMS * layout.gauge_px, QFont.Weight.Bold)
    gap = 0.3 * layout.gauge_px
    metrics = QFontMetricsF(small)
    if QFontMetricsF(large).horizontalAdvance(word) + gap + metrics.horizontalAdvance(name) <= box.width():
        paint_reading(painter, layout, box, theme, word, name)
        return
    above = QRectF(box.left(), box.top() + _NAME_DOWN * layout.gauge_px, box.width(), metrics.height())
    write(painter, above, (name,), small, theme.text_quiet, down="top")
    chosen = fitted(word, _NAMED_EMS * layout.gauge_px, box.width(), QFont.Weight.Bold)
    write(painter, box.adjusted(0, above.bottom() - box.top(), 0, 0), (word,), chosen, theme.label_text)


def paint_caption(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, caption: str) -> None:
    """What is measured."""
    small = caption_font(caption, layout, box)
    write(painter, box, wrapped(caption, small, box.width()), small, theme.label_text, down="top")


def caption_font(
    caption: str,
    layout: Layout,
    box: QRectF,
) -> QFont:
    """The largest letters, up to their share of the gauges' own, in which it is no wider and no higher than its box."""
    chosen = fitted(max(words_of(caption), key=len), GAUGES_CAPTION_EMS * layout.gauge_px, box.width())
    while chosen.pixelSize() > 1 and _height(caption, chosen, box.width()) > box.height():
        chosen = font(chosen.pixelSize() - 1)
    return chosen


def _height(text: str, chosen: QFont, width: float) -> float:
    return len(wrapped(text, chosen, width)) * QFontMetricsF(chosen).height()
