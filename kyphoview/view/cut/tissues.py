"""The soft parts around the bones in a cut, and the ghosts of what lies close beside it."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut, TissueCut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.resting_tissue import TissueShape, soft_pixels, terms_of, tissue_shapes
from kyphoview.view.cut.tissue_inks import ink_of
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, dash_ends
from kyphoview.view.shading import fill_bands
from kyphoview.view.strokes import faded, fill, fill_all, mix, stroke

_DASH_PERIOD_MM, _DASH_LINES = 2.6, 0.75  # from one dash to the next; a dash's width in outlines' widths
_NOT_DASHED = ("cauda",)  # its many strands would be a thicket of dashes
_NEAR_MM, _FAR_MM = 380.0, 820.0  # the height of the picture's reach between which the inner body fades out
_SEEN_FROM_FAR = ("body_outline", "skin", "fat")


def paint_tissues(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Everything soft that the plane meets, from the skin inwards; from far away, only the body and its spine."""
    detail = detail_of(frame, cut)
    shapes = [shape for shape in tissue_shapes(frame, cut, scene, False) if _opacity(shape.tissue, detail) > 0.0]
    for shape in shapes[_lowest_seen(frame, shapes, detail) :]:
        _paint(painter, frame, shape, theme, detail)


def paint_ghosts(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """What lies close beside the cut, dashed and nearly clear, over the bones."""
    for shape in tissue_shapes(frame, cut, scene, True):
        fill(painter, shape.path, faded(getattr(theme, ink_of(shape.tissue.name).fill), 0.16))
        if shape.tissue.name not in _NOT_DASHED:
            ends = soft_pixels(_dash_terms(shape.tissue, cut), frame, cut, scene)
            _paint_dashes(painter, frame, ends, faded(theme.ghost, 0.75))


def detail_of(frame: Frame, cut: Cut) -> float:
    """How much of the inner body is shown: all of it up close, nothing of it in the picture of the whole back."""
    if cut.view == "top":
        return 1.0
    reach_mm = frame.layout.height / frame.scale
    share = min(1.0, max(0.0, (_FAR_MM - reach_mm) / (_FAR_MM - _NEAR_MM)))
    return share * share * (3 - 2 * share)


def _paint_dashes(painter: QPainter, frame: Frame, ends: Points, colour: QColor) -> None:
    """Dashes from one point to the next (2 K, 2) in pixels."""
    first, last = ends[::2], ends[1::2]
    seen = frame.holds(first)
    first, last = first[seen], last[seen]
    line = last - first
    line /= np.maximum(np.hypot(line[:, 0], line[:, 1]), 1e-9)[:, None]
    side = np.column_stack([line[:, 1], -line[:, 0]]) * (_DASH_LINES * frame.layout.line_px / 2)
    corners = np.stack([first - side, last - side, last + side, first + side], axis=1).reshape(-1, 2)
    fill_all(painter, chunked(corners, np.arange(0, len(corners) + 1, 4)), colour)


@lru_cache(maxsize=24)
def _dash_terms(ghost: TissueCut, cut: Cut) -> Points:
    """The dashes along a ghost's outline: of each the first point and the last one, (2 K, 6)."""
    return terms_of(dash_ends(ghost.outline, _DASH_PERIOD_MM), cut)


def _opacity(tissue: TissueCut, detail: float) -> float:
    return 1.0 if tissue.name in _SEEN_FROM_FAR or tissue.name.endswith("far_bone") else detail


def _lowest_seen(frame: Frame, shapes: list[TissueShape], detail: float) -> int:
    """The uppermost tissue that fills the whole picture, which hides what was painted before it; else the first."""
    reach = frame.reach
    for at in range(len(shapes) - 1, 0, -1):
        tissue, path = shapes[at].tissue, shapes[at].path
        is_solid = tissue.kind == "region" and _opacity(tissue, detail) == 1.0 and ink_of(tissue.name).fill != ""
        if is_solid and path.controlPointRect().contains(reach) and path.contains(reach):
            return at
    return 0


def _paint(painter: QPainter, frame: Frame, shape: TissueShape, theme: Theme, detail: float) -> None:
    tissue, path = shape.tissue, shape.path
    ink = ink_of(tissue.name)
    opacity = _opacity(tissue, detail)
    if tissue.kind == "region" and ink.fill:
        colour = mix(theme.flesh, theme.fat, detail).name() if tissue.name == "fat" else getattr(theme, ink.fill)
        fill(painter, path, faded(colour, opacity))
        if ink.rounding is not None and theme.has_depth and detail > 0.0:
            fill_bands(painter, shape.bands, ink.rounding, theme, detail)
    stroke(painter, path, faded(getattr(theme, ink.edge), opacity), ink.width * frame.layout.line_px)
