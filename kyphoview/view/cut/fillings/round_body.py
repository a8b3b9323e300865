"""What balloon, cavity and cement have in common: an outline in the plane, and light that falls on something round."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRadialGradient

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.view.frame import Frame
from kyphoview.view.strokes import faded, fill

_HIGHLIGHT_RINGS = 6


def outline_of(body: RadialBody, plane: Plane, frame: Frame) -> NDArray[np.float64]:
    """Where the plane meets a body, (N, 2) in pixels."""
    return frame.project(plane, body.outline(plane))


def round_light(outline: NDArray[np.float64], inner: QColor, outer: QColor, at: tuple[float, float]) -> QRadialGradient:
    """Light from above on a round body of outline (N, 2) in pixels: the brightest place as shares of its box."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    size = high - low
    middle = low + size * at
    gradient = QRadialGradient(QPointF(*middle), 0.72 * float(size.max()) + 1e-6)
    gradient.setColorAt(0.0, inner)
    gradient.setColorAt(0.55, outer)
    return gradient


def paint_highlight(painter: QPainter, outline: NDArray[np.float64], light: str, strength: float) -> None:
    """A soft window of light on the upper side of an outline (N, 2) in pixels, as wide as the body allows.

    Rings of clear colour laid over each other: a gradient to clear comes out of a PDF as a hard ellipse.
    """
    low, high = outline.min(axis=0), outline.max(axis=0)
    size = high - low
    if strength <= 0.0 or size.min() < 3.0:
        return
    middle = QPointF(*(low + size * (0.36, 0.23)))
    for ring in range(1, _HIGHLIGHT_RINGS + 1):
        reach = ring / _HIGHLIGHT_RINGS
        path = QPainterPath()
        path.addEllipse(middle, 0.2 * reach * size[0], 0.09 * reach * size[1])
        fill(painter, path, faded(light, 0.28 * strength))
