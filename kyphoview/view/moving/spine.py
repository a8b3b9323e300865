"""The spine beside the treated vertebra, kept as pixels while it bends: what lies below rests, what lies above turns as
one. Of all that is painted, its bone has the most strokes."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.carrying import place_of
from kyphoview.view.frame import Frame
from kyphoview.view.moving.tolerances import FINER, SPARE_PX
from kyphoview.view.palette import Theme
from kyphoview.view.picture import PaintSpine, levels_below, paint_above, paint_below

_ROUNDING = 1e-6


class BendingSpine:
    """The bones and discs below and above the treated vertebra, while it changes its height."""

    def __init__(self) -> None:
        self._pieces: dict[PaintSpine, _Piece] = {}

    def forget(self) -> None:
        """Let go of the pixels."""
        self._pieces.clear()

    def paint_below(self, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
        """What lies below the treated vertebra."""
        self._paint(paint_below, 1, painter, frame, cut, scene, theme)

    def paint_above(self, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
        """What lies above it."""
        self._paint(paint_above, -1, painter, frame, cut, scene, theme)

    def _paint(
        self, paint: PaintSpine, side: int, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme
    ) -> None:
        level = next((bone.level for bone in cut.bones if side * levels_below(bone.level, cut) > 0), None)
        if level is None:
            return
        place = place_of(frame, cut.plane, lambda points: scene.carry_bone(level, points))
        piece = self._pieces.get(paint)
        if piece is None or not piece.serves(frame, place):
            box = _box(side, frame, cut, scene)
            pixmap = _painted(paint, box, painter.device().devicePixelRatio(), frame, cut, scene, theme)
            piece = self._pieces[paint] = _Piece(frame, place, box, pixmap)
        piece.lay(painter, place)


@dataclass(frozen=True, eq=False, slots=True)
class _Piece:
    """Pixels of what moves as one.

    Attributes:
        frame: the one in which they were painted.
        place: from mm of the plane at rest to that frame's pixels, as it stood then.
        box: what they cover in it.
    """

    frame: Frame
    place: QTransform
    box: QRectF
    pixmap: QPixmap

    def serves(self, frame: Frame, place: QTransform) -> bool:
        """Whether they are fine enough, and hold all that is seen of it."""
        scaled = frame.scale / self.frame.scale
        if frame.layout != self.frame.layout or not 1 / FINER - _ROUNDING <= scaled <= 1 + _ROUNDING:
            return False
        window = QRectF(0, 0, frame.layout.width, frame.layout.height)
        moved = self.place.inverted()[0] * place
        column = QRectF(self.box.left(), self.frame.reach.top(), self.box.width(), self.frame.reach.height())
        seen = moved.inverted()[0].mapRect(window.intersected(moved.mapRect(column)))
        return seen.top() >= self.frame.reach.top() and seen.bottom() <= self.frame.reach.bottom()

    def lay(self, painter: QPainter, place: QTransform) -> None:
        """Paint it where it stands now."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(self.place.inverted()[0] * place, combine=True)
        painter.drawPixmap(self.box.topLeft(), self.pixmap)
        painter.restore()


def _box(side: int, frame: Frame, cut: Cut, scene: Scene) -> QRectF:
    """What the bones and discs on one side cover of the picture and its surroundings, in whole pixels."""
    bones = [
        scene.carry_bone(bone.level, outline)
        for bone in cut.bones
        if side * levels_below(bone.level, cut) > 0
        for outline in bone.outlines
    ]
    discs = [
        scene.carry_disc(disc, disc.annulus, disc.annulus_share)
        for disc in cut.discs
        if all(side * levels_below(level, cut) > 0 for level in (disc.above, disc.below))
    ]
    pixels = frame.to_pixels(cut.plane.flatten(np.concatenate([*bones, *discs])))
    (left, top), (right, bottom) = pixels.min(axis=0).tolist(), pixels.max(axis=0).tolist()
    box = QRectF(left, top, right - left, bottom - top).adjusted(-SPARE_PX, -SPARE_PX, SPARE_PX, SPARE_PX)
    return QRectF(box.intersected(frame.reach).toAlignedRect())


def _painted(
    paint: PaintSpine, box: QRectF, ratio: float, frame: Frame, cut: Cut, scene: Scene, theme: Theme
) -> QPixmap:
    pixmap = QPixmap(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        paint(painter, frame, cut, scene, theme)
    return pixmap
