"""The break, drawn over the moved bone: folded front wall, a jagged band of crushed bone, splinters and cracks.

All of it is drawing within half a millimetre of the map: it is placed at rest and carried by it.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.fracture_marks import break_marks
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, polygon
from kyphoview.view.strokes import faded, fill, fill_all, stroke

_FULL_AT = 0.12  # the share of lost height at which the break is drawn in full


def break_severity(scene: Scene) -> float:
    """0 for a whole bone, 1 from a loss of 12 % of any height on."""
    size = VERTEBRAE[scene.case.level]
    lost = max(
        1 - scene.heights.anterior_mm / size.anterior_height_mm,
        1 - scene.heights.middle_mm / size.middle_height_mm,
        1 - scene.heights.posterior_mm / size.posterior_height_mm,
    )
    return min(1.0, max(0.0, lost / _FULL_AT))


def paint_break(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The break at its present severity."""
    severity = break_severity(scene)
    if severity <= 0.0:
        return
    marks = break_marks(cut.treated, cut.view)
    line = frame.layout.line_px

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return frame.to_pixels(cut.plane.flatten(scene.carry_bone(cut.treated, points)))

    band = polygon(moved(marks.band))
    fill(painter, band, faded(theme.compacted, 0.62 * severity))
    stroke(painter, band, faded(theme.bone_line, 0.8 * severity), 0.42 * line)
    for quads, colour in ((marks.splinter_edges, theme.bone_line), (marks.splinters, theme.bone)):
        fill_all(painter, chunked(moved(quads), marks.splinter_starts), faded(colour, severity))
    for crack in marks.cracks:
        stroke(painter, polygon(moved(crack), closed=False), faded(theme.crack, 0.9 * severity), 1.25 * line)
    if len(marks.wall):
        outlined(painter, moved(marks.wall), faded(theme.bone, severity), faded(theme.crack, severity), 0.9 * line)
