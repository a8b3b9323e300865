"""The body around the spine, as a flat drawing behind it: seen from afar, it says where in the body one is.

It lies in the side cut's plane, so it fades as the camera comes near and as it looks along that plane.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import TissueCut, load_cut
from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import neighbours
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.solid.camera import Array, Lens
from kyphoview.view.strokes import faded, fill, stroke

_FADES_MM = (230.0, 430.0)  # the height of the picture at the target: from none to all of it
_SQUARE = (0.35, 0.7)  # how squarely the camera must look at the plane
_SKIN, _EDGE, _BONES = 0.5, 0.6, 0.75  # how much of each colour shows
_LINE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """Outlines (N, 3) at rest: of the body, and of the bones that are not drawn in 3D."""

    body: Array
    bones: tuple[Array, ...]


@cache
def _shapes(level: str, path: str) -> _Shapes:
    tissues = load_cut(level, "side", path).tissues
    body = next(tissue.outline for tissue in tissues if tissue.name == "body_outline")
    return _Shapes(body, tuple(tissue.outline for tissue in tissues if _is_beyond(tissue, level)))


@cache
def back_skin(level: str, path: str) -> Array:
    """The skin of the back at rest, (N, 3) in mm, in order along it."""
    body = _shapes(level, path).body
    behind: Array = body[body[:, 1] < -30.0]
    return behind[np.argsort(-behind[:, 2])]


def _is_beyond(tissue: TissueCut, level: str) -> bool:
    return tissue.name.endswith("far_bone") and tissue.level not in neighbours(level)


def figure_presence(lens: Lens, level: str, path: str) -> float:
    """How much of it is seen, 0 to 1."""
    square = abs(float(lens.axes[2] @ side_plane(level, path).normal))
    return _ramp(lens.pose.height_mm, *_FADES_MM) * _ramp(square, *_SQUARE)


def paint_figure(painter: QPainter, lens: Lens, scene: Scene, theme: Theme) -> None:
    """Paint it as it stands at this moment."""
    presence = figure_presence(lens, scene.case.level, scene.case.path)
    if presence <= 0.0:
        return
    shapes, line = _shapes(scene.case.level, scene.case.path), _LINE * lens.layout.line_px

    def path(outline: Array) -> QPainterPath:
        return polygon(lens.to_pixels(scene.carry_tissue(outline)))

    body = path(shapes.body)
    fill(painter, body, faded(theme.skin, _SKIN * presence))
    stroke(painter, body, faded(theme.skin_edge, _EDGE * presence), line)
    for outline in shapes.bones:
        bone = path(outline)
        fill(painter, bone, faded(theme.far_bone, _BONES * presence))
        stroke(painter, bone, faded(theme.bone_line, _BONES * presence), 0.7 * line)


def _ramp(value: float, low: float, high: float) -> float:
    share = float(np.clip((value - low) / (high - low), 0.0, 1.0))
    return share * share * (3.0 - 2.0 * share)
