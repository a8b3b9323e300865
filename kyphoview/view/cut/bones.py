"""Bones in a cut: cortical line, cancellous inside with its trabeculae.

The treated vertebra, which is bent, is worked out point by point where it is now. All others move as one: they are kept
as paths at rest, in mm of the plane, and Qt takes those to their place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import BoneCut, Cut, Loops
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.view.cut.carrying import Carrier, place_of
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.frame import Frame
from kyphoview.view.outline import Outline
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked
from kyphoview.view.strokes import fill_all, restored

_PORES_EACH = 4
_THIN_BELOW = 8.0  # pixels to a mm: below this, every second point of a pore says where it is to a quarter of a pixel


@dataclass(frozen=True, slots=True, eq=False)
class _BoneShape:
    """A bone as it is drawn, in units of the painter: its outer surface, the inside of its shell, its pores."""

    surface: Outline
    core: Outline | None
    pores: list[QPainterPath]

    def paint(self, painter: QPainter, reach: QRectF, line: float, theme: Theme) -> None:
        for path, style in ((self.surface, tissue_style("cut_bone")), (self.core, tissue_style("bone_core"))):
            if path is not None:
                path.paint(painter, getattr(theme, style.fill), getattr(theme, style.edge), style.width * line)
        fill_all(painter, (path for path in self.pores if reach.intersects(path.controlPointRect())), theme.marrow)


def paint_pores(painter: QPainter, frame: Frame, cut: Cut, carrier: Carrier, box: QRectF, colour: QColor) -> None:
    """The treated vertebra's pores that meet a box, in pixels, with something else than marrow in them."""
    for bone in cut.bones:
        if bone.level == cut.treated:
            pores = _pores(bone, frame.scale < _THIN_BELOW)
            moved = frame.project(cut.plane, carrier.carry_bone(bone.level, pores.points))
            paths = chunked(moved, pores.starts, _PORES_EACH) if len(pores) else []
            fill_all(painter, (path for path in paths if box.intersects(path.controlPointRect())), colour)


def paint_bone(painter: QPainter, frame: Frame, cut: Cut, bone: BoneCut, carrier: Carrier, theme: Theme) -> None:
    """One vertebra's cut face where it is now."""
    is_thin = frame.scale < _THIN_BELOW
    if not carrier.is_bent(bone.level):
        at_rest = _bone_at_rest(bone, cut.plane, is_thin)
        place = place_of(frame, cut.plane, lambda points: carrier.carry_bone(bone.level, points))
        reach = place.inverted()[0].mapRect(frame.reach)
        if reach.intersects(at_rest.surface.box):
            with restored(painter):
                painter.setTransform(place, combine=True)
                at_rest.paint(painter, reach, frame.layout.line_px / frame.scale, theme)
        return

    def moved(points: Points) -> Points:
        return frame.project(cut.plane, carrier.carry_bone(bone.level, points))

    _bone_shape(bone, moved, is_thin).paint(painter, frame.reach, frame.layout.line_px, theme)


@lru_cache(maxsize=16)  # the bones of both cuts of a level, with all pores and with fewer points
def _bone_at_rest(bone: BoneCut, plane: Plane, is_thin: bool) -> _BoneShape:
    return _bone_shape(bone, plane.flatten, is_thin)


def _bone_shape(bone: BoneCut, move: Callable[[Points], Points], is_thin: bool) -> _BoneShape:
    pores = _pores(bone, is_thin)
    return _BoneShape(
        Outline.of([move(outline) for outline in bone.outlines]),
        Outline.of([move(core) for core in bone.cores]) if bone.cores else None,
        chunked(move(pores.points), pores.starts, _PORES_EACH) if len(pores) else [],
    )


@lru_cache(maxsize=8)  # the broken bone is drawn from them again and again
def _pores(bone: BoneCut, is_thin: bool) -> Loops:
    """A bone's pores from back to front, so that few of those that share a path lie side by side."""
    order = sorted(bone.pores, key=lambda pore: float(pore[:, 1].mean()))
    kept = [pore[:: 2 if is_thin and len(pore) > 9 else 1] for pore in order]
    points = np.concatenate(kept) if kept else np.zeros((0, 3))  # some slices have none
    return Loops(points, np.concatenate([[0], np.cumsum([len(pore) for pore in kept], dtype=np.int64)]))
