"""The examining hand: a finger on the skin of the back, drawn flat in the side cut and in 3D."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.framing.places_in_cuts import on_finger
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.strokes import across, faded, fill, mix, restored, stroke

# The hand in mm: how far behind the fingertip and how far over it; an adult's, drawn from general knowledge.
_OUTLINE = (
    (0.0, 0.0), (1.2, 4.4), (5.5, 7.4), (14.0, 8.2), (24.0, 8.5), (29.0, 9.3), (36.0, 8.7), (50.0, 9.4), (57.0, 10.6),
    (66.0, 10.0), (82.0, 12.5), (98.0, 18.5), (116.0, 21.5), (150.0, 22.0), (230.0, 24.0), (230.0, -34.0),
    (150.0, -32.0), (126.0, -36.0), (108.0, -40.0), (93.0, -39.0), (83.0, -34.0), (79.0, -27.0), (83.0, -19.0),
    (79.0, -12.5), (68.0, -9.6), (56.0, -9.2), (42.0, -8.6), (28.0, -8.8), (14.0, -8.2), (5.0, -6.6), (1.0, -3.6),
)  # fmt: skip
_THUMB = ((150.0, -6.0), (122.0, 3.0), (102.0, 0.5), (92.0, -4.5), (93.0, -10.0), (104.0, -11.5), (124.0, -12.0))
_FOLDS = (
    ((26.5, 8.0), (27.5, 4.5), (26.8, 2.2)),
    ((55.0, 9.6), (56.4, 5.5), (55.4, 2.0)),
    ((84.0, -21.0), (96.0, -19.0), (108.0, -20.0)),
    ((80.0, -28.0), (94.0, -27.0), (106.0, -28.5)),
)
_NAIL = ((2.4, 5.6), (4.4, 7.0), (9.0, 8.2), (12.6, 8.2), (11.0, 6.4), (6.0, 5.0))
_REACH_MM = 46.0
_SORE_MM, _SORE_AHEAD_MM, _SORE_OPACITY = 15.0, 13.0, 0.2  # the place that hurts: its radius, and under the fingertip
_RINGS = 6
_SKIN_MM = 2.1  # how thick the skin is that gives way around the finger


Pixels = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class HandPlace:
    """Where a hand is seen: the fingertip (2,) in pixels, and what one mm behind it and one mm over it are there, (2,)
    each."""

    tip: Pixels
    behind: Pixels
    over: Pixels
    scale: float

    @staticmethod
    def of(points: Points, to_pixels: Callable[[Points], Pixels], scale: float) -> "HandPlace":
        """From the fingertip and the point 1 mm ahead of it, (2, 3) in mm."""
        tip, ahead = to_pixels(points)
        behind = (tip - ahead) * scale / max(float(np.hypot(*(tip - ahead))), 1e-9)
        return HandPlace(tip, behind, np.array((behind[1], -behind[0])), scale)


def paint_hand(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The hand at this moment, if there is one in this cut."""
    if scene.finger is None or cut.view != "side":
        return
    line = frame.layout.line_px
    outlines = {tissue.name: tissue.outline for tissue in cut.tissues if tissue.name in ("body_outline", "fat")}
    body, fat = (
        polygon(frame.project(cut.plane, scene.carry_tissue(outlines[name]))) for name in ("body_outline", "fat")
    )

    def give_way(finger: QPainterPath) -> None:
        _paint_dent(painter, finger, body, fat, 2 * _SKIN_MM * frame.scale, theme, line)

    paint_hand_at(painter, _place(frame, cut, scene), scene.finger.pressed, theme, line, give_way)


def fingertip(scene: Scene) -> Points:
    """The fingertip now, and the point 1 mm ahead of it, (2, 3) in mm of the side cut; there must be one."""
    return on_finger(scene, np.array((0.0, -1.0)))


def paint_hand_at(
    painter: QPainter,
    place: HandPlace,
    pressed: float,
    theme: Theme,
    line: float,
    give_way: Callable[[QPainterPath], None] | None = None,
) -> None:
    """A hand that presses so hard, 0 to 1, its lines so many pixels wide; `give_way` paints what it dents, under it."""
    tip, behind, over = place.tip, place.behind, place.over
    _paint_sore(painter, tip - _SORE_AHEAD_MM * behind, place.scale, pressed, theme)

    def path(points: Pixels, closed: bool = True) -> QPainterPath:
        return polygon(tip + points[:, :1] * behind + points[:, 1:] * over, closed)

    skin = mix(theme.skin, "#ffffff", 0.16)
    low, high = tip - 30.0 * over, tip + 20.0 * over
    light = across((high[0], high[1]), (low[0], low[1]), ((0.0, mix(theme.skin, "#ffffff", 0.34)), (1.0, theme.skin)))
    if give_way is not None:
        give_way(path(_smooth(_OUTLINE, True)))
    for points in (_smooth(_OUTLINE, True), _smooth(_THUMB, False)):
        fill(painter, path(points), light)
        stroke(painter, path(points, points is _smooth(_OUTLINE, True)), theme.skin_edge, 0.9 * line)
    for fold in _FOLDS:
        stroke(painter, path(_smooth(fold, False), closed=False), faded(theme.skin_edge, 0.6), 0.6 * line)
    fill(painter, path(_smooth(_NAIL, True)), mix(skin.name(), "#ffffff", 0.45))
    stroke(painter, path(_smooth(_NAIL, True)), faded(theme.skin_edge, 0.5), 0.5 * line)


def _paint_dent(
    painter: QPainter,
    finger: QPainterPath,
    body: QPainterPath,
    fat: QPainterPath,
    width: float,
    theme: Theme,
    line: float,
) -> None:
    """The skin around the finger, where it is pressed into the body: as thick as elsewhere."""
    edge = tissue_style("fat").width * line
    for within, colour, across_px in ((fat, theme.skin_edge, width + 2 * edge), (body, theme.skin, width)):
        with restored(painter):
            painter.setClipPath(within, Qt.ClipOperation.IntersectClip)
            stroke(painter, finger, colour, across_px)


def hand_box(frame: Frame, cut: Cut, scene: Scene) -> QRectF:
    """What it may cover, in pixels; nothing where there is none."""
    if scene.finger is None or cut.view != "side":
        return QRectF()
    tip = _place(frame, cut, scene).tip
    reach = _REACH_MM * frame.scale
    left = tip[0] - (_SORE_AHEAD_MM + _SORE_MM) * frame.scale
    return QRectF(left, tip[1] - 2 * reach, 260.0 * frame.scale, 3.2 * reach)


def _place(frame: Frame, cut: Cut, scene: Scene) -> HandPlace:
    return HandPlace.of(fingertip(scene), lambda points: frame.project(cut.plane, points), frame.scale)


def _paint_sore(painter: QPainter, middle: Pixels, scale: float, pressed: float, theme: Theme) -> None:
    """Where it hurts: rings of clear colour, for a gradient to clear comes out of a PDF as a hard edge."""
    for ring in range(1, _RINGS + 1):
        spot = QPainterPath()
        radius = _SORE_MM * scale * ring / _RINGS
        spot.addEllipse(QPointF(*middle), radius, radius)
        fill(painter, spot, faded(theme.warning, _SORE_OPACITY * pressed / 2))


@cache
def _smooth(points: tuple[tuple[float, float], ...], closed: bool) -> Pixels:
    return smooth_through(points, closed, 1.5)
