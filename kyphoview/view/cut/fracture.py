"""The break, drawn over the moved bone: packed bone, the cleft that opens in it, cracks, and the folded front wall.

What is crushed stays so: when height comes back, the marks stay and a cleft opens. In the weeks that follow the cracks
heal to faint lines, and the crushed bone to dense bone of small pores.
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.procedure.fracture.heights import healthy_heights
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.fracture_marks import Marks, back_wall, band_marks, folded_wall, top_marks
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, loops, polygon
from kyphoview.view.strokes import faded, fill, fill_all, mix, restored, stroke

_FULL_AT = 0.12  # the share of lost height at which the break is drawn in full
_FOLDS_FROM = 0.06  # a biconcave break takes less from the front
_OPEN_FROM_MM, _OPEN_MM = 0.25, 0.8  # a cleft begins to be seen, and is seen whole
_DASH = 3  # points of the back wall
_SPLINTERS_EACH = 5
_HEALED = 0.65  # of a crack's strength is gone when the person is home
_HEALING_STEPS = 12
_PACKED, _DENSE = 0.72, 0.95  # how far crushed bone, fresh and healed, covers the pores that were there
_PORE = 0.6  # of a splinter's size: the pore that is left in its place

Points = NDArray[np.float64]


def break_severity(scene: Scene) -> float:
    """0 for a whole bone, 1 once 12 % of any height has been lost, and from then on."""
    return min(1.0, max(_lost_shares(scene)) / _FULL_AT)


def fold_severity(scene: Scene) -> float:
    """The same for the front wall: where it all but kept its height it has no fold."""
    return _folds(_lost_shares(scene)[0])


def _folds(lost_share: float) -> float:
    return min(1.0, max(0.0, lost_share - _FOLDS_FROM) / _FULL_AT)


def _lost_shares(scene: Scene) -> tuple[float, ...]:
    """The shares of the front, the middle and the back height that were lost at the worst."""
    return _shares_lost_in(scene.impactions[0].worst) if scene.impactions else (0.0, 0.0, 0.0)


@lru_cache(maxsize=8)
def _shares_lost_in(worst: HeightMap) -> tuple[float, ...]:
    healthy, now = healthy_heights(worst.level).columns, measured_heights(worst).columns
    return tuple(1.0 - left / whole for left, whole in zip(now, healthy, strict=True))


def healing(scene: Scene) -> int:
    """How far the cracks have healed, in steps from 0."""
    return round(_HEALING_STEPS * scene.progress.knitted)


def paint_break(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The break at its present severity."""
    severity = break_severity(scene)
    if severity <= 0.0:
        return
    dense, line = healing(scene) / _HEALING_STEPS, frame.layout.line_px
    healed = _HEALED * dense
    crack = faded(mix(theme.crack, theme.bone_line, healed).name(), (0.9 - healed) * severity)

    def projected(points: Points) -> Points:
        return frame.project(cut.plane, points)

    if cut.view == "top":
        marks = top_marks(scene.impactions[0]).moved(lambda points: projected(scene.carry_bone(cut.treated, points)))
        _paint_crushed(painter, marks, theme, severity, line, dense)
        _paint_cracks(painter, marks.cracks, crack, line)
        return
    for impaction in scene.impactions:
        band = band_marks(impaction, cut.plane)
        marks = band.marks.moved(projected)
        _paint_crushed(painter, marks, theme, severity, line, dense)
        _paint_cleft(painter, projected(band.cleft), band.opened_mm, theme, line)
        _paint_cracks(painter, marks.cracks, crack, line)
    if scene.height_map.retropulsed_mm:
        wall = projected(scene.carry_bone(cut.treated, back_wall(cut.treated)))
        _paint_dashes(painter, wall, faded(theme.ghost, severity), line)
    folded = fold_severity(scene)
    if folded > 0.0:
        wall = projected(scene.carry_bone(cut.treated, folded_wall(cut.treated, cut.treated, cut.path)))
        _paint_fold(painter, wall, theme, folded, healed, line)


def paint_next_break(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The fresh break of the vertebra above, in the side cut."""
    broken, line = scene.next_break, frame.layout.line_px
    if broken is None or cut.view != "side":
        return
    place, lost = broken.placement.then(scene.above), _shares_lost_in(broken.height_map)
    severity, folded = min(1.0, max(lost) / _FULL_AT), _folds(lost[0])
    with restored(painter):
        painter.setClipPath(_bone_path(frame, cut, scene, broken.level), Qt.ClipOperation.IntersectClip)
        for impaction in broken.impactions:
            band = band_marks(impaction, cut.plane.moved(place.inverse()))
            marks = band.marks.moved(lambda points: frame.project(cut.plane, place.carry(points)))
            _paint_crushed(painter, marks, theme, severity, line)
            _paint_cracks(painter, marks.cracks, faded(theme.crack, 0.9 * severity), line)
    if folded > 0.0:
        wall = place.carry(broken.height_map.carry(folded_wall(broken.level, cut.treated, cut.path)))
        _paint_fold(painter, frame.project(cut.plane, wall), theme, folded, 0.0, line)


def _bone_path(frame: Frame, cut: Cut, scene: Scene, level: str) -> QPainterPath:
    """A vertebra's outline where it is now."""
    outlines = [outline for bone in cut.bones if bone.level == level for outline in bone.outlines]
    return loops([frame.project(cut.plane, scene.carry_bone(level, outline)) for outline in outlines])


def _paint_crushed(
    painter: QPainter, marks: Marks, theme: Theme, severity: float, line: float, dense: float = 0.0
) -> None:
    """Crushed bone: splinters that, as it heals, knit (`dense`, 0 to 1) to one sheet in which small pores are left."""
    border, loose = polygon(marks.crushed), severity * (1.0 - dense)
    fill(painter, border, faded(theme.compacted, severity * (_PACKED + (_DENSE - _PACKED) * dense)))
    stroke(painter, border, faded(theme.bone_line, 0.8 * severity), 0.42 * line)
    starts = np.arange(0, len(marks.splinters) + 1, 4)
    for quads, colour, seen in (
        (marks.splinter_edges, theme.bone_line, loose),
        (marks.splinters, theme.bone, loose),
        (_shrunk(marks.splinters), theme.marrow, severity * dense),
    ):
        if seen > 0.0:
            fill_all(painter, chunked(quads, starts, _SPLINTERS_EACH), faded(colour, seen))


def _shrunk(quads: Points) -> Points:
    """Quads (4 K, 2) drawn in towards their middles."""
    each = quads.reshape(-1, 4, 2)
    middle = each.mean(axis=1, keepdims=True)
    found: Points = (middle + _PORE * (each - middle)).reshape(-1, 2)
    return found


def _paint_fold(painter: QPainter, wall: Points, theme: Theme, folded: float, healed: float, line: float) -> None:
    outlined(painter, wall, faded(theme.bone, folded), faded(theme.crack, folded * (1.0 - healed)), 0.9 * line)


def _paint_cracks(painter: QPainter, cracks: Iterable[Points], colour: QColor, line: float) -> None:
    for crack in cracks:
        stroke(painter, polygon(crack, closed=False), colour, 1.25 * line)


def _paint_dashes(painter: QPainter, wall: Points, colour: QColor, line: float) -> None:
    """What lies beside the cut is dashed, as its other ghosts are."""
    for first in range(0, len(wall) - _DASH + 1, 2 * _DASH - 2):
        stroke(painter, polygon(wall[first : first + _DASH], closed=False), colour, 1.2 * line)


def _paint_cleft(painter: QPainter, border: Points, opened_mm: float, theme: Theme, line: float) -> None:
    seen = min(1.0, (opened_mm - _OPEN_FROM_MM) / _OPEN_MM)
    if seen > 0.0:
        outlined(painter, border, faded(theme.cavity, 0.92 * seen), faded(theme.bone_edge, seen), 0.5 * line)
