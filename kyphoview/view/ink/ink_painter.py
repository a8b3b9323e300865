"""Painting ink: lines with a halo, so that they are seen on bone, on steel and on an X-ray alike."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.ink import Ink, ink_now
from kyphoview.procedure.scene import Scene
from kyphoview.view.ink.pen_width import halo_px, line_px
from kyphoview.view.ink.projection import Projection, projection_of
from kyphoview.view.palette import PEN_COLOURS
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, line_pen, restored

_CLEAR = 0.02  # less is not seen


def paint_ink(painter: QPainter, projection: Projection, scene: Scene, ink: Ink) -> None:
    """The strokes that belong to this moment, where a view sees them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in ink_now(ink, scene):
        colours = PEN_COLOURS[stroke.colour]
        width = line_px(stroke.width_mm, projection.scale)
        for opacity, path in _runs(projection, stroke.points.carried(scene)):
            painter.strokePath(path, line_pen(faded(colours.halo, 0.85 * opacity), width + 2 * halo_px(width)))
            painter.strokePath(path, line_pen(faded(colours.line, opacity), width))


def ink_box(projection: Projection, scene: Scene, ink: Ink) -> QRectF:
    """What the ink of this moment covers in a view; empty where there is none."""
    box = QRectF()
    for stroke in ink_now(ink, scene):
        points = stroke.points.carried(scene)
        pixels = projection.to_pixels(points)[projection.visibility(points) > _CLEAR]
        pixels = pixels[np.isfinite(pixels).all(axis=1)]
        if len(pixels):
            width = line_px(stroke.width_mm, projection.scale)
            reach = width / 2 + halo_px(width) + 2.0
            (left, top), (right, bottom) = pixels.min(axis=0) - reach, pixels.max(axis=0) + reach
            box = box.united(QRectF(left, top, right - left, bottom - top))
    return box


def paint_ink_on_picture(
    painter: QPainter, scene: Scene, view: str, ink: Ink, width: float, height: float, labels: bool = True
) -> None:
    """Ink over a cut or an X-ray that `paint_picture` or `paint_xray` has painted just so."""
    layout = Layout.of(width, height, 1.0, labels)
    with restored(painter):
        painter.setClipRect(QRectF(0, 0, width, height))
        paint_ink(painter, projection_of(view, scene, layout), scene, ink)


def _runs(projection: Projection, points: Points) -> Iterator[tuple[float, QPainterPath]]:
    """The parts of a line that a view sees, each with how clearly."""
    pixels, clear = projection.to_pixels(points), np.round(projection.visibility(points), 2)
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
