"""Where the break's marks lie in the bone at rest, in either cut; the same at every call."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.levels import VERTEBRAE

Array = NDArray[np.float64]

_BAND = (0.60, 0.83)  # the crushed band in the side cut, as shares of the body's height at rest
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
_SEED = 31


@dataclass(frozen=True, slots=True, eq=False)
class BreakMarks:
    """In the treated level's frame at rest, mm.

    Attributes:
        band: the border (N, 3) of the crushed band.
        splinters, splinter_edges: quads (4 K, 3), and the somewhat larger ones below them; `splinter_starts` (K + 1,).
        cracks: open lines (N, 3).
        wall: the folded front wall (N, 3), empty where the cut does not show it.
    """

    band: Array
    splinters: Array
    splinter_edges: Array
    splinter_starts: NDArray[np.int64]
    cracks: tuple[Array, ...]
    wall: Array


@lru_cache(maxsize=6)
def break_marks(level: str, view: str) -> BreakMarks:
    """The marks of one level in the "side" or the "top" cut."""
    return _side_marks(level) if view == "side" else _top_marks(level)


def _side_marks(level: str) -> BreakMarks:
    seed = np.random.default_rng(_SEED)
    half = VERTEBRAE[level].endplate_depth_mm / 2
    front, back = 0.90 * half, -0.72 * half
    ys = np.linspace(back, front, 34)
    lower = _side_point(level, ys, _BAND[0] + seed.uniform(-0.05, 0.05, len(ys)) + 0.06 * (ys < 0) * (-ys / half))
    upper = _side_point(level, ys, _BAND[1] + seed.uniform(-0.04, 0.04, len(ys)))
    middle = _side_point(
        level, seed.uniform(back, front, _SPLINTERS), seed.uniform(_BAND[0] - 0.03, _BAND[1] + 0.02, _SPLINTERS)
    )
    up = np.array([0.0, 0.0, 1.6])  # the crush will flatten them
    splinters = _splinters(seed, middle, _side_point(level, np.array([0.0, 1.0]), np.array([0.5, 0.5])), up)
    cracks = (
        _side_crack(level, seed, (0.86 * half, -0.15 * half), (0.715, 0.715), 19, 0.04),
        _side_crack(level, seed, (0.5 * half, -0.35 * half), (0.70, 0.57), 10, 0.025),
        _side_crack(level, seed, (0.2 * half, -0.1 * half), (0.73, 0.93), 6, 0.02),
    )
    return BreakMarks(np.concatenate([lower, upper[::-1]]), *splinters, cracks, _folded_wall(level))


def _top_marks(level: str) -> BreakMarks:
    """Seen from above: a torn front edge of crushed bone, and cracks running back and to the sides."""
    seed = np.random.default_rng(_SEED)
    size = VERTEBRAE[level]
    half, side = size.endplate_depth_mm / 2, size.endplate_width_mm / 2
    xs = np.linspace(-0.62 * side, 0.62 * side, 30)
    bow = 1.0 - (xs / side) ** 2
    outer = _top_point(level, xs, 0.9 * half * np.sqrt(bow))
    inner = _top_point(level, xs, half * (0.42 * bow + seed.uniform(-0.06, 0.06, len(xs))))
    middle_x = seed.uniform(-0.55 * side, 0.55 * side, _SPLINTERS)
    middle = _top_point(level, middle_x, half * (1 - (middle_x / side) ** 2) * seed.uniform(0.42, 0.82, _SPLINTERS))
    across_up = _top_point(level, np.array([0.0, 0.0]), np.array([0.0, 1.0]))
    splinters = _splinters(seed, middle, across_up, np.array([1.0, 0.0, 0.0]))
    cracks = tuple(
        _top_crack(level, seed, half, start, end)
        for start, end in (((-0.1, 0.84), (0.12, 0.0)), ((0.4, 0.72), (0.5, 0.18)), ((-0.45, 0.7), (-0.62, 0.2)))
    )
    return BreakMarks(np.concatenate([outer, inner[::-1]]), *splinters, cracks, np.empty((0, 3)))


def _splinters(
    seed: np.random.Generator, middle: Array, along: Array, across: Array
) -> tuple[Array, Array, NDArray[np.int64]]:
    """Turned slivers about their middles (K, 3), in the plane of `along` (first point to second) and `across`."""
    count = len(middle)
    direction = along[1] - along[0]
    angle = seed.uniform(0, np.pi, count)
    long, short = seed.uniform(0.5, 1.5, count), seed.uniform(0.16, 0.4, count)
    corners = []
    for lengthwise, crosswise in ((-1.0, -0.6), (0.2, -1.0), (1.0, 0.5), (-0.3, 0.9)):
        first = lengthwise * long * np.cos(angle) - crosswise * short * np.sin(angle)
        second = lengthwise * long * np.sin(angle) + crosswise * short * np.cos(angle)
        corners.append(middle + first[:, None] * direction + second[:, None] * across)
    quads = np.stack(corners, axis=1)
    centres = quads.mean(axis=1, keepdims=True)
    edges = centres + _SPLINTER_EDGE * (quads - centres)
    return quads.reshape(-1, 3), edges.reshape(-1, 3), np.arange(0, 4 * count + 1, 4)


def _side_crack(
    level: str, seed: np.random.Generator, ys: tuple[float, float], shares: tuple[float, float], count: int, jag: float
) -> Array:
    wander = np.linspace(*shares, count) + seed.uniform(-jag, jag, count)
    return _side_point(level, np.linspace(*ys, count), wander)


def _top_crack(
    level: str, seed: np.random.Generator, half: float, start: tuple[float, float], end: tuple[float, float]
) -> Array:
    line = np.linspace(np.array(start), np.array(end), 14) * half
    line += seed.uniform(-0.035, 0.035, line.shape) * half
    return _top_point(level, line[:, 0], line[:, 1])


def _folded_wall(level: str) -> Array:
    """The front wall folded on itself: a strip of shell that zigzags half a millimetre to either side, (N, 3)."""
    size = VERTEBRAE[level]
    bone = next(bone for bone in load_cut(level, "side").bones if bone.level == level)
    outline = max(bone.outlines, key=len)
    front = outline[outline[:, 1] > 0.25 * size.endplate_depth_mm]
    heights = (front[:, 2] / size.anterior_height_mm) + 0.5
    inner = (heights > 0.1) & (heights < 0.97)
    order = np.argsort(heights[inner])
    shares, offsets = np.array(_FOLDS).T
    wall = np.interp(shares, heights[inner][order], front[inner][order, 1])
    outer = _side_point(level, wall + 0.12 + offsets, shares)
    inside = _side_point(level, wall - _FOLDED_SHELL_MM + 0.8 * offsets, shares)
    return np.concatenate([outer, inside[::-1]])


def _side_point(level: str, y_mm: Array, share: Array) -> Array:
    """Points (N, 3) of the side cut's plane at `y_mm` and a share of the body's height there."""
    size = VERTEBRAE[level]
    slope = (size.anterior_height_mm - size.posterior_height_mm) / size.endplate_depth_mm
    height = (size.anterior_height_mm + size.posterior_height_mm) / 2 + slope * y_mm
    plane = plane_of(level, "side")
    x_mm = plane.origin[0] - plane.normal[1] / plane.normal[0] * (y_mm - plane.origin[1])
    return np.column_stack([x_mm, y_mm, (share - 0.5) * height])


def _top_point(level: str, x_mm: Array, y_mm: Array) -> Array:
    """Points (N, 3) of the top cut's plane."""
    plane = plane_of(level, "top")
    z_mm = plane.origin[2] - plane.normal[1] / plane.normal[2] * (y_mm - plane.origin[1])
    return np.column_stack([x_mm, y_mm, z_mm])
