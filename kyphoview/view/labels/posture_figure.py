"""The small figure beside the picture that shows whether the patient stands, lies face down or sits up again."""

import itertools
import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, line_pen, stroke

# A standing person seen from the left, facing left, in shares of the body's height from the floor.
_BACK = (
    (0.02, 0.86),
    (0.055, 0.80),
    (0.07, 0.72),
    (0.05, 0.60),
    (0.075, 0.50),
    (0.05, 0.42),
    (0.04, 0.26),
    (0.03, 0.04),
)
_FRONT = (
    (-0.05, 0.03),
    (-0.03, 0.07),
    (-0.02, 0.26),
    (-0.045, 0.42),
    (-0.06, 0.52),
    (-0.065, 0.62),
    (-0.07, 0.72),
    (-0.045, 0.80),
    (-0.025, 0.86),
)
_TREATED_AT = (0.028, 0.61)


def posture_box(layout: Layout) -> QRectF:
    """Where the figure stands, in pixels: the upper corner on the back's side."""
    size = 0.135 * min(layout.height, 0.75 * layout.width)
    margin = 0.018 * min(layout.height, layout.width)
    return QRectF(layout.width - margin - size, margin, size, size)


def paint_posture(parts: PartPainter, layout: Layout, lying: float, theme: Theme) -> None:
    """The figure, turned from standing (0) to lying face down (1)."""
    outer = posture_box(layout).adjusted(-layout.line_px, -layout.line_px, layout.line_px, layout.line_px)
    key = (layout, round(lying, 2), theme.name)
    parts.paint("posture", key, outer, lambda inner: _paint_figure(inner, layout, lying, theme))


def _paint_figure(painter: QPainter, layout: Layout, lying: float, theme: Theme) -> None:
    box = posture_box(layout)
    card = QPainterPath()
    card.addRoundedRect(box, 0.08 * box.width(), 0.08 * box.width())
    fill(painter, card, faded(theme.label, 0.92))
    stroke(painter, card, theme.border, 0.5 * layout.line_px)
    height = 0.84 * box.height()
    turn = QTransform()
    turn.translate(box.center().x(), box.center().y() + 0.10 * box.height() * lying)
    turn.rotate(-90.0 * lying)
    turn.scale(height, -height)
    turn.translate(0.0, -0.5)
    body = turn.map(_person())
    fill(painter, body, theme.text_quiet)
    mark = turn.map(QPointF(*_TREATED_AT))
    dot = QPainterPath()
    dot.addEllipse(mark, 0.035 * box.width(), 0.035 * box.width())
    fill(painter, dot, theme.warning)
    stroke(painter, dot, theme.label, 0.6 * layout.line_px)
    floor = box.center().y() + (0.10 * lying + 0.5 * 0.84 * (1 - lying)) * box.height() + 0.075 * height * lying
    painter.setPen(line_pen(faded(theme.text_quiet, abs(2 * lying - 1)), 0.9 * layout.line_px))
    reach = (0.22 + 0.22 * math.sin(0.5 * math.pi * lying)) * box.width()
    painter.drawLine(QPointF(box.center().x() - reach, floor), QPointF(box.center().x() + reach, floor))


def _person() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*_FRONT[-1])
    path.lineTo(*_BACK[0])
    _smooth(path, _BACK)
    path.lineTo(*_FRONT[0])
    _smooth(path, _FRONT)
    path.closeSubpath()
    head = QPainterPath()
    head.addEllipse(QPointF(-0.008, 0.925), 0.052, 0.066)
    return path.united(head)


def _smooth(path: QPainterPath, points: tuple[tuple[float, float], ...]) -> None:
    """Go on through points without corners: each is the control of a curve between the middles of its neighbours."""
    for here, after in itertools.pairwise(points[1:]):
        path.quadTo(here[0], here[1], (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
    path.lineTo(*points[-1])
