"""Records the picture that the program opens with: `python -m kyphoview.build.opening`, once anatomy is built.

The body at the first moment of the usual case is painted by the ordinary painters, onto something that writes down what
they ask for instead of painting it.
"""

import math
from dataclasses import fields
from typing import Any, cast

from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.opening_picture import Opening, Stroke
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body
from kyphoview.view.picture_layout import Layout, View

_SIZE_PX = (1920.0, 1080.0)


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
        self._saved: list[QTransform] = []

    def save(self) -> None:
        self._saved.append(self._place)

    def restore(self) -> None:
        self._place = self._saved.pop()

    def setTransform(self, transform: QTransform, combine: bool) -> None:
        self._place = transform * self._place if combine else transform

    def fillPath(self, path: QPainterPath, brush: QBrush) -> None:
        self._write_down(path, brush.color(), 0.0)

    def strokePath(self, path: QPainterPath, pen: QPen) -> None:
        stretch = math.sqrt(abs(self._place.determinant()))
        self._write_down(path, pen.color(), stretch * pen.widthF() / self._line_px)

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
    paint_body(cast("QPainter", recorder), frame, load_cut(scene.case.level, view), scene, theme)
    return Opening((*camera.center, camera.width_mm, camera.height_mm), tuple(recorder.strokes))


def _naming_theme() -> tuple[Theme, dict[int, str]]:
    """A theme in which every colour is another one, and the names of its colours."""
    colours = {field.name: f"#{number:06x}" for number, field in enumerate(fields(Theme), 1)}
    given: dict[str, Any] = {**colours, "name": "recording", "is_dark": False, "has_depth": True}
    return Theme(**given), {QColor(colour).rgb(): name for name, colour in colours.items()}
