"""The patient at one moment: how bones, tissues, instruments, balloon and cement stand."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.body_state import BoneState, Progress, progress_of
from kyphoview.procedure.case import Case
from kyphoview.procedure.examination import Finger, finger_at
from kyphoview.procedure.filling.bodies import (
    LEAST_CEMENT_ML,
    Balloon,
    Cement,
    balloons_at,
    cavities_at,
    cements_at,
    compacted_at,
)
from kyphoview.procedure.filling.leaks.leak import threads_at
from kyphoview.procedure.filling.leaks.thread import Thread
from kyphoview.procedure.filling.plan import Plan, plan_of
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.fracture.height_map import HeightMap, height_map_by_losses
from kyphoview.procedure.fracture.heights import Heights, healthy_heights, heights_at
from kyphoview.procedure.fracture.impaction import Impaction, impactions
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.fracture.motion_above import motion_above
from kyphoview.procedure.fracture.soft_tissue import carry_loose, carry_tissue
from kyphoview.procedure.instruments.channel import Channel, channels_at
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.instruments.positions import Instrument, instruments_at
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.posture import Posture, posture_at


class DiscEnds(Protocol):
    """What is asked of a disc's cut: the levels it lies between."""

    @property
    def above(self) -> str:
        """The level above the disc."""

    @property
    def below(self) -> str:
        """The level below it."""


@dataclass(frozen=True)
class Patient:
    """Everything in the patient at one moment of one case.

    What not every view needs is computed when it is first asked for. Points are mm in the treated level's frame at
    rest; the `carry_...` methods bring them to now.
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
    def axes(self) -> dict[str, Axis]:
        """The needles' axes of the treated sides."""
        return {side: axes(self.case.level, self.case.path)[side] for side in self.case.sides}

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """What is in or near the patient."""
        has_rear = self.case.has_balloon and self.cement_ends_mm is not None
        rear_mm = self.cement_ends_mm[0] if has_rear and self.cement_ends_mm else None
        return instruments_at(self.case, self.moment.clock, rear_mm)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """What the tools have opened in the bone, one channel for each treated side."""
        return channels_at(self.case, self.moment.clock)

    @cached_property
    def balloons(self) -> tuple[Balloon, ...]:
        """The balloons, also on their way in and out."""
        return balloons_at(self.plan, self.progress, self.moment.clock)

    @cached_property
    def cavities(self) -> tuple[RadialBody, ...]:
        """The cavities, one for each treated side, from the first filling of the balloons on."""
        return cavities_at(self.plan, self.progress)

    @cached_property
    def compacted(self) -> tuple[RadialBody, ...]:
        """The outer border of the compacted bone around each cavity."""
        return compacted_at(self.plan, self.progress)

    @cached_property
    def cements(self) -> tuple[Cement, ...]:
        """The cement of each treated side."""
        return cements_at(self.plan, self.progress)

    @cached_property
    def leaks(self) -> tuple[Thread, ...]:
        """The cement that has left the body; none but in a course that is about it."""
        return threads_at(self.case, self.progress.leaked_ml, self.carry_bone)

    @cached_property
    def cement_ends_mm(self) -> tuple[float, float] | None:
        """Where along its axis a side's cement begins and ends, without working out its shape; None while there is
        none."""
        cement_ml = self.progress.cement_ml
        if cement_ml <= LEAST_CEMENT_ML:  # and then no plan need be made
            return None
        return self.plan.cement_ends_mm(cement_ml)

    @property
    def incision(self) -> float:
        """How far the openings in the skin are open, 0 to 1."""
        return self.progress.incision

    @cached_property
    def finger(self) -> Finger | None:
        """The finger of the person who examines, while it is there."""
        return finger_at(self.case.level, self.moment.clock)

    @cached_property
    def posture(self) -> Posture:
        """How the person stands or lies, with the X-ray machine."""
        return posture_at(self.moment.clock)

    @property
    def lying(self) -> float:
        """How far the patient lies face down, 0 to 1."""
        return self.progress.lying

    @property
    def plan(self) -> Plan:
        """What the case's Scenes share."""
        return plan_of(self.case)

    def carry_bone(self, level: str, points: Points) -> Points:
        """Points (..., 3) in mm of a vertebra or the sacrum, moved to now."""
        if level == self.case.level:
            return self.height_map.carry(points)
        return self.above.carry(np.asarray(points, dtype=np.float64)) if is_above(level, self.case.level) else points

    def carry_disc(self, disc: DiscEnds, points: Points, share: NDArray[np.float64]) -> Points:
        """Points (N, 3) in mm of a disc, moved to now; `share` (N,) is 0 at the bone below and 1 at the one above."""
        low, high = self.carry_bone(disc.below, points), self.carry_bone(disc.above, points)
        moved: Points = low + share[:, None] * (high - low)
        return moved

    def carry_tissue(self, points: Points) -> Points:
        """Points (..., 3) in mm of soft tissue, moved to now."""
        return points if self.height_map.is_rest else carry_tissue(self.above, points)

    def carry_loose(self, points: Points) -> Points:
        """Points (..., 3) in mm of what lies loose in front of the spine, as the aorta, moved to now."""
        return points if self.height_map.is_rest else carry_loose(self.above, points)

    def bone_motion(self, level: str) -> RigidMotion:
        """From the own frame of a vertebra that is not the treated one to now."""
        at_rest = placement(self.case.level, level)
        return at_rest.then(self.above) if is_above(level, self.case.level) else at_rest


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
