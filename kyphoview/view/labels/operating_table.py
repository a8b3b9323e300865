"""The table in the small figure, with bolsters under chest and pelvis, and the arm of the X-ray machine round it.

Lengths are shares of the person's height, y downwards. The person lies face down with the head to the left, the middle
of the body at the origin.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from kyphoview.view.palette import Theme
from kyphoview.view.strokes import faded, fill, line_pen, mix, restored, stroke

_BOLSTERS = (-0.235, -0.03)  # under chest and pelvis, so that the belly is free
_BOLSTER_RADIUS = 0.034
_BOLSTERS_AT = 0.094  # their middles below the middle of the body
_PILLOWS = ((-0.44, 0.07), (0.4, 0.06))  # under forehead and shins: where, and half as long as this
_TOP = _BOLSTERS_AT + _BOLSTER_RADIUS
_HALF_LENGTH, _THICK = 0.54, 0.028
_LEG = 0.13
_ARM_AT = -0.11  # over the treated vertebra
_ABOVE, _BELOW = -0.155, 0.235  # the detector's and the tube's faces
_ARC_OUT = 0.2
_SWING_DEG = 55.0
_FROM_RIGHT = 0.9  # how far it comes, as a share of the person's height


def paint_table(painter: QPainter, unit_px: float, theme: Theme, line_px: float) -> None:
    """Table, bolsters and pillows, in the painter's coordinates: the origin in the body's middle."""
    wood = QPainterPath()
    wood.addRoundedRect(_box(-_HALF_LENGTH, _TOP, _HALF_LENGTH, _TOP + _THICK, unit_px), 3.0, 3.0)
    for side in (-1.0, 1.0):
        at = side * (_HALF_LENGTH - 0.14)
        wood.addRect(_box(at - 0.018, _TOP + _THICK, at + 0.018, _TOP + _THICK + _LEG, unit_px))
    fill(painter, wood, theme.steel)
    stroke(painter, wood, theme.steel_dark, 0.4 * line_px)
    soft = QPainterPath()
    for at in _BOLSTERS:
        soft.addEllipse(QPointF(at * unit_px, _BOLSTERS_AT * unit_px), *(2 * (_BOLSTER_RADIUS * unit_px,)))
    for at, half in _PILLOWS:
        soft.addRoundedRect(_box(at - half, _TOP - 0.03, at + half, _TOP, unit_px), 0.014 * unit_px, 0.014 * unit_px)
    fill(painter, soft, theme.handle)
    stroke(painter, soft, theme.label, 0.5 * line_px)


def paint_arm(painter: QPainter, unit_px: float, share: float, theme: Theme, line_px: float, in_front: bool) -> None:
    """The arm of the X-ray machine, swung in so far: what lies behind the person, or the rays through them."""
    if share <= 0.0:
        return
    with restored(painter):
        turn = QTransform()
        turn.translate((_ARM_AT + _FROM_RIGHT * (1.0 - share)) * unit_px, 0.0)
        turn.rotate(_SWING_DEG * (1.0 - share))
        painter.setTransform(turn, combine=True)
        if in_front:
            _paint_rays(painter, unit_px, share, theme)
        else:
            _paint_machine(painter, unit_px, theme, line_px)


def _paint_machine(painter: QPainter, unit_px: float, theme: Theme, line_px: float) -> None:
    """The C with its detector above and its tube below."""
    middle, radius = (_ABOVE + _BELOW) / 2, (_BELOW - _ABOVE) / 2 + 0.04
    arc = QPainterPath()
    ring = _box(-radius + _ARC_OUT - 0.09, middle - radius, radius + _ARC_OUT - 0.09, middle + radius, unit_px)
    arc.arcMoveTo(ring, 112.0)
    arc.arcTo(ring, 112.0, -224.0)
    for colour, width in ((theme.steel_dark, 0.046), (mix(theme.steel, theme.steel_light, 0.4), 0.036)):
        pen = line_pen(colour, width * unit_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(arc, pen)
    heads = QPainterPath()
    heads.addRoundedRect(_box(-0.085, _ABOVE - 0.07, 0.085, _ABOVE, unit_px), 0.015 * unit_px, 0.015 * unit_px)
    heads.addRoundedRect(_box(-0.055, _BELOW, 0.055, _BELOW + 0.1, unit_px), 0.02 * unit_px, 0.02 * unit_px)
    fill(painter, heads, theme.steel_light)
    stroke(painter, heads, theme.steel_dark, 0.5 * line_px)


def _paint_rays(painter: QPainter, unit_px: float, share: float, theme: Theme) -> None:
    rays = QPainterPath(QPointF(0.0, _BELOW * unit_px))
    rays.lineTo(0.075 * unit_px, _ABOVE * unit_px)
    rays.lineTo(-0.075 * unit_px, _ABOVE * unit_px)
    rays.closeSubpath()
    fill(painter, rays, faded(theme.scan, 0.4 * max(0.0, 2.0 * share - 1.0)))


def _box(left: float, top: float, right: float, bottom: float, unit_px: float) -> QRectF:
    return QRectF(left * unit_px, top * unit_px, (right - left) * unit_px, (bottom - top) * unit_px)
