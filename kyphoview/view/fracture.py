"""The break, drawn over the moved bone: buckled front cortex, a jagged band of crushed bone, splinters and cracks.

All of it is drawing within half a millimetre of the map: splinters and cracks are placed at rest and carried by it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import Cut, load_cut
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.plane import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.ink import faded, fill, outlined, stroke
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, polygon

_FULL_AT = 0.12  # the share of lost height at which the break is drawn in full
_BAND = (0.60, 0.83)  # the crushed band, as shares of the body's height at rest
_SPLINTERS = 130
_FOLDED_SHELL_MM = 0.8
_SPLINTER_EDGE = 1.35  # how much larger the dark quad below each splinter is
# The front wall's folds: a share of the height at rest, and how far the wall stands out there in mm.
_FOLDS = (
    (0.50, 0.0),
    (0.57, 0.25),
    (0.62, -0.30),
    (0.665, 0.50),
    (0.70, -0.45),
    (0.74, 0.45),
    (0.785, -0.35),
    (0.84, 0.30),
    (0.90, 0.0),
)

Placer = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class BreakMarks:
    """At rest, in the treated level's frame: the band's border, splinters, cracks from the front, the folded wall."""

    band: NDArray[np.float64]
    splinters: NDArray[np.float64]
    splinter_edges: NDArray[np.float64]
    splinter_starts: NDArray[np.int64]
    cracks: NDArray[np.float64]
    crack_ends: NDArray[np.int64]
    wall: NDArray[np.float64]


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
    """The break at its present severity, in the side cut."""
    severity = break_severity(scene)
    if severity <= 0.0:
        return
    marks = break_marks(scene.case.level)
    line = frame.layout.line_px

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return frame.to_pixels(cut.plane.flatten(scene.carry_bone(scene.case.level, points)))

    band = polygon(moved(marks.band))
    fill(painter, band, faded(theme.compacted, 0.62 * severity))
    stroke(painter, band, faded(theme.bone_line, 0.8 * severity), 0.42 * line)
    for quads, colour in ((marks.splinter_edges, theme.bone_line), (marks.splinters, theme.bone)):
        for path in chunked(moved(quads), marks.splinter_starts):
            fill(painter, path, faded(colour, severity))
    for crack in np.split(moved(marks.cracks), marks.crack_ends):
        stroke(painter, polygon(crack, closed=False), faded(theme.crack, 0.9 * severity), 1.25 * line)
    outlined(painter, moved(marks.wall), faded(theme.bone, severity), faded(theme.crack, severity), 0.9 * line)


@lru_cache(maxsize=3)
def break_marks(level: str) -> BreakMarks:
    """The marks of one level, the same at every call."""
    size = VERTEBRAE[level]
    seed = np.random.default_rng(31)
    half = size.endplate_depth_mm / 2
    front, back = 0.90 * half, -0.72 * half
    plane_xs = _plane_x(level)

    def place(y: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
        slope = (size.anterior_height_mm - size.posterior_height_mm) / size.endplate_depth_mm
        height = (size.anterior_height_mm + size.posterior_height_mm) / 2 + slope * y
        return np.column_stack([plane_xs(y), y, (share - 0.5) * height])

    ys = np.linspace(back, front, 34)
    lower = place(ys, _BAND[0] + seed.uniform(-0.05, 0.05, len(ys)) + 0.06 * (ys < 0) * (-ys / half))
    upper = place(ys, _BAND[1] + seed.uniform(-0.04, 0.04, len(ys)))
    band = np.concatenate([lower, upper[::-1]])

    middle_y = seed.uniform(back, front, _SPLINTERS)
    middle_share = seed.uniform(_BAND[0] - 0.03, _BAND[1] + 0.02, _SPLINTERS)
    angle = seed.uniform(0, np.pi, _SPLINTERS)
    long, short = seed.uniform(0.5, 1.5, _SPLINTERS), seed.uniform(0.16, 0.4, _SPLINTERS)
    middle = place(middle_y, middle_share)
    corners = []
    for across, along in ((-1.0, -0.6), (0.2, -1.0), (1.0, 0.5), (-0.3, 0.9)):
        dy = across * long * np.cos(angle) - along * short * np.sin(angle)
        dz = across * long * np.sin(angle) + along * short * np.cos(angle)
        corners.append(middle + np.column_stack([np.zeros(_SPLINTERS), dy, 1.6 * dz]))
    splinters = np.stack(corners, axis=1)
    centres = splinters.mean(axis=1, keepdims=True)
    edges = centres + _SPLINTER_EDGE * (splinters - centres)

    crack_ys = np.linspace(0.86 * half, -0.15 * half, 19)
    first = place(crack_ys, 0.715 + seed.uniform(-0.04, 0.04, len(crack_ys)))
    branch_ys = np.linspace(0.5 * half, -0.35 * half, 10)
    branch = place(branch_ys, 0.70 - 0.13 * np.linspace(0, 1, 10) + seed.uniform(-0.025, 0.025, 10))
    upward_ys = np.linspace(0.2 * half, -0.1 * half, 6)
    upward = place(upward_ys, 0.73 + 0.2 * np.linspace(0, 1, 6) + seed.uniform(-0.02, 0.02, 6))
    cracks = np.concatenate([first, branch, upward])
    return BreakMarks(
        band,
        splinters.reshape(-1, 3),
        edges.reshape(-1, 3),
        np.arange(0, 4 * _SPLINTERS + 1, 4),
        cracks,
        np.array([19, 29]),
        _buckled_wall(level, place),
    )


def _buckled_wall(level: str, place: Placer) -> NDArray[np.float64]:
    """The front wall folded on itself: a strip of shell that zigzags half a millimetre to either side, (N, 3)."""
    cut = load_cut(level, "side")
    bone = next(bone for bone in cut.bones if bone.level == level)
    outline = max(bone.outlines, key=len)
    size = VERTEBRAE[level]
    front = outline[outline[:, 1] > 0.25 * size.endplate_depth_mm]
    heights = (front[:, 2] / size.anterior_height_mm) + 0.5
    inner = (heights > 0.1) & (heights < 0.97)
    order = np.argsort(heights[inner])
    walls_y, walls_at = front[inner][order, 1], heights[inner][order]
    shares = np.array([share for share, _ in _FOLDS])
    offsets = np.array([offset for _, offset in _FOLDS])
    wall = np.interp(shares, walls_at, walls_y)
    outer = place(wall + 0.12 + offsets, shares)
    inside = place(wall - _FOLDED_SHELL_MM + 0.8 * offsets, shares)
    return np.concatenate([outer, inside[::-1]])


def _plane_x(level: str) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """x of the side cut's plane in mm, as a function of y in mm."""
    plane = side_plane(level)
    origin, normal = plane.origin, plane.normal
    slope = -float(normal[1] / normal[0])
    return lambda y: origin[0] + slope * (y - origin[1])
