"""Bones and discs in a cut: cortical line, spongy inside with its weave, annulus and nucleus."""

from functools import lru_cache
from typing import Protocol

import numpy as np
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import BoneCut, Cut, DiscCut, Loops
from kyphoview.anatomy.rigid import Points
from kyphoview.view.frame import Frame
from kyphoview.view.ink import fill_all, stroke
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, outlined, polygons

_PORES_EACH = 4
_THIN_BELOW = 8.0  # pixels to a mm: below this, every second point of a pore says where it is to a quarter of a pixel


class Carrier(Protocol):
    """What takes points (N, 3) in mm from rest to where they are to be drawn; a Scene is one."""

    def carry_bone(self, level: str, points: Points, /) -> Points: ...

    def carry_disc(self, disc: DiscCut, points: Points, share: Points, /) -> Points: ...


def paint_bone(painter: QPainter, frame: Frame, cut: Cut, bone: BoneCut, carrier: Carrier, theme: Theme) -> None:
    """One vertebra's cut face where it is now."""

    def moved(points: Points) -> Points:
        return frame.to_pixels(cut.plane.flatten(carrier.carry_bone(bone.level, points)))

    line = frame.layout.line_px
    outlines = [moved(outline) for outline in bone.outlines]
    if not any(frame.shows(outline) for outline in outlines):
        return
    outlined(painter, outlines, theme.bone, theme.bone_edge, line)
    if bone.cores:
        outlined(painter, [moved(core) for core in bone.cores], theme.bone_core, theme.bone_line, 0.5 * line)
    if len(bone.pores):
        pores = _pores(bone, frame.scale < _THIN_BELOW)
        fill_all(painter, chunked(moved(pores.points), pores.starts, _PORES_EACH), theme.marrow)


def paint_disc(painter: QPainter, frame: Frame, cut: Cut, disc: DiscCut, carrier: Carrier, theme: Theme) -> None:
    """One disc between its endplates where they are now."""

    def moved(points: Points, share: Points) -> Points:
        return frame.to_pixels(cut.plane.flatten(carrier.carry_disc(disc, points, share)))

    line = frame.layout.line_px
    annulus = moved(disc.annulus, disc.annulus_share)
    if not frame.shows(annulus):
        return
    outlined(painter, annulus, theme.annulus, theme.disc_edge, 0.85 * line)
    lamellae = polygons(moved(disc.lamellae.points, disc.lamellae_share), disc.lamellae.starts, closed=False)
    stroke(painter, lamellae, theme.disc_line, 0.42 * line)
    outlined(painter, moved(disc.nucleus, disc.nucleus_share), theme.nucleus, theme.disc_line, 0.5 * line)


@lru_cache(maxsize=64)
def _pores(bone: BoneCut, is_thin: bool) -> Loops:
    """A bone's pores from back to front, so that few of those that share a path lie side by side."""
    order = sorted(bone.pores, key=lambda pore: float(pore[:, 1].mean()))
    kept = [pore[:: 2 if is_thin and len(pore) > 9 else 1] for pore in order]
    return Loops(np.concatenate(kept), np.concatenate([[0], np.cumsum([len(pore) for pore in kept])]))
