"""The gauge of the height regained: a measuring rod in two parts, what lying down gives and what the balloon adds.

Where no balloon is used it has the first part only.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.content.labels import load_labels
from kyphoview.describe.height_regained import RegainedParts
from kyphoview.language import _
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.labels.gauge_card import (
    caption_box,
    paint_ground,
    paint_named_reading,
    paint_reading,
    reading_box,
    sign_box,
)
from kyphoview.view.lettering import fitted, write
from kyphoview.view.letters_and_lines import GAUGES_CAPTION_EMS
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import fill, line_pen, stroke

_ROD_SHARE = 0.45  # of the width that other gauges' signs take: a rod is slender
_SWATCH_EMS = 0.5
_LINES = 2  # for which its legend has room


@dataclass(frozen=True, slots=True)
class RodPart:
    """One part of the rod: its share of the lost height (0 to 1), its colour, and its line in the legend."""

    share: float
    colour: str
    words: str


def rod_parts(regained: RegainedParts, theme: Theme, has_figures: bool = True) -> tuple[RodPart, ...]:
    """Its parts, the lower one first."""
    names, words = load_labels().gauges, regained.in_words
    by_posture = names.by_posture.format(percent=words["posture"]) if has_figures else _("lying down")
    lower = RodPart(regained.posture / 100.0, theme.gauge_height, by_posture)
    if regained.balloon is None:
        return (lower,)
    by_balloon = names.by_balloon.format(percent=words["balloon"]) if has_figures else _("balloon")
    return lower, RodPart(regained.balloon / 100.0, theme.gauge_fill, by_balloon)


def rod_box(card: QRectF) -> QRectF:
    """Where the rod stands, with the line across it."""
    whole = sign_box(card)
    return QRectF(whole.left(), whole.top(), _ROD_SHARE * whole.width(), whole.height())


def paint_height_gauge(
    parts: PartPainter,
    layout: Layout,
    card: QRectF,
    theme: Theme,
    regained: RegainedParts,
    opacity: float,
    word: str = "",
) -> None:
    """The card, and on it the rod, what is back in all (a figure, or the plain `word`), and the legend of its parts."""
    names, shown = load_labels().gauges, rod_parts(regained, theme, layout.has_figures)
    value, unit = (regained.in_words["whole"], names.height) if layout.has_figures else (word, _("Height back"))
    paint_value = paint_reading if layout.has_figures else paint_named_reading
    beside = rod_box(card)

    def draw_ground(inner: QPainter) -> None:
        paint_ground(inner, layout, card, theme)

    def draw_reading(inner: QPainter) -> None:
        paint_value(inner, layout, reading_box(card, beside), theme, value, unit)
        _paint_legend(inner, layout, caption_box(card, beside), theme, shown)
        _paint_rod(inner, layout, beside, theme, shown)

    outer = card.adjusted(-layout.line_px, -layout.line_px, layout.line_px, layout.line_px)
    parts.paint(("card", "height"), (layout, theme.name), outer, draw_ground, opacity)
    parts.paint(("gauge", "height"), (layout, theme.name, value, unit, shown), card, draw_reading, opacity)


def _paint_legend(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, parts: tuple[RodPart, ...]) -> None:
    """One line for each part, the upper part above."""
    swatch, line_px = _SWATCH_EMS * layout.gauge_px, box.height() / _LINES
    room = box.width() - 1.4 * swatch
    longest = max((part.words for part in parts), key=len)
    chosen = fitted(longest, min(GAUGES_CAPTION_EMS * layout.gauge_px, 0.85 * line_px), room)
    for number, part in enumerate(reversed(parts)):
        line = QRectF(box.left(), box.top() + number * line_px, box.width(), line_px)
        square = QPainterPath()
        square.addRect(QRectF(line.left(), line.center().y() - swatch / 2, swatch, swatch))
        fill(painter, square, part.colour)
        stroke(painter, square, theme.label_text, 0.5 * layout.line_px)
        write(painter, line.adjusted(1.4 * swatch, 0, 0, 0), (part.words,), chosen, theme.label_text)


def _paint_rod(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, parts: tuple[RodPart, ...]) -> None:
    """From the broken height (bottom) to the healthy one (top); a line across it ends each part."""
    rod = box.adjusted(0.3 * box.width(), 0.05 * box.height(), -0.3 * box.width(), -0.05 * box.height())
    path = QPainterPath()
    path.addRoundedRect(rod, 0.08 * rod.width(), 0.08 * rod.width())
    fill(painter, path, theme.gauge_track)
    levels, level = [], rod.bottom()
    for part in parts:
        top = max(rod.top(), level - part.share * rod.height())
        painter.fillRect(QRectF(rod.left(), top, rod.width(), level - top), QColor(part.colour))
        level = top
        levels.append(level)
    stroke(painter, path, theme.label_text, 0.8 * layout.line_px)
    painter.setPen(line_pen(theme.label_text, 1.6 * layout.line_px))
    for level in levels:
        painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
