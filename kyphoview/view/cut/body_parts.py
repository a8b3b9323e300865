"""The body in parts that each move in one way of their own, so that each can be kept and moved as a picture."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.tissues import paint_ghosts, paint_tissues
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.picture import levels_below, paint_above, paint_below, paint_treated

_ROUNDS = 6  # of looking for where tissue was at rest; each leaves less than half of what was left


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One part.

    Attributes:
        is_soft: of parts that stay in the background, larger errors are not seen.
        paint: how it is painted.
        carry, at_rest: how its points (..., 3) in mm go from rest to a Scene, and back.
        border: points (N, 3) at rest that it lies between; None where it fills the picture.
    """

    is_soft: bool
    paint: Callable[[QPainter, Frame, Cut, Scene, Theme], None]
    carry: Callable[[Scene, Points], Points]
    at_rest: Callable[[Scene, Points], Points]
    border: Callable[[Cut], Points] | None = None


def _tissue_at_rest(scene: Scene, points: Points) -> Points:
    rest = points
    for _ in range(_ROUNDS):
        rest = rest + points - scene.carry_tissue(rest)
    return rest


def _spine_border(is_part: Callable[[int], bool]) -> Callable[[Cut], Points]:
    """Of the bones that lie some levels below the treated one (above it: less than 0), and of the discs beside them."""

    def border(cut: Cut) -> Points:
        levels = {bone.level for bone in cut.bones if is_part(levels_below(bone.level, cut))}
        loops = [loop for bone in cut.bones if bone.level in levels for loop in bone.outlines]
        loops += [disc.annulus for disc in cut.discs if {disc.above, disc.below} & levels]
        return np.concatenate([np.empty((0, 3)), *loops])

    return border


def _ghosts_border(cut: Cut) -> Points:
    return np.concatenate([np.empty((0, 3)), *(each.outline for each in cut.tissues if each.kind == "ghost")])


TISSUES = BodyPart(True, paint_tissues, Scene.carry_tissue, _tissue_at_rest)
# The clear parts that lie over it, the lowest first.
CLEAR_PARTS = (
    BodyPart(
        False,
        paint_below,
        lambda _scene, points: points,
        lambda _scene, points: points,
        _spine_border(lambda below: below > 0),
    ),
    BodyPart(
        False,
        paint_treated,
        lambda scene, points: scene.height_map.carry(points),
        lambda scene, points: scene.height_map.inverse(points),
        _spine_border(lambda below: below == 0),
    ),
    BodyPart(
        False,
        paint_above,
        lambda scene, points: scene.above.carry(points),
        lambda scene, points: scene.above.inverse().carry(points),
        _spine_border(lambda below: below < 0),
    ),
    BodyPart(True, paint_ghosts, Scene.carry_tissue, _tissue_at_rest, _ghosts_border),
)
