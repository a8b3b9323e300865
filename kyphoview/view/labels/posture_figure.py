"""The small figure beside the picture: whether the patient stands, lies face down on bolsters or sits up again."""

import itertools
import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.labels.operating_table import paint_arm, paint_table
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import clipped, faded, fill, line_pen, restored, stroke

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
_SHOULDER, _UPPER_ARM, _FOREARM, _ARM_WIDTH = (0.004, 0.79), 0.17, 0.15, 0.036
_DOT = 0.038
_INSET = 2

Shares = tuple[float, float, float]
"""A posture as plain numbers, so that the first picture of a start need not load the model: see `Posture` there."""
STANDING: Shares = (0.0, 0.0, 0.0)
_SMALL, _LARGE = (0.135, 0.135), (0.52, 0.34)  # width and height, of the picture's shorter reach
_CORNER, _FILLED = 0.08, 0.84
_LYING_RISE = 0.03  # of the person's height: so that the table has room below
_TABLE_FROM_RIGHT = 1.1  # of the figure's width: where the table waits for the person


def posture_box(layout: Layout, inset: float = 0.0) -> QRectF:
    """Where the figure stands, in pixels: the upper corner on the back's side; `inset` is how far it has grown, 0 to
    1."""
    reach = min(layout.height, 0.75 * layout.width)
    margin = 0.018 * min(layout.height, layout.width)
    width, height = ((small + (large - small) * inset) * reach for small, large in zip(_SMALL, _LARGE, strict=True))
    return QRectF(layout.width - margin - width, margin, width, height)


def paint_posture(parts: PartPainter, layout: Layout, posture: Shares, theme: Theme) -> None:
    """The figure as the person stands or lies, with the table and the X-ray machine round them."""
    line = layout.line_px
    outer = posture_box(layout, posture[_INSET]).adjusted(-line, -line, line, line)
    key = layout, *(round(share, 2) for share in posture), theme.name
    is_growing = 0.0 < posture[_INSET] < 1.0
    parts.paint("posture", key, outer, lambda on: _paint_figure(on, layout, posture, theme), is_fleeting=is_growing)


def _paint_figure(painter: QPainter, layout: Layout, posture: Shares, theme: Theme) -> None:
    lying, xray_arm, inset = posture
    box, line = posture_box(layout, inset), layout.line_px
    card = QPainterPath()
    radius = _CORNER * min(box.width(), box.height())
    card.addRoundedRect(box, radius, radius)
    fill(painter, card, faded(theme.label, 0.92))
    stroke(painter, card, theme.border, 0.5 * line)
    unit = _FILLED * (box.height() + (box.width() - box.height()) * lying)
    middle = QPointF(box.center().x(), box.center().y() - _LYING_RISE * unit * lying)
    with clipped(painter, card):
        painter.translate(middle)
        paint_arm(painter, unit, xray_arm, theme, line, in_front=False)
        with restored(painter):
            painter.translate(_TABLE_FROM_RIGHT * (1.0 - lying) * box.width(), 0.0)
            paint_table(painter, unit, theme, line)
        _paint_floor(painter, unit, box, lying, theme, line)
        _paint_person(painter, unit, lying, theme, line)
        paint_arm(painter, unit, xray_arm, theme, line, in_front=True)


def _paint_floor(painter: QPainter, unit: float, box: QRectF, lying: float, theme: Theme, line: float) -> None:
    """What a standing person stands on; it fades as the person lies down."""
    reach = 0.22 * min(box.width(), box.height())
    painter.setPen(line_pen(faded(theme.text_quiet, max(0.0, 1.0 - 2.0 * lying)), 0.9 * line))
    painter.drawLine(QPointF(-reach, 0.5 * unit), QPointF(reach, 0.5 * unit))


def _paint_person(painter: QPainter, unit: float, lying: float, theme: Theme, line: float) -> None:
    turn = QTransform()
    turn.rotate(-90.0 * lying)
    turn.scale(unit, -unit)
    turn.translate(0.0, -0.5)
    body = turn.map(_person())
    fill(painter, body, theme.text_quiet)
    arm = turn.map(_arm(lying))
    for colour, width in ((theme.label, _ARM_WIDTH + 0.014), (theme.text_quiet, _ARM_WIDTH)):
        stroke(painter, arm, colour, width * unit)
    dot = QPainterPath()
    dot.addEllipse(turn.map(QPointF(*_TREATED_AT)), *(2 * (_DOT * unit,)))
    fill(painter, dot, theme.warning)
    stroke(painter, dot, theme.label, 0.6 * line)


def _arm(lying: float) -> QPainterPath:
    """Hanging down beside a standing person, and forwards beside the head of one who lies."""
    raised, bent = math.radians(-92.0 + 128.0 * lying), math.radians(-84.0 + 190.0 * lying)
    elbow = _SHOULDER[0] - _UPPER_ARM * math.cos(raised), _SHOULDER[1] + _UPPER_ARM * math.sin(raised)
    path = QPainterPath(QPointF(*_SHOULDER))
    path.lineTo(*elbow)
    path.lineTo(elbow[0] - _FOREARM * math.cos(bent), elbow[1] + _FOREARM * math.sin(bent))
    return path


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
