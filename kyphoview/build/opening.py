"""Records the picture that the program opens with: `python -m kyphoview.build.opening`, once anatomy is built.

The body at the first moment of the usual case is painted by the ordinary painters, onto something that writes down what
they ask for instead of painting it. What is written down is then made quick to read and to paint: outlines lose the
points that nobody would miss, and what is painted alike becomes one stroke.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from skimage.measure import approximate_polygon

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.opening.picture import Opening, Stroke
from kyphoview.view.palette import COLOURS, Theme
from kyphoview.view.picture import paint_body
from kyphoview.view.picture_layout import Layout, View

_SIZE_PX = (1920.0, 1080.0)
_UNSEEN_MM = 0.05  # a tenth of a pixel on the largest screens, where the whole body is shown


class _Recorder:
    """Stands in for a painter: the few calls that the body's painters use, and no other."""

    def __init__(self, frame: Frame, names: dict[int, str]) -> None:
        self.strokes: list[Stroke] = []
        self._to_mm = QTransform(
            1 / frame.scale, 0.0, 0.0, -1 / frame.scale, -frame.offset_x / frame.scale, frame.offset_y / frame.scale
        )
        self._line_px = frame.layout.line_px
        self._names = names
        self._place = QTransform()
        self._pen = QPen()
        self._saved: list[QTransform] = []

    def save(self) -> None:
        self._saved.append(self._place)

    def restore(self) -> None:
        self._place = self._saved.pop()

    def setTransform(self, transform: QTransform, combine: bool) -> None:
        self._place = transform * self._place if combine else transform

    def fillPath(self, path: QPainterPath, paint: QBrush | QColor) -> None:
        self._write_down(path, paint.color() if isinstance(paint, QBrush) else paint, 0.0)

    def strokePath(self, path: QPainterPath, pen: QPen) -> None:
        stretch = math.sqrt(abs(self._place.determinant()))
        self._write_down(path, pen.color(), stretch * pen.widthF() / self._line_px)

    def setPen(self, pen: QPen) -> None:
        self._pen = pen

    def drawLines(self, lines: Sequence[QLineF]) -> None:
        """Lines with flat ends; each is written down as the quad that it fills."""
        for line in lines:
            side = line.normalVector().unitVector()
            step = QPointF(side.dx(), side.dy()) * (self._pen.widthF() / 2)
            corners = [line.p1() - step, line.p2() - step, line.p2() + step, line.p1() + step]
            path = QPainterPath()
            path.addPolygon(QPolygonF(corners))
            path.closeSubpath()
            self._write_down(path, self._pen.color(), 0.0)

    def _write_down(self, path: QPainterPath, colour: QColor, width: float) -> None:
        placed = (self._place * self._to_mm).map(path)
        self.strokes.append(Stroke(placed, self._names[colour.rgb()], colour.alphaF(), width))


def record_opening(view: View) -> Opening:
    """The opening of a cut, painted afresh."""
    scene = scene_at(DEFAULT_CASE, OPENING)
    camera = scene.cameras[view]
    frame = Frame.of(camera, Layout.of(*_SIZE_PX))
    theme, names = _naming_theme()
    recorder = _Recorder(frame, names)
    paint_body(cast("QPainter", recorder), frame, load_cut(scene.case.level, view, scene.case.path), scene, theme)
    strokes = joined(replace(each, path=simplified(each.path)) for each in recorder.strokes)
    return Opening((*camera.center, camera.width_mm, camera.height_mm), tuple(strokes))


def simplified(path: QPainterPath) -> QPainterPath:
    """The same lines of straight pieces, in mm, without the points that lie within the tolerance of what is left
    (Douglas and Peucker 1973)."""
    lines: list[list[tuple[float, float]]] = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        if element.isMoveTo():
            lines.append([])
        lines[-1].append((element.x, element.y))
    found = QPainterPath()
    found.setFillRule(path.fillRule())
    for line in lines:
        found.addPolygon(QPolygonF([QPointF(*at) for at in approximate_polygon(np.array(line), _UNSEEN_MM)]))
    return found


def joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The same picture of fewer strokes: fills that follow each other, look alike and do not meet become one."""
    found: list[Stroke] = []
    parts: list[QPainterPath] = []  # of the last one
    for each in strokes:
        last = found[-1] if found else None
        is_alike = last is not None and each.width == 0.0 and each == replace(last, path=each.path)
        if last is not None and is_alike and not any(part.intersects(each.path) for part in parts):
            together = QPainterPath(last.path)
            together.addPath(each.path)
            found[-1] = replace(last, path=together)
            parts.append(each.path)
        else:
            found.append(each)
            parts = [each.path]
    return found


def _naming_theme() -> tuple[Theme, dict[int, str]]:
    """A theme in which every colour is another one, and the names of its colours."""
    colours = {name: f"#{number:06x}" for number, name in enumerate(COLOURS, 1)}
    given: dict[str, Any] = {**colours, "name": "recording", "is_dark": False, "has_depth": True}
    return Theme(**given), {QColor(colour).rgb(): name for name, colour in colours.items()}
