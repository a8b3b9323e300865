"""A cut's tissues at rest, made ready once so that bringing them to a moment is one product of arrays.

What goes softly with the spine above it does so by a share of 0 to 1 that belongs to its place at rest. So where it is
now depends linearly on six numbers for each point. What goes with a vertebra is a path that Qt takes to its place.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from kyphoview.anatomy.cuts.cut import Cut, TissueCut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.fracture.soft_tissue import share_above
from kyphoview.procedure.patient import is_above
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.carrying import place_of
from kyphoview.view.cut.tissue_inks import ink_of
from kyphoview.view.frame import Frame
from kyphoview.view.paths import chunked
from kyphoview.view.shading import rounding_bands


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


_Way = Literal["softly", "below", "treated", "above"]
"""What a tissue goes with: softly with the spine above, or with a vertebra that lies there."""


@dataclass(frozen=True, eq=False)
class _Resting:
    """The tissues that move alike.

    Attributes:
        members: their places among the cut's tissues.
        points: (N, 3) of all their loops, one after the other; a tissue's outline comes first, then its bands.
        terms: (N, 6) what the places of soft points are made of.
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
        """The loops with their points at these places (N, 2); bands may cross themselves, and are filled all over."""
        paths = chunked(flat, self.starts, closed=self.closed)
        for band in set(range(len(paths))) - set(np.cumsum([0, *self.counts[:-1]]).tolist()):
            paths[band].setFillRule(Qt.FillRule.WindingFill)
        return paths


def tissue_shapes(frame: Frame, cut: Cut, scene: Scene, is_ghost: bool) -> list[TissueShape]:
    """The tissues, or the ghosts, that may be seen, in the order in which they are painted."""
    found: dict[int, TissueShape] = {}
    for resting in _resting(cut.treated, cut.view, is_ghost):
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
    if resting.way == "softly":
        return resting.paths_at(soft_pixels(resting.terms, frame, cut, scene)), QTransform()
    if resting.way == "treated":
        moved = scene.carry_bone(cut.treated, resting.points)
        return resting.paths_at(frame.to_pixels(cut.plane.flatten(moved))), QTransform()
    carry = scene.above.carry if resting.way == "above" else _stay
    return resting.paths, place_of(frame, cut.plane, carry)


def _stay(points: Points) -> Points:
    return points


def soft_pixels(terms: Points, frame: Frame, cut: Cut, scene: Scene) -> Points:
    """Where soft points are now, (N, 2) in pixels, from their terms (N, 6)."""
    ends = cut.plane.flatten(scene.above.carry(cut.plane.lift(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]))))
    place = np.zeros((6, 2))
    place[0, 0] = place[1, 1] = 1.0
    place[3:] = ends[1] - ends[0] - (1.0, 0.0), ends[2] - ends[0] - (0.0, 1.0), ends[0]
    place *= (frame.scale, -frame.scale)
    place[2] += (frame.offset_x, frame.offset_y)
    pixels: Points = terms @ place
    return pixels


def terms_of(points: Points, cut: Cut) -> Points:
    """What the place of soft points (N, 3) is made of, (N, 6)."""
    flat, share = cut.plane.flatten(points), share_above(points)[:, None]
    own = np.column_stack([flat, np.ones(len(flat))])
    return np.column_stack([own, share * own])


@lru_cache(maxsize=12)
def _resting(treated: str, view: str, is_ghost: bool) -> tuple[_Resting, ...]:
    cut = load_cut(treated, view)
    ways: dict[_Way, list[int]] = {}
    for at, tissue in enumerate(cut.tissues):
        if (tissue.kind == "ghost") == is_ghost:
            ways.setdefault(_way_of(tissue.level, treated), []).append(at)
    return tuple(_resting_alike(cut, way, members) for way, members in ways.items())


def _way_of(level: str | None, treated: str) -> _Way:
    if level is None:
        return "softly"
    if level == treated:
        return "treated"
    return "above" if is_above(level, treated) else "below"


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
    return _Resting(way, tuple(members), points, terms_of(points, cut), starts, np.array(closed), counts)


def _bands(cut: Cut, tissue: TissueCut) -> list[Points]:
    """The bands of light (M, 3) of a tissue that looks round."""
    rounding = ink_of(tissue.name).rounding
    if rounding is None or tissue.kind != "region":
        return []
    downwards = cut.plane.flatten(tissue.outline) * (1.0, -1.0)  # as a picture has it
    return [cut.plane.lift(band * (1.0, -1.0)) for band in rounding_bands(downwards, rounding, 1.0)]
