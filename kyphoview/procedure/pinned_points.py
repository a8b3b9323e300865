"""Points pinned to the solid, as ink is: taken back to rest with what they lie on, and carried along from then on.

What lies in a bone stays with that bone, the treated one by its own map; in a disc, with the two bones around it;
anywhere else, also beside the body, with the soft tissue.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import DISC_BULGE_FRONT_MM, DISCS, LEVELS
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.scene import Scene

_ON_BONE_MM = 0.4  # whoever draws along a bone's edge means the bone
# Boxes that hold any vertebra, and any disc above it, in the vertebra's frame.
_BONE_BOX = np.array(((-44.0, -74.0, -37.0), (44.0, 20.0, 23.0)))
_DISC_BOX = np.array(((-30.0, -25.0, 0.0), (30.0, 25.0, 40.0)))
_LEAST_GAP_MM = 0.5
_NEWTON_STEPS = 30
_CLOSE_MM = 1e-9
_SLOPE_STEP_MM = 1e-4


class Carrier(NamedTuple):
    """What carries a point: one bone (twice the same level), a disc (the bones it lies between), or soft tissue."""

    above: str = ""
    below: str = ""

    @property
    def is_bone(self) -> bool:
        """Whether it is one bone."""
        return self.above != "" and self.above == self.below

    @property
    def is_disc(self) -> bool:
        """Whether it is a disc."""
        return self.above != self.below


TISSUE = Carrier()
_BONES = tuple(Carrier(level, level) for level in LEVELS)
_DISCS = tuple(Carrier(above, below) for above, below in DISCS)


@dataclass(frozen=True, slots=True, eq=False)
class Pinned:
    """Points of the solid of one treated level: at `rest` (N, 3) in mm, each with its carrier; `share` (N,) says how
    far a disc's point goes with the bone above."""

    level: str
    rest: Points
    carriers: tuple[Carrier, ...]
    share: Values

    def __len__(self) -> int:
        return len(self.carriers)

    def carried(self, scene: Scene) -> Points:
        """Where the points (N, 3) are now, in mm."""
        now = np.empty_like(self.rest)
        for carrier in set(self.carriers):
            mine = np.array([each == carrier for each in self.carriers])
            now[mine] = _carry(scene, carrier, self.rest[mine], self.share[mine])
        return now

    def joined(self, more: "Pinned") -> "Pinned":
        """These points and those after them."""
        return Pinned(
            self.level, np.concatenate((self.rest, more.rest)), self.carriers + more.carriers,
            np.concatenate((self.share, more.share)),
        )  # fmt: skip


def pin(scene: Scene, points: Points) -> Pinned:
    """Pin points (N, 3), in mm of now, to what they lie on at this moment."""
    points = np.asarray(points, float).reshape(-1, 3)
    rest, share = np.empty_like(points), np.zeros(len(points))
    carriers = [TISSUE] * len(points)
    free = np.arange(len(points))  # those for which nothing has been found yet
    for carrier in (*_BONES, *_DISCS, TISSUE):
        near = free[_may_lie_in(scene, carrier, points[free])]
        if not len(near):
            continue
        at_rest = _at_rest(scene, carrier, points[near])
        lies = _lies_in(scene, carrier, at_rest)
        found = near[lies]
        rest[found] = at_rest[lies]
        if carrier.is_disc:
            share[found] = _disc_share(scene, carrier, at_rest[lies])
        for index in found:
            carriers[index] = carrier
        free = np.setdiff1d(free, found, assume_unique=True)
    return Pinned(scene.case.level, rest, tuple(carriers), share)


def bone_at_rest(scene: Scene, level: str, points: Points) -> Points:
    """Points (N, 3) in mm of now, taken back to rest as points of this vertebra."""
    return scene.bone_at_rest(level, np.asarray(points, float))


def bone_distance(scene: Scene, level: str, points: Points) -> Values:
    """About how far points (N, 3) of now lie from this vertebra, in mm; negative inside, and never too much."""
    local = placement(scene.case.level, level).inverse().carry(bone_at_rest(scene, level, points))
    low, high = _BONE_BOX
    found: Values = np.linalg.norm(np.maximum(np.maximum(low - local, local - high), 0.0), axis=1)
    is_near = found <= 0.0  # far from it, the distance to the box that holds it will do
    if is_near.any():
        found[is_near] = vertebra_distance(level, local[is_near])
    return found


def _at_rest(scene: Scene, carrier: Carrier, points: Points) -> Points:
    """Points (N, 3) of now, taken back to rest as points of this carrier."""
    if carrier.is_bone:
        return bone_at_rest(scene, carrier.above, points)
    if carrier.is_disc:
        return _inverted(lambda rest: _carry(scene, carrier, rest, _disc_share(scene, carrier, rest)), points)
    return _inverted(scene.carry_tissue, points)


def _may_lie_in(scene: Scene, carrier: Carrier, points: Points) -> Mask:
    """Which points of now are near enough to be looked at closely."""
    if not carrier.above:
        return np.ones(len(points), bool)
    local = placement(scene.case.level, carrier.below).inverse().carry(bone_at_rest(scene, carrier.below, points))
    low, high = _BONE_BOX if carrier.is_bone else _DISC_BOX
    return np.asarray(((local >= low) & (local <= high)).all(axis=1))


def _lies_in(scene: Scene, carrier: Carrier, at_rest: Points) -> Mask:
    if carrier.is_bone:
        return np.asarray(_distance_at_rest(scene, carrier.above, at_rest) <= _ON_BONE_MM)
    return _lies_in_disc(scene, carrier, at_rest) if carrier.is_disc else np.ones(len(at_rest), bool)


def _distance_at_rest(scene: Scene, level: str, at_rest: Points) -> Values:
    return vertebra_distance(level, placement(scene.case.level, level).inverse().carry(at_rest))


def _carry(scene: Scene, carrier: Carrier, at_rest: Points, share: Values) -> Points:
    if carrier.is_disc:
        return scene.carry_disc(carrier, at_rest, share)
    return scene.carry_bone(carrier.above, at_rest) if carrier.is_bone else scene.carry_tissue(at_rest)


def _gaps(scene: Scene, disc: Carrier, at_rest: Points) -> tuple[Values, Values, Values]:
    """How far points lie over the bone below and under the bone above, and beside the wall of the one below; mm."""
    low, high = (
        placement(scene.case.level, level).inverse().carry(at_rest) for level in (disc.below, disc.above)
    )  # fmt: skip
    over = low[:, 2] - body_shape(disc.below).endplate(low[:, 0], low[:, 1], True)
    under = body_shape(disc.above).endplate(high[:, 0], high[:, 1], False) - high[:, 2]
    return over, under, body_shape(disc.below).wall(low)


def _disc_share(scene: Scene, disc: Carrier, at_rest: Points) -> Values:
    over, under, _ = _gaps(scene, disc, at_rest)
    share: Values = np.clip(over / np.maximum(over + under, _LEAST_GAP_MM), 0.0, 1.0)
    return share


def _lies_in_disc(scene: Scene, disc: Carrier, at_rest: Points) -> Mask:
    over, under, beside = _gaps(scene, disc, at_rest)
    return np.asarray((over >= -_ON_BONE_MM) & (under >= -_ON_BONE_MM) & (beside <= DISC_BULGE_FRONT_MM))


def _inverted(carry: Callable[[Points], Points], points: Points) -> Points:
    """The points (N, 3) that a map carries here, by Newton's method in y and z: no map moves anything sideways."""
    rest = points.copy()
    for _ in range(_NEWTON_STEPS):
        now = carry(rest)
        missing = (points - now)[:, 1:]
        if float(np.abs(missing).max(initial=0.0)) < _CLOSE_MM:
            break
        slopes = np.stack(
            [(carry(rest + _SLOPE_STEP_MM * np.eye(3)[axis]) - now)[:, 1:] / _SLOPE_STEP_MM for axis in (1, 2)], axis=2
        )
        rest[:, 1:] += np.linalg.solve(slopes, missing[:, :, None])[:, :, 0]
    return rest
