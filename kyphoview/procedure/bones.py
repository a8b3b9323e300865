"""The bones at one moment, and how they carry what goes with them: the broken one, the spine above it, soft tissue."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.body_state import BoneState, Progress, progress_of
from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.height_map import HeightMap, height_map_by_losses
from kyphoview.procedure.fracture.heights import Heights, healthy_heights, heights_at
from kyphoview.procedure.fracture.impaction import Impaction, impactions
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.fracture.motion_above import motion_above
from kyphoview.procedure.fracture.next_break import NextBreak
from kyphoview.procedure.fracture.soft_tissue import carry_loose, carry_tissue
from kyphoview.procedure.moment import Moment


class DiscEnds(Protocol):
    """What is asked of a disc's cut: the levels it lies between."""

    @property
    def above(self) -> str:
        """The level above the disc."""

    @property
    def below(self) -> str:
        """The level below it."""


@dataclass(frozen=True)
class Bones:
    """All bones at one moment of one case.

    Points are mm in the treated level's frame at rest; the `carry_...` methods bring them to now.
    """

    case: Case
    moment: Moment

    @cached_property
    def progress(self) -> Progress:
        """What drives the change, how far it has gone."""
        return progress_of(self.case, self.moment)

    @cached_property
    def height_map(self) -> HeightMap:
        """The map of the treated vertebra from rest to now."""
        return _height_map(self.case, self.progress.bone)

    @cached_property
    def impactions(self) -> tuple[Impaction, ...]:
        """The crushed bone beside each broken endplate, and the clefts that have opened there."""
        return impactions(_height_map(self.case, self.progress.bone.at_worst), self.height_map)

    @cached_property
    def heights(self) -> Heights:
        """The three heights, measured on the moved body."""
        return measured_heights(self.height_map)

    @property
    def heights_without_balloon(self) -> Heights:
        """What they would be at this moment, lying down, had no balloon been filled."""
        return measured_heights(_height_map(self.case, self.progress.bone.without_balloon))

    @cached_property
    def above(self) -> RigidMotion:
        """The motion of all that lies above the treated vertebra."""
        return motion_above(self.height_map)

    @cached_property
    def next_break(self) -> NextBreak | None:
        """The break of the vertebra above, in the course that has one."""
        return NextBreak(self.case.level, self.progress.next_sunk) if self.progress.next_sunk > 0.0 else None

    @property
    def shapes_now(self) -> Hashable:
        """What the place of every bone depends on."""
        return self.height_map, self.progress.next_sunk

    def is_bent(self, level: str) -> bool:
        """Whether a vertebra is broken, so that it does not move as one."""
        return level == self.case.level or (self.next_break is not None and level == self.next_break.level)

    def carry_bone(self, level: str, points: Points) -> Points:
        """Points (..., 3) in mm of a vertebra or the sacrum, moved to now."""
        if level == self.case.level:
            return self.height_map.carry(points)
        if not is_above(level, self.case.level):
            return points
        if self.next_break is not None:
            points = self.next_break.carry(level, points)
        return self.above.carry(np.asarray(points, dtype=np.float64))

    def bone_at_rest(self, level: str, points: Points) -> Points:
        """Points (N, 3) in mm of now, taken back to rest as points of this vertebra: the inverse of `carry_bone`."""
        if level == self.case.level:
            return self.height_map.inverse(points)
        if not is_above(level, self.case.level):
            return points
        at_rest = self.above.inverse().carry(np.asarray(points, dtype=np.float64))
        return at_rest if self.next_break is None else self.next_break.inverse(level, at_rest)

    def carry_disc(self, disc: DiscEnds, points: Points, share: NDArray[np.float64]) -> Points:
        """Points (N, 3) in mm of a disc, moved to now; `share` (N,) is 0 at the bone below and 1 at the one above."""
        low, high = self.carry_bone(disc.below, points), self.carry_bone(disc.above, points)
        moved: Points = low + share[:, None] * (high - low)
        return moved

    def carry_tissue(self, points: Points) -> Points:
        """Points (..., 3) in mm of soft tissue, moved to now."""
        moved = points if self.next_break is None else self.next_break.carry_tissue(points)
        return moved if self.height_map.is_rest else carry_tissue(self.above, moved)

    def carry_loose(self, points: Points) -> Points:
        """Points (..., 3) in mm of what lies loose in front of the spine, as the aorta, moved to now."""
        moved = points if self.next_break is None else self.next_break.carry_loose(points)
        return moved if self.height_map.is_rest else carry_loose(self.above, moved)

    def bone_motion(self, level: str) -> RigidMotion:
        """From the own frame of a vertebra that is not broken to now; of the next one that breaks, that of its foot."""
        at_rest = placement(self.case.level, level)
        if not is_above(level, self.case.level):
            return at_rest
        return at_rest.then(self.motion_above_treated(level))

    def motion_above_treated(self, level: str) -> RigidMotion:
        """The motion since rest of a vertebra above the treated one."""
        return self.above if self.next_break is None else self.next_break.motion_of(level).then(self.above)


def is_above(level: str, treated: str) -> bool:
    """Whether a vertebra or the sacrum lies above the treated vertebra."""
    if level in LEVELS:
        return LEVELS.index(level) < LEVELS.index(treated)
    return level[0] in "CT"


@lru_cache(maxsize=8)
def _height_map(case: Case, bone: BoneState) -> HeightMap:
    """The map at a state of the bone, in which it often rests while other things move."""
    healthy = healthy_heights(case.level).columns
    now = heights_at(case, bone).columns
    return height_map_by_losses(case.level, case.shape, (healthy[0] - now[0], healthy[1] - now[1], healthy[2] - now[2]))
