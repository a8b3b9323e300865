"""The ghosts in a cut: what lies close beside it, as the cord beside the canal, dashed and nearly clear."""

from functools import lru_cache

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut, TissueCut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.resting_tissue import soft_pixels, terms_of, tissue_shapes
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import dash_ends
from kyphoview.view.strokes import faded, fill, straights

_DASH_OPACITY, _FILL_OPACITY = 0.75, 0.16
_DASH_PERIOD_MM, _DASH_LINES = 2.6, 0.75  # from one dash to the next; a dash's width in outlines' widths
_NOT_DASHED = ("cauda",)  # its many strands would be a thicket of dashes


def paint_ghosts(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """What lies close beside the cut, dashed and nearly clear, over the bones."""
    for shape in tissue_shapes(frame, cut, scene, True):
        fill(painter, shape.path, faded(getattr(theme, tissue_style(shape.tissue.name).fill), _FILL_OPACITY))
        if shape.tissue.name not in _NOT_DASHED:
            ends = _dashes_now(shape.tissue, frame, cut, scene)
            _paint_dashes(painter, frame, ends, faded(theme.ghost, _DASH_OPACITY))


def _dashes_now(ghost: TissueCut, frame: Frame, cut: Cut, scene: Scene) -> Points:
    """Where a ghost's dashes begin and end now, (2 K, 2) in pixels."""
    if scene.next_break is not None:  # the spine bends in two places, for which there are no terms
        return frame.project(cut.plane, scene.carry_tissue(dash_ends(ghost.outline, _DASH_PERIOD_MM)))
    return soft_pixels(_dash_terms(ghost, cut), frame, cut, scene)


def _paint_dashes(painter: QPainter, frame: Frame, ends: Points, colour: QColor) -> None:
    """Dashes from one point to the next (2 K, 2) in pixels."""
    dashes = ends.reshape(-1, 4)
    seen = dashes[frame.holds(dashes[:, :2])].tolist()
    straights(painter, [QLineF(*dash) for dash in seen], colour, _DASH_LINES * frame.layout.line_px)


@lru_cache(maxsize=8)  # all ghosts of a cut
def _dash_terms(ghost: TissueCut, cut: Cut) -> Points:
    """The dashes along a ghost's outline: of each the first point and the last one, (2 K, 7)."""
    return terms_of(dash_ends(ghost.outline, _DASH_PERIOD_MM), cut)
