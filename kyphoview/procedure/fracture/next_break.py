"""A second break, weeks later: the upper endplate of the vertebra above the treated one sinks, and the spine above it
follows. How far is a choice of the model."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.fracture.height_map import HeightMap, height_map_by_losses
from kyphoview.procedure.fracture.heights import Heights, lost_columns_mm
from kyphoview.procedure.fracture.impaction import Impaction, impactions
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.fracture.motion_above import motion_above
from kyphoview.procedure.fracture.soft_tissue import carry_loose, carry_tissue

NEXT_SHAPE, NEXT_LOSS_PERCENT = "wedge", 25.0  # of its front height


@dataclass(frozen=True)
class NextBreak:
    """The neighbour's break at a moment. Points are mm in the treated level's frame at rest; whatever the treated bone
    has done to all above it comes after."""

    treated: str
    sunk: float

    @property
    def level(self) -> str:
        """The vertebra that breaks."""
        return LEVELS[LEVELS.index(self.treated) - 1]

    @cached_property
    def height_map(self) -> HeightMap:
        """The map of the neighbour in its own frame."""
        return _height_map(self.level, self.sunk)

    @property
    def heights(self) -> Heights:
        """Its three heights, measured on the moved body."""
        return measured_heights(self.height_map)

    @property
    def impactions(self) -> tuple[Impaction, ...]:
        """Its crushed bone, in its own frame."""
        return impactions(self.height_map, self.height_map)

    @property
    def placement(self) -> RigidMotion:
        """From its own frame into the treated one's, at rest."""
        return placement(self.treated, self.level)

    @cached_property
    def motion(self) -> RigidMotion:
        """The motion of all that lies above it."""
        return self._in_treated_frame(motion_above(self.height_map))

    def motion_of(self, level: str) -> RigidMotion:
        """The motion of a level above the treated one that it leaves whole."""
        return RigidMotion() if level == self.level else self.motion

    def carry(self, level: str, points: Points) -> Points:
        """Points (..., 3) in mm of a bone above the treated one, moved by it."""
        points = np.asarray(points, dtype=np.float64)
        if level != self.level:
            return self.motion.carry(points)
        return self.placement.carry(self.height_map.carry(self.placement.inverse().carry(points)))

    def inverse(self, level: str, points: Points) -> Points:
        """Points (N, 3) in mm of such a bone, taken back to rest."""
        if level != self.level:
            return self.motion.inverse().carry(points)
        return self.placement.carry(self.height_map.inverse(self.placement.inverse().carry(points)))

    def carry_tissue(self, points: Points) -> Points:
        """Points (..., 3) in mm of soft tissue, moved by it."""
        return self._soft(points, is_loose=False)

    def carry_loose(self, points: Points) -> Points:
        """Points (..., 3) in mm of what lies loose in front of the spine, moved by it."""
        return self._soft(points, is_loose=True)

    def _soft(self, points: Points, is_loose: bool) -> Points:
        own = self.placement.inverse().carry(np.asarray(points, dtype=np.float64))
        moved = (carry_loose if is_loose else carry_tissue)(motion_above(self.height_map), own)
        return self.placement.carry(moved)

    def _in_treated_frame(self, own: RigidMotion) -> RigidMotion:
        return self.placement.inverse().then(own).then(self.placement)


@lru_cache(maxsize=8)
def _height_map(level: str, sunk: float) -> HeightMap:
    front, middle, back = lost_columns_mm(level, NEXT_SHAPE, NEXT_LOSS_PERCENT)
    return height_map_by_losses(level, NEXT_SHAPE, (sunk * front, sunk * middle, sunk * back))
