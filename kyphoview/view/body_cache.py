"""The body kept as one picture while it plays, so that a frame costs what moves and no more.

While moving, the kept picture serves as long as it would be off by less than three quarters of a pixel; a zooming
camera scales a picture that was made a little larger than the window. Standing still, the picture is exact.
"""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body

_MOST_OFF_PX = 0.75
_MOST_SCALED = 1.12  # how far a kept picture is stretched before a new one is made
_FINER = 1.25  # a picture that will be stretched is made this much finer
_PROBES = np.array([[0.0, 15.0, 13.0], [0.0, 0.0, 13.0], [0.0, -15.0, 13.0], [0.0, 30.0, 70.0], [0.0, -80.0, 60.0]])


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of the body: for what it was made, which frame it shows, how many of its pixels go to one of that."""

    made_for: object
    scene: Scene
    frame: Frame
    fineness: float
    pixmap: QPixmap
    is_exact: bool


class BodyCache:
    """One view's kept picture."""

    def __init__(self) -> None:
        self._still: Still | None = None

    def clear(self) -> None:
        """Forget it; the next frame makes a new one."""
        self._still = None

    def paint(self, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme, is_moving: bool) -> None:
        """The body at this moment, over a painter in the picture's pixels."""
        ratio = painter.device().devicePixelRatio()
        made_for = (cut.treated, cut.view, scene.case, frame.layout, theme.name, ratio)
        still = self._still
        if still is None or still.made_for != made_for or not _serves(still, frame, scene, is_moving):
            still = _made(made_for, frame, cut, scene, theme, ratio, self._still, is_moving)
            self._still = still
        _put_down(painter, still, frame)


def _serves(still: Still, frame: Frame, scene: Scene, is_moving: bool) -> bool:
    if still.frame == frame and still.scene.heights == scene.heights:
        return is_moving or still.is_exact
    if not is_moving or frame.scale * _off_mm(still.scene, scene) > _MOST_OFF_PX:
        return False
    stretch = frame.scale / still.frame.scale
    if not 1 / _MOST_SCALED <= stretch <= _MOST_SCALED:
        return False
    if still.is_exact and still.frame != frame:
        return False
    return _shown(still, frame).contains(QRectF(0, 0, frame.layout.width, frame.layout.height))


def _off_mm(before: Scene, now: Scene) -> float:
    """How far the body has moved at most, at the places that move most."""
    if before.heights == now.heights:
        return 0.0
    carried = [
        np.concatenate([s.carry_bone(s.case.level, _PROBES[:3]), s.above.carry(_PROBES[3:])]) for s in (before, now)
    ]
    return float(np.abs(carried[1] - carried[0]).max())


def _shown(still: Still, frame: Frame) -> QRectF:
    """Where the kept picture lies in this frame, in pixels."""
    stretch = frame.scale / still.frame.scale
    left = frame.offset_x - stretch * still.frame.offset_x
    top = frame.offset_y - stretch * still.frame.offset_y
    margin = _margin(still) * stretch
    width, height = frame.layout.width * stretch, frame.layout.height * stretch
    return QRectF(left - margin, top - margin, width + 2 * margin, height + 2 * margin)


def _margin(still: Still) -> float:
    return 0.0 if still.is_exact else 0.06 * still.frame.layout.width


def _made(
    made_for: object,
    frame: Frame,
    cut: Cut,
    scene: Scene,
    theme: Theme,
    ratio: float,
    old: Still | None,
    is_moving: bool,
) -> Still:
    """A new picture: exact where the camera stands still, else larger and finer, to be stretched."""
    is_zooming = is_moving and old is not None and old.made_for == made_for and old.frame != frame
    fineness = ratio * (_FINER if is_zooming else 1.0)
    still = Still(made_for, scene, frame, fineness, QPixmap(), not is_zooming)
    margin = _margin(still)
    width, height = frame.layout.width + 2 * margin, frame.layout.height + 2 * margin
    pixmap = QPixmap(math.ceil(width * fineness), math.ceil(height * fineness))
    pixmap.fill(QColor(theme.backdrop))
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(fineness, fineness)
        painter.translate(margin, margin)
        paint_body(painter, frame, cut, scene, theme)
    return Still(made_for, scene, frame, fineness, pixmap, not is_zooming)


def _put_down(painter: QPainter, still: Still, frame: Frame) -> None:
    if still.is_exact:
        still.pixmap.setDevicePixelRatio(still.fineness)
        painter.drawPixmap(QPointF(0, 0), still.pixmap)
    else:
        painter.drawPixmap(_shown(still, frame), still.pixmap, QRectF(still.pixmap.rect()))
