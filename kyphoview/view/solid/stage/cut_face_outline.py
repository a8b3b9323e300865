"""The outlines of the cut face, drawn at the screen's own resolution over a 3D picture that is rendered more coarsely.

While the picture moves it is rendered with few pixels and stretched. Its sharpest borders, where bone and disc were cut
through, would show that first, so they are drawn again as lines, where the texture has them and as wide.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import BoneCut, DiscCut, load_cut
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.fracture import fold_severity
from kyphoview.view.cut.fracture_marks import folded_wall
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked
from kyphoview.view.solid.camera import Array, Lens
from kyphoview.view.strokes import faded, fill_all

_BONE_LINE_MM, _DISC_LINE_MM = 0.1, 0.085  # as wide as in the texture
_LEAST_PX = 0.8
_OPACITY = 0.65  # the texture, drawn smaller than it is painted, has its lines as pale as that
_CLEAR_OF_TOOL = 1.15  # of a tool's radius: what lies nearer to its axis is hidden by it
_EVERY = 2  # points of an outline: half of them follow it to a tenth of a pixel
_FREE_WALL = (0.1, 0.9)  # of the way from the bone below a disc to the one above: the rest of its outline lies on bone
_ON_FOLD_MM = 1.0  # an outline as near as this to the folded front wall is covered by it

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Loops:
    """Closed loops one after the other, each with its first point again at its end, N points in all.

    Attributes:
        number: (N,) of the loop that a point belongs to.
        before, after: (N,) indices of the points beside each point in its loop.
    """

    number: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]

    @staticmethod
    def of(sizes: list[int]) -> "_Loops":
        number = np.repeat(np.arange(len(sizes)), sizes)
        first = np.repeat(np.cumsum([0, *sizes[:-1]]), sizes)
        round_ = np.repeat(np.array(sizes) - 1, sizes)
        at = np.arange(len(number)) - first
        return _Loops(number, first + (at - 1) % round_, first + (at + 1) % round_)


@dataclass(frozen=True, slots=True, eq=False)
class _CutOutlines:
    """The outlines at rest in mm: closed loops (N, 3) of bones and discs; which points of the bones' (N,) the folded
    front wall covers once it is drawn, and which of the discs' lie on no bone."""

    bones: tuple[tuple[BoneCut, Array], ...]
    bone_loops: _Loops
    is_on_fold: Mask
    discs: tuple[tuple[DiscCut, Array, Array], ...]
    disc_loops: _Loops
    is_free_wall: Mask


def paint_cut_outlines(painter: QPainter, lens: Lens, scene: Scene, theme: Theme, presence: float) -> None:
    """Draw where the plane cuts bones and discs at this moment; `presence` is how much of it is seen, 0 to 1."""
    if presence <= 0.0:
        return
    rest = _outlines(scene.case.level, scene.case.path)
    walls = np.concatenate([scene.carry_disc(disc, points, share) for disc, points, share in rest.discs])
    bones = np.concatenate([scene.carry_bone(bone.level, points) for bone, points in rest.bones])
    opacity = _OPACITY * presence
    folded = opacity * (1.0 - fold_severity(scene))
    for points, loops, is_there, width_mm, colour in (
        (walls, rest.disc_loops, rest.is_free_wall, _DISC_LINE_MM, faded(theme.disc_edge, opacity)),
        (bones, rest.bone_loops, rest.is_on_fold, _BONE_LINE_MM, faded(theme.bone_edge, folded)),
        (bones, rest.bone_loops, ~rest.is_on_fold, _BONE_LINE_MM, faded(theme.bone_edge, opacity)),
    ):
        if colour.alpha():
            pixels = lens.to_pixels(points)
            is_seen = is_there & np.isfinite(pixels[:, 0]) & ~_is_hidden(pixels, lens, scene)
            _paint_lines(painter, pixels, loops, is_seen, colour, max(_LEAST_PX, width_mm * lens.scale))


@lru_cache(maxsize=2)  # each holds its cut: 1.5 MB
def _outlines(level: str, path: str) -> _CutOutlines:
    cut = load_cut(level, "side", path)
    bones = tuple((bone, _closed(outline[::_EVERY])) for bone in cut.bones for outline in bone.outlines)
    discs = tuple((disc, _closed(disc.annulus[::_EVERY]), _closed(disc.annulus_share[::_EVERY])) for disc in cut.discs)
    fold = folded_wall(level, level, path)
    is_on_fold = [(bone.level == level) & _is_near(points, fold) for bone, points in bones]
    share = np.concatenate([share for *_, share in discs])
    return _CutOutlines(
        bones, _Loops.of([len(points) for _, points in bones]), np.concatenate(is_on_fold),
        discs, _Loops.of([len(points) for _, points, _ in discs]), (share > _FREE_WALL[0]) & (share < _FREE_WALL[1]),
    )  # fmt: skip


def _is_near(points: Array, fold: Array) -> Mask:
    """Which points (N, 3) lie by the points (M, 3) of the folded wall, (N,)."""
    if not len(fold):
        return np.zeros(len(points), bool)
    found: Mask = np.linalg.norm(points[:, None] - fold[None], axis=-1).min(axis=1) < _ON_FOLD_MM
    return found


def _closed(loop: Array) -> Array:
    return np.concatenate((loop, loop[:1]))


def _is_hidden(pixels: Array, lens: Lens, scene: Scene) -> Mask:
    """Which pixels (N, 2) the tools that lie in the cut's plane cover, (N,)."""
    hidden = np.zeros(len(pixels), bool)
    for tool in scene.instruments:
        if tool.side == "left":
            hidden |= _is_under(pixels, tool, lens, scene)
    return hidden


def _is_under(pixels: Array, tool: Instrument, lens: Lens, scene: Scene) -> Mask:
    tail, tip = lens.to_pixels(scene.axes[tool.side].point(np.array((tool.tail_mm, tool.tip_mm))))
    x, y = (tip - tail).tolist()
    length = max(float(np.hypot(x, y)), 1e-6)
    at, beside = np.array(((x, y), (y, -x))) @ (pixels - tail).T / length
    covered: Mask = (at > 0.0) & (at < length) & (np.abs(beside) < _CLEAR_OF_TOOL * tool.radius_mm * lens.scale)
    return covered


def _paint_lines(
    painter: QPainter, pixels: Array, loops: _Loops, is_seen: Mask, colour: QColor, width_px: float
) -> None:
    """Draw the parts that are seen of loops (N, 2), as ribbons, which Qt fills much faster than it strokes lines."""
    along = pixels[loops.after] - pixels[loops.before]
    along *= (width_px / 2) / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    aside = np.column_stack((along[:, 1], -along[:, 0]))
    one, other = pixels + aside, pixels - aside
    shown = np.where(is_seen, loops.number, -1)
    borders = np.flatnonzero(np.diff(shown, prepend=-1, append=-1)).tolist()
    ribbons = [
        np.concatenate((one[first:end], other[first:end][::-1]))
        for first, end in pairwise(borders)
        if is_seen[first] and end - first > 1
    ]
    if ribbons:
        starts = np.concatenate([[0], np.cumsum([len(ribbon) for ribbon in ribbons])])
        fill_all(painter, chunked(np.concatenate(ribbons), starts), colour)
