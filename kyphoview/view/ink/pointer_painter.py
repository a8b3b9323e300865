"""Painting the pointer: a ring with a dot in its middle, and a halo as ink has it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.view.ink.pen_width import halo_px
from kyphoview.view.palette import PEN_COLOURS
from kyphoview.view.strokes import disc, faded, line_pen

_RING, _RING_LINE, _DOT = 0.95, 0.15, 0.17  # of the letters' size


def paint_pointer(painter: QPainter, place: QPointF, strength: float, colour: int, text_px: float) -> None:
    """A ring about the place, with a dot in its middle; `strength` fades from 1 to 0."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours, radius, width = PEN_COLOURS[colour], _RING * text_px, _RING_LINE * text_px
    ring = QPainterPath()
    ring.addEllipse(place, radius, radius)
    painter.strokePath(ring, line_pen(faded(colours.halo, 0.85 * strength), width + 2 * halo_px(width)))
    painter.strokePath(ring, line_pen(faded(colours.line, strength), width))
    disc(painter, place, 1.6 * _DOT * text_px, faded(colours.halo, 0.85 * strength))
    disc(painter, place, _DOT * text_px, faded(colours.line, strength))


def pointer_box(place: QPointF, text_px: float) -> QRectF:
    """What the pointer covers."""
    reach = 1.5 * _RING * text_px + 2.0
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
