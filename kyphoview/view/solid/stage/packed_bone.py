"""The trabeculae that a balloon has pressed aside, where they lie now: packed between its hollow and the compacted rim.

Of each section across the axis the bone inside the rim is taken into the ring that the hollow leaves of it, every part
by the same share of its area, so that nothing is lost, nothing crosses, and what lay in the middle lies on the hollow.
"""

import numpy as np
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import BoneCut, Cut, Loops
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked
from kyphoview.view.strokes import faded, fill_all

_PORES_EACH = 4
_PRESSED_SHUT = 0.74  # of a pore's width is left among packed trabeculae, as an illustration
_SHADE = 0.8  # how dark the pores are


def packed(points: Points, hollow: RadialBody, rim: RadialBody) -> Points:
    """Points (N, 3) in mm, pressed out of a hollow into the bone inside the rim; those beyond the rim stay."""
    s, radius, angle = rim.axis.coordinates(points)
    inner, outer = hollow.radius_at(s, angle), rim.radius_at(s, angle)
    is_inside = (radius < outer) & (inner < outer)
    left = 1.0 - np.divide(inner, outer, out=np.zeros_like(inner), where=is_inside) ** 2
    pressed = np.where(is_inside, np.sqrt(inner**2 + radius**2 * left), radius)
    moved: Points = rim.axis.point(s, pressed, angle)
    return moved


def paint_packed(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Paint the pores of the treated bone that lie inside the rim, over the rim's own colour."""
    for hollow, rim in zip(scene.cavities[:1], scene.compacted[:1], strict=True):
        for bone in cut.bones:
            if bone.level == cut.treated and len(bone.pores):
                _paint(painter, frame, cut, _inside(scene, bone, rim), hollow, rim, theme)


def _paint(
    painter: QPainter, frame: Frame, cut: Cut, pores: Loops, hollow: RadialBody, rim: RadialBody, theme: Theme
) -> None:
    if not len(pores.points):
        return
    moved = packed(pores.points, hollow, rim)
    counts = np.diff(pores.starts)
    middles = np.repeat(np.add.reduceat(moved, pores.starts[:-1], axis=0) / counts[:, None], counts, axis=0)
    flat = frame.project(cut.plane, middles + _PRESSED_SHUT * (moved - middles))
    fill_all(painter, chunked(flat, pores.starts, _PORES_EACH), faded(theme.marrow, _SHADE))


def _inside(scene: Scene, bone: BoneCut, rim: RadialBody) -> Loops:
    """The pores that lie wholly inside the rim, where the break has taken them."""
    pores = bone.pores
    points = scene.carry_bone(bone.level, pores.points)
    counts = np.diff(pores.starts)
    is_inside = np.logical_and.reduceat(rim.contains(points), pores.starts[:-1])
    starts = np.concatenate(([0], np.cumsum(counts[is_inside]))).astype(np.int64)
    return Loops(points[np.repeat(is_inside, counts)], starts)
