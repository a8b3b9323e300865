"""Discs in a cut: annulus with its lamellae, and nucleus.

The two beside the treated vertebra are stretched, and worked out point by point. All others move as one, as bones do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut, DiscCut
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.view.cut.carrying import Carrier, place_of
from kyphoview.view.frame import Frame
from kyphoview.view.outline import Outline
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygons
from kyphoview.view.strokes import restored, stroke


@dataclass(frozen=True, slots=True, eq=False)
class _DiscShape:
    """A disc as it is drawn, in units of the painter."""

    annulus: Outline
    lamellae: QPainterPath
    nucleus: Outline

    def paint(self, painter: QPainter, line: float, theme: Theme) -> None:
        self.annulus.paint(painter, theme.annulus, theme.disc_edge, 0.85 * line)
        stroke(painter, self.lamellae, theme.disc_line, 0.42 * line)
        self.nucleus.paint(painter, theme.nucleus, theme.disc_line, 0.5 * line)


def paint_disc(painter: QPainter, frame: Frame, cut: Cut, disc: DiscCut, carrier: Carrier, theme: Theme) -> None:
    """One disc between its endplates where they are now."""
    if not (carrier.is_bent(disc.above) or carrier.is_bent(disc.below)):
        at_rest = _disc_at_rest(disc, cut.plane)
        place = place_of(frame, cut.plane, lambda points: carrier.carry_bone(disc.below, points))
        if frame.reach.intersects(place.mapRect(at_rest.annulus.box)):
            with restored(painter):
                painter.setTransform(place, combine=True)
                at_rest.paint(painter, frame.layout.line_px / frame.scale, theme)
        return

    def moved(points: Points, share: Points) -> Points:
        return frame.project(cut.plane, carrier.carry_disc(disc, points, share))

    _disc_shape(disc, moved).paint(painter, frame.layout.line_px, theme)


@lru_cache(maxsize=16)
def _disc_at_rest(disc: DiscCut, plane: Plane) -> _DiscShape:
    return _disc_shape(disc, lambda points, _share: plane.flatten(points))


def _disc_shape(disc: DiscCut, move: Callable[[Points, Points], Points]) -> _DiscShape:
    return _DiscShape(
        Outline.of(move(disc.annulus, disc.annulus_share)),
        polygons(move(disc.lamellae.points, disc.lamellae_share), disc.lamellae.starts, closed=False),
        Outline.of(move(disc.nucleus, disc.nucleus_share)),
    )
