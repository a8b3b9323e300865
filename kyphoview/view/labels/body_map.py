"""A small map of the body, where cement got into a vein: which way the blood flows on from there.

It is seen from the front, as the cut across is from below: the person's right is on the left.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QTransform

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.language import _
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import course_called
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.lettering import wrapped, write
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import clipped, faded, fill, stroke

_COMES_FROM, _COMES_OVER = 0.74, 0.12  # how far the cement has set when the map comes, and how long it takes
_HEIGHT, _WIDTH = 0.3, 0.25  # of the picture's shorter reach
_LETTERS = 0.55  # of a label's
_PADDING = 0.45  # in its letters

# In shares of the map's height, from the middle and up from below. One half of the outline, from the neck down.
_OUTLINE = (
    (0.05, 0.84),
    (0.065, 0.79),
    (0.26, 0.74),
    (0.3, 0.62),
    (0.24, 0.45),
    (0.21, 0.3),
    (0.26, 0.12),
    (0.27, 0.0),
)
_HEAD = (0.0, 0.91, 0.075, 0.09)  # middle, and half of width and height
_LUNGS = ((-0.12, 0.57, 0.085, 0.135), (0.12, 0.57, 0.085, 0.135))
_HEART = (0.025, 0.5, 0.06, 0.055)
_HIGHEST, _LOWEST = 0.4, 0.16  # the levels, from the highest one that can be treated to the lowest
_VEIN_ASIDE, _INTO_LUNG = -0.035, 0.6
_ARROW, _LINE, _DOT = 0.035, 0.022, 0.022


def map_presence(scene: Scene) -> float:
    """How far it has come, 0 to 1."""
    if course_called(scene.case.course).leak != "vein" or not scene.progress.leaked_ml:
        return 0.0
    return min(max((scene.progress.setting - _COMES_FROM) / _COMES_OVER, 0.0), 1.0)


def map_box(layout: Layout) -> QRectF:
    """Where it stands, in pixels: the upper corner on the left."""
    reach = min(layout.height, 0.75 * layout.width)
    margin = 0.018 * min(layout.height, layout.width)
    width = max(_WIDTH * reach, 8.0 * _letters_px(layout))
    words = _words_height(layout, width)
    return QRectF(margin, margin, width, _HEIGHT * reach + words + 2.0 * _padding(layout))


def paint_body_map(parts: PartPainter, layout: Layout, scene: Scene, theme: Theme) -> None:
    """The map with its words, while there is one."""
    presence = map_presence(scene)
    if presence <= 0.0:
        return
    box, level, line = map_box(layout), scene.case.level, layout.line_px
    outer = box.adjusted(-line, -line, line, line)
    key = layout, theme.name, level, _words()
    parts.paint("body map", key, outer, lambda painter: _paint(painter, layout, box, level, theme), presence)


def _words() -> str:
    return _("The blood flows on to the heart, then to the lungs")


def _paint(painter: QPainter, layout: Layout, box: QRectF, level: str, theme: Theme) -> None:
    card, padding = QPainterPath(), _padding(layout)
    card.addRoundedRect(box, 0.32 * layout.text_px, 0.32 * layout.text_px)
    fill(painter, card, faded(theme.label, 0.96))
    stroke(painter, card, theme.border, 0.5 * layout.line_px)
    words = QRectF(box.adjusted(padding, 0.0, -padding, -padding))
    words.setTop(words.bottom() - _words_height(layout, box.width()))
    write(painter, words, _lines(layout, box.width()), _letters(layout), theme.label_text, across="middle")
    high = words.top() - box.top() - 1.5 * padding
    with clipped(painter, card):
        _paint_body(painter, QTransform(high, 0, 0, -high, box.center().x(), words.top() - padding / 2), level, theme)


def _paint_body(painter: QPainter, place: QTransform, level: str, theme: Theme) -> None:
    unit = place.m11()
    fill(painter, place.map(_silhouette()), faded(theme.text_quiet, 0.28))
    for lung in _LUNGS:
        fill(painter, place.map(_oval(*lung)), faded(theme.text_quiet, 0.42))
    fill(painter, place.map(_oval(*_HEART)), theme.vessel_artery)
    start = QPointF(0.0, _level_up(level))
    stroke(painter, place.map(_way(start)), theme.vessel_vein, _LINE * unit)
    fill(painter, place.map(_arrows()), theme.vessel_vein)
    fill(painter, place.map(_oval(start.x(), start.y(), _DOT, _DOT)), theme.warning)


@lru_cache(maxsize=1)
def _silhouette() -> QPainterPath:
    path = QPainterPath(QPointF(*_OUTLINE[0]))
    mirrored = [(-x, y) for x, y in reversed(_OUTLINE)]
    for x, y in (*_OUTLINE[1:], *mirrored):
        path.lineTo(x, y)
    path.closeSubpath()
    return path.united(_oval(*_HEAD))


def _oval(x: float, y: float, half_width: float, half_height: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), half_width, half_height)
    return path


def _way(start: QPointF) -> QPainterPath:
    """From the bone to the large vein beside the spine, up into the heart, and on into both lungs."""
    heart = QPointF(_HEART[0] + _VEIN_ASIDE, _HEART[1])
    path = QPainterPath(start)
    path.lineTo(_VEIN_ASIDE, start.y())
    path.lineTo(_VEIN_ASIDE, heart.y() - 0.06)
    path.quadTo(QPointF(_VEIN_ASIDE, heart.y() - 0.02), heart)
    for x, _y, _w, _h in _LUNGS:
        path.moveTo(heart)
        path.quadTo(QPointF(heart.x(), _INTO_LUNG), QPointF(x, _INTO_LUNG))
    return path


def _arrows() -> QPainterPath:
    path = QPainterPath()
    for x, _y, _w, _h in _LUNGS:
        tip = x + (_ARROW if x > 0.0 else -_ARROW)
        path.moveTo(tip, _INTO_LUNG)
        path.lineTo(x, _INTO_LUNG + _ARROW)
        path.lineTo(x, _INTO_LUNG - _ARROW)
        path.closeSubpath()
    return path


def _level_up(level: str) -> float:
    return _HIGHEST + (_LOWEST - _HIGHEST) * TREATABLE.index(level) / (len(TREATABLE) - 1)


def _lines(layout: Layout, width: float) -> tuple[str, ...]:
    return wrapped(_words(), _letters(layout), width - 2.0 * _padding(layout))


def _words_height(layout: Layout, width: float) -> float:
    return len(_lines(layout, width)) * QFontMetricsF(_letters(layout)).height()


def _padding(layout: Layout) -> float:
    return _PADDING * _letters_px(layout)


def _letters(layout: Layout) -> QFont:
    return font(_letters_px(layout), QFont.Weight.Normal)


def _letters_px(layout: Layout) -> float:
    return max(layout.small_px, _LETTERS * layout.text_px)
