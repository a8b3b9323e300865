"""Imaging, in the step that looks for the cause: a thin plane of light that passes once through the body."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter

from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.strokes import faded

_TRAIL = 0.16  # of the picture's height: what the light has just passed
_FROM = 0.44  # of the step: the examination comes first
_LINE = 1.6  # outlines' widths


def paint_scan(painter: QPainter, frame: Frame, scene: Scene, theme: Theme) -> None:
    """The light at this moment; before the step it is above the picture and after it below."""
    box = scan_box(frame, scene)
    if box is None:
        return
    height, width = frame.layout.height, frame.layout.width
    trail = _TRAIL * height
    line = _LINE * frame.layout.line_px
    at = box.bottom() - line
    glow = QLinearGradient(QPointF(0, at - trail), QPointF(0, at))
    glow.setColorAt(0.0, faded(theme.scan, 0.0))
    glow.setColorAt(1.0, faded(theme.scan, 0.42))
    painter.fillRect(QRectF(0, at - trail, width, trail), glow)
    painter.fillRect(QRectF(0, at, width, line), faded(theme.scan, 0.95))


def scan_box(frame: Frame, scene: Scene) -> QRectF | None:
    """What the light covers, in pixels; None in the steps that have none."""
    if not step_called(scene.moment.step).has_scan:
        return None
    height, width = frame.layout.height, frame.layout.width
    trail = _TRAIL * height
    line = _LINE * frame.layout.line_px
    share = 0.5 - 0.5 * math.cos(math.pi * max(0.0, scene.moment.at - _FROM) / (1.0 - _FROM))
    at = -line + share * (height + trail + 2 * line)
    return QRectF(0, at - trail, width, trail + line)
