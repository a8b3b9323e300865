"""The spine beside the treated vertebra, kept as pixels while it bends: what lies below rests, what lies above turns as
one. Of all that is painted, its bone has the most strokes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.bones import is_above
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.carrying import place_of
from kyphoview.view.frame import Frame
from kyphoview.view.moving.tolerances import FINER, SPARE_PX
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_above, paint_below
from kyphoview.view.strokes import restored

_ROUNDING = 1e-6

PaintCut = Callable[[QPainter, Frame, Cut, Scene, Theme], None]
"""Paints what a cut shows of some parts in their frame, where they are in a Scene."""


class BendingSpine:
    """The bones and discs below and above the treated vertebra, while it changes its height."""

    def __init__(self) -> None:
        self._pieces: dict[PaintCut, _Piece] = {}

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
        self, paint: PaintCut, side: int, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme
    ) -> None:
        level = next((bone.level for bone in cut.bones if _side_of(bone.level, cut) == side), None)
        if level is None:
            return
        place = place_of(frame, cut.plane, lambda points: scene.carry_bone(level, points))
        piece = self._pieces.get(paint)
        if piece is None or not piece.serves(frame, place):
            box = QRectF(spine_box(side, frame, cut, scene).intersected(frame.reach).toAlignedRect())
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
        with restored(painter):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(self.place.inverted()[0] * place, combine=True)
            painter.drawPixmap(self.box.topLeft(), self.pixmap)


def spine_box(side: int, frame: Frame, cut: Cut, scene: Scene) -> QRectF:
    """What some bones and discs cover, in pixels.

    Args:
        side: 1 for those below the treated vertebra, -1 above it.
    """
    return box_now(_spine_at_rest(side, cut), side < 0, frame, cut, scene)


@lru_cache(maxsize=4)
def treated_box(frame: Frame, cut: Cut, scene: Scene) -> QRectF:
    """What the treated vertebra and the discs beside it cover, in pixels."""
    bones = [outline for bone in cut.bones if bone.level == cut.treated for outline in bone.outlines]
    discs = [
        scene.carry_disc(disc, disc.annulus, disc.annulus_share)
        for disc in cut.discs
        if cut.treated in (disc.above, disc.below)
    ]
    if not bones + discs:
        return QRectF()
    pixels = frame.project(cut.plane, np.concatenate([scene.carry_bone(cut.treated, np.concatenate(bones)), *discs]))
    return _with_lines(QRectF(*pixels.min(axis=0), *np.ptp(pixels, axis=0)))


def box_now(at_rest: QRectF, moves: bool, frame: Frame, cut: Cut, scene: Scene) -> QRectF:
    """In pixels, with room for lines, what holds all that lies in a box of the plane at rest, in mm.

    Args:
        moves: it goes with the spine above, wholly or in part.
    """
    if at_rest.isEmpty():
        return QRectF()
    box = place_of(frame, cut.plane, lambda points: points).mapRect(at_rest)
    if moves:
        box |= place_of(frame, cut.plane, scene.above.carry).mapRect(at_rest)
    return _with_lines(box)


@lru_cache(maxsize=12)
def _spine_at_rest(side: int, cut: Cut) -> QRectF:
    bones = [outline for bone in cut.bones if _side_of(bone.level, cut) == side for outline in bone.outlines]
    discs = [
        disc.annulus
        for disc in cut.discs
        if cut.treated not in (disc.above, disc.below) and _side_of(disc.above, cut) == side
    ]
    return box_at_rest(bones + discs, cut)


def box_at_rest(outlines: list[Points], cut: Cut) -> QRectF:
    """What outlines (N, 3) in mm cover of the plane, in mm."""
    if not outlines:
        return QRectF()
    flat = cut.plane.flatten(np.concatenate(outlines))
    return QRectF(*flat.min(axis=0), *np.ptp(flat, axis=0))


def _with_lines(box: QRectF) -> QRectF:
    return box.adjusted(-SPARE_PX, -SPARE_PX, SPARE_PX, SPARE_PX)


def _side_of(level: str, cut: Cut) -> int:
    if level == cut.treated:
        return 0
    return -1 if is_above(level, cut.treated) else 1


def _painted(paint: PaintCut, box: QRectF, ratio: float, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> QPixmap:
    pixmap = QPixmap(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        paint(painter, frame, cut, scene, theme)
    return pixmap
