"""Painting ink and the pointer: lines with a halo, so that they are seen on bone, on steel and on an X-ray alike."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.ink import Ink, ink_now
from kyphoview.procedure.scene import Scene
from kyphoview.view.ink.pen_width import line_px
from kyphoview.view.ink.projection import Sight, sight_of
from kyphoview.view.palette import INKS
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import disc, faded, line_pen

_HALO = 0.55  # of the line's width, at each side
_LEAST_HALO_PX = 1.2
_RING, _RING_LINE, _DOT = 0.95, 0.15, 0.17  # of the letters' size
_CLEAR = 0.02  # less is not seen


def paint_ink(painter: QPainter, sight: Sight, scene: Scene, ink: Ink) -> None:
    """The strokes that belong to this moment, where a view sees them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in ink_now(ink, scene):
        colours = INKS[stroke.colour]
        width = line_px(stroke.width_mm, sight.scale)
        for opacity, path in _runs(sight, stroke.points.carried(scene)):
            painter.strokePath(path, line_pen(faded(colours.halo, 0.85 * opacity), width + 2 * _halo_px(width)))
            painter.strokePath(path, line_pen(faded(colours.line, opacity), width))


def paint_pointer(painter: QPainter, place: QPointF, strength: float, colour: int, text_px: float) -> None:
    """A ring about the place, with a dot in its middle; `strength` fades from 1 to 0."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inks, radius, width = INKS[colour], _RING * text_px, _RING_LINE * text_px
    ring = QPainterPath()
    ring.addEllipse(place, radius, radius)
    painter.strokePath(ring, line_pen(faded(inks.halo, 0.85 * strength), width + 2 * _halo_px(width)))
    painter.strokePath(ring, line_pen(faded(inks.line, strength), width))
    disc(painter, place, 1.6 * _DOT * text_px, faded(inks.halo, 0.85 * strength))
    disc(painter, place, _DOT * text_px, faded(inks.line, strength))


def pointer_box(place: QPointF, text_px: float) -> QRectF:
    """What the pointer covers."""
    reach = 1.5 * _RING * text_px + 2.0
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def ink_box(sight: Sight, scene: Scene, ink: Ink) -> QRectF:
    """What the ink of this moment covers in a view; empty where there is none."""
    box = QRectF()
    for stroke in ink_now(ink, scene):
        points = stroke.points.carried(scene)
        pixels = sight.to_pixels(points)[sight.clearness(points) > _CLEAR]
        pixels = pixels[np.isfinite(pixels).all(axis=1)]
        if len(pixels):
            width = line_px(stroke.width_mm, sight.scale)
            reach = width / 2 + _halo_px(width) + 2.0
            (left, top), (right, bottom) = pixels.min(axis=0) - reach, pixels.max(axis=0) + reach
            box = box.united(QRectF(left, top, right - left, bottom - top))
    return box


def paint_ink_on_picture(
    painter: QPainter, scene: Scene, view: str, ink: Ink, width: float, height: float, labels: bool = True
) -> None:
    """Ink over a cut or an X-ray that `paint_picture` or `paint_xray` has painted just so."""
    layout = Layout.of(width, height, 1.0, labels)
    painter.save()
    painter.setClipRect(QRectF(0, 0, width, height))
    paint_ink(painter, sight_of(view, scene, layout), scene, ink)
    painter.restore()


def _halo_px(width: float) -> float:
    return max(_LEAST_HALO_PX, _HALO * min(width, 6.0) / 2)


def _runs(sight: Sight, points: Points) -> Iterator[tuple[float, QPainterPath]]:
    """The parts of a line that a view sees, each with how clearly."""
    pixels, clear = sight.to_pixels(points), np.round(sight.clearness(points), 2)
    clear = np.where(np.isfinite(pixels).all(axis=1), clear, 0.0)
    edges = np.flatnonzero(np.diff(clear)) + 1
    for part in np.split(np.arange(len(points)), edges):
        if len(part) and clear[part[0]] > _CLEAR:
            yield float(clear[part[0]]), _smooth(pixels[part])


def _smooth(pixels: NDArray[np.float64]) -> QPainterPath:
    """A line through the middles between the points, bent towards the points themselves; a dot for a single one."""
    path = QPainterPath(QPointF(*pixels[0]))
    if len(pixels) == 1:
        path.lineTo(pixels[0, 0] + 0.01, pixels[0, 1])
        return path
    for here, after in pairwise(pixels[1:]):
        path.quadTo(QPointF(*here), QPointF(*(here + after) / 2))
    path.lineTo(QPointF(*pixels[-1]))
    return path
