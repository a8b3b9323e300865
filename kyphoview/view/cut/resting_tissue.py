"""A cut's tissues at rest, made ready once so that bringing them to a moment is one product of arrays.

What goes softly with the spine above it does so by a share of 0 to 1 that belongs to its place at rest. So where it is
now depends linearly on six numbers for each point, and so it does for what bends loosely in front of the spine. What
goes with a vertebra is a path that Qt takes to its place. Up close, most of a soft outline lies far outside the
picture, where a few of its points say enough.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from kyphoview.anatomy.cuts.cut import Cut, TissueCut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.bones import is_above
from kyphoview.procedure.fracture.soft_tissue import LOOSE, bend, share_above
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.carrying import place_of
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.frame import Frame
from kyphoview.view.paths import chunked
from kyphoview.view.shading import rounding_bands

_NEAR_MM = 40.0  # around what is painted: farther off, nothing comes into it as the spine bends
_GRID_MM = 40.0  # of what counts as near, so that it stays the same for many frames while the camera moves
_FAR_STEP = 8  # one of so many far points is kept: a line from one to the next stays far from the picture

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class TissueShape:
    """One tissue where it is now, in pixels.

    Attributes:
        path: its outline, closed if the tissue is.
        bands: what makes it look round.
    """

    tissue: TissueCut
    path: QPainterPath
    bands: list[QPainterPath]


_Way = Literal["softly", "loosely", "below", "treated", "next", "above"]
"""What a tissue goes with: softly or loosely with the spine above, or with a vertebra that lies there; "next" is the
one on the treated one."""


@dataclass(frozen=True, eq=False)
class _Resting:
    """The tissues that move alike.

    Attributes:
        members: their places among the cut's tissues.
        points: (N, 3) of all their loops, one after the other; a tissue's outline comes first, then its bands.
        terms: (N, 7) what the places of soft points are made of.
        starts: (K + 1,) where each loop starts among the points.
        closed: (K,) which loops are closed.
        counts: how many loops each tissue has.
    """

    way: _Way
    members: tuple[int, ...]
    points: Points
    terms: Points
    starts: NDArray[np.int64]
    closed: NDArray[np.bool_]
    counts: tuple[int, ...]

    @cached_property
    def paths(self) -> list[QPainterPath]:
        """The loops at rest, in mm of the plane."""
        return self.paths_at(self.terms[:, :2])

    def paths_at(self, flat: Points) -> list[QPainterPath]:
        """The loops with their points at these places (N, 2), in any unit."""
        return chunked(flat, self.starts, closed=self.closed)

    def thinned(self, is_near: NDArray[np.bool_]) -> "_Resting":
        """With only a few of the points that are not near (N,): the same lines, where any are near."""
        lengths = np.diff(self.starts)
        place = np.arange(len(self.points)) - np.repeat(self.starts[:-1], lengths)
        kept = is_near | (place % _FAR_STEP == 0) | (place == np.repeat(lengths - 1, lengths))
        starts = np.concatenate([[0], np.cumsum(np.add.reduceat(kept, self.starts[:-1], dtype=np.int64))])
        return replace(self, points=self.points[kept], terms=self.terms[kept], starts=starts)


def places_in(terms: Points, box: _Box) -> NDArray[np.bool_]:
    """Which places (N,), from their terms (N, 7) in mm, lie in a box of the plane at rest."""
    left, bottom, right, top = box
    x, y = terms[:, 0], terms[:, 1]
    return (x >= left) & (x <= right) & (y >= bottom) & (y <= top)


def box_near(frame: Frame, pixels: QRectF) -> _Box:
    """A box of the plane at rest, left, bottom, right and top in mm, that holds all that may be seen in a part of a
    frame."""
    corners = [frame.to_mm(x, y) for x in (pixels.left(), pixels.right()) for y in (pixels.top(), pixels.bottom())]
    across, above = zip(*corners, strict=True)
    left, bottom = (_GRID_MM * math.floor((min(places) - _NEAR_MM) / _GRID_MM) for places in (across, above))
    right, top = (_GRID_MM * math.ceil((max(places) + _NEAR_MM) / _GRID_MM) for places in (across, above))
    return left, bottom, right, top


def tissue_shapes(frame: Frame, cut: Cut, scene: Scene, is_ghost: bool) -> list[TissueShape]:
    """The tissues, or the ghosts, that may be seen, in the order in which they are painted."""
    found: dict[int, TissueShape] = {}
    for resting in _resting_near(cut.treated, cut.view, cut.path, is_ghost, box_near(frame, frame.reach)):
        paths, place = _paths_now(resting, frame, cut, scene)
        reach = place.inverted()[0].mapRect(frame.reach)
        first = 0
        for member, count in zip(resting.members, resting.counts, strict=True):
            if reach.intersects(paths[first].controlPointRect()):
                path, *bands = (place.map(each) for each in paths[first : first + count])
                found[member] = TissueShape(cut.tissues[member], path, bands)
            first += count
    return [found[at] for at in sorted(found)]


def _paths_now(resting: _Resting, frame: Frame, cut: Cut, scene: Scene) -> tuple[list[QPainterPath], QTransform]:
    """The loops, and the transform that takes them to where they are now."""
    if resting.way in ("softly", "loosely"):
        if scene.next_break is not None:  # the spine bends in two places, for which there are no terms
            carry = scene.carry_loose if resting.way == "loosely" else scene.carry_tissue
            return resting.paths_at(frame.project(cut.plane, carry(resting.points))), QTransform()
        return resting.paths_at(soft_pixels(resting.terms, frame, cut, scene)), QTransform()
    level = _level_of(resting.way, cut)
    if level is None:
        return resting.paths, place_of(frame, cut.plane, _stay)
    if scene.is_bent(level):
        moved = scene.carry_bone(level, resting.points)
        return resting.paths_at(frame.project(cut.plane, moved)), QTransform()
    return resting.paths, place_of(frame, cut.plane, lambda points: scene.carry_bone(level, points))


def _level_of(way: _Way, cut: Cut) -> str | None:
    """The vertebra with which all go that move that way; None where nothing moves."""
    at = LEVELS.index(cut.treated)
    return {"treated": cut.treated, "next": LEVELS[at - 1], "above": LEVELS[at - 2]}.get(way)


def _stay(points: Points) -> Points:
    return points


def soft_pixels(terms: Points, frame: Frame, cut: Cut, scene: Scene) -> Points:
    """Where soft points are now, (N, 2) in pixels, from their terms (N, 7)."""
    pixels: Points = terms @ soft_place(frame, cut, scene)
    return pixels


def soft_place(frame: Frame, cut: Cut, scene: Scene) -> Points:
    """What takes the terms of soft points to where they are now in pixels, (7, 2)."""
    corners = cut.plane.lift(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]))
    ends = cut.plane.flatten(scene.above.carry(np.vstack((corners, corners[:1] + cut.plane.normal))))
    place = np.zeros((7, 2))
    place[0, 0] = place[1, 1] = 1.0
    place[3:] = ends[1] - ends[0] - (1.0, 0.0), ends[2] - ends[0] - (0.0, 1.0), ends[3] - ends[0], ends[0]
    place = place @ frame.matrix
    place[2] += (frame.offset_x, frame.offset_y)
    return place


def terms_of(points: Points, cut: Cut, bends: bool = False) -> Points:
    """What the place of soft points (N, 3) in mm is made of, (N, 7): their own place, and its share of what moves
    above."""
    share, places = bend(points) if bends else (share_above(points), points)
    own = np.column_stack([cut.plane.flatten(points), np.ones(len(points))])
    other = np.column_stack([cut.plane.flatten(places), cut.plane.height_over(places), np.ones(len(points))])
    return np.column_stack([own, share[:, None] * other])


@lru_cache(maxsize=4)  # the two cuts of a level
def _resting(treated: str, view: str, path: str, is_ghost: bool) -> tuple[_Resting, ...]:
    cut = load_cut(treated, view, path)
    ways: dict[_Way, list[int]] = {}
    for at, tissue in enumerate(cut.tissues):
        if (tissue.kind == "ghost") == is_ghost:
            ways.setdefault(_way_of(tissue, cut), []).append(at)
    return tuple(_resting_alike(cut, way, members) for way, members in ways.items())


@lru_cache(maxsize=4)
def _resting_near(treated: str, view: str, path: str, is_ghost: bool, box: _Box) -> tuple[_Resting, ...]:
    return tuple(
        each.thinned(places_in(each.terms, box)) if each.way in ("softly", "loosely") else each
        for each in _resting(treated, view, path, is_ghost)
    )


def is_loose(tissue: TissueCut, cut: Cut) -> bool:
    """Whether a tissue bends loosely; what a bend does across the spine is too little to be drawn."""
    return cut.view == "side" and tissue.name in LOOSE


def _way_of(tissue: TissueCut, cut: Cut) -> _Way:
    if tissue.level is None:
        return "loosely" if is_loose(tissue, cut) else "softly"
    if tissue.level == cut.treated:
        return "treated"
    if not is_above(tissue.level, cut.treated):
        return "below"
    return "next" if tissue.level == LEVELS[LEVELS.index(cut.treated) - 1] else "above"


def _resting_alike(cut: Cut, way: _Way, members: list[int]) -> _Resting:
    tissues = [cut.tissues[at] for at in members]
    loops = [[tissue.outline, *_bands(cut, tissue)] for tissue in tissues]
    lengths = [len(loop) for each in loops for loop in each]
    closed = [
        tissue.is_closed or at > 0 for tissue, each in zip(tissues, loops, strict=True) for at in range(len(each))
    ]
    points = np.concatenate([loop for each in loops for loop in each])
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    counts = tuple(len(each) for each in loops)
    return _Resting(
        way, tuple(members), points, terms_of(points, cut, way == "loosely"), starts, np.array(closed), counts
    )


def _bands(cut: Cut, tissue: TissueCut) -> list[Points]:
    """The bands of light (M, 3) of a tissue that looks round."""
    rounding = tissue_style(tissue.name).rounding
    if rounding is None or tissue.kind != "region":
        return []
    downwards = cut.plane.flatten(tissue.outline) * (1.0, -1.0)  # as a picture has it
    return [cut.plane.lift(band * (1.0, -1.0)) for band in rounding_bands(downwards, rounding, 1.0)]
