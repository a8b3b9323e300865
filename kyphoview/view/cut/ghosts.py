"""The ghosts in a cut: what lies close beside it, as the cord beside the canal, dashed and nearly clear."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut, TissueCut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.resting_tissue import soft_pixels, terms_of, tissue_shapes
from kyphoview.view.cut.tissue_inks import ink_of
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, dash_ends
from kyphoview.view.strokes import faded, fill, fill_all

_DASH_OPACITY, _FILL_OPACITY = 0.75, 0.16
_DASH_PERIOD_MM, _DASH_LINES = 2.6, 0.75  # from one dash to the next; a dash's width in outlines' widths
_NOT_DASHED = ("cauda",)  # its many strands would be a thicket of dashes


def paint_ghosts(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """What lies close beside the cut, dashed and nearly clear, over the bones."""
    for shape in tissue_shapes(frame, cut, scene, True):
        fill(painter, shape.path, faded(getattr(theme, ink_of(shape.tissue.name).fill), _FILL_OPACITY))
        if shape.tissue.name not in _NOT_DASHED:
            ends = soft_pixels(_dash_terms(shape.tissue, cut), frame, cut, scene)
            _paint_dashes(painter, frame, ends, faded(theme.ghost, _DASH_OPACITY))


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
