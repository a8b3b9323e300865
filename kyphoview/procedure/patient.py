"""The patient at one moment: how bones, tissues, instruments, balloon and cement stand."""

from dataclasses import dataclass
from functools import cached_property

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.procedure.bones import Bones
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
from kyphoview.procedure.instruments.channel import Channel, channels_at
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.instruments.positions import Instrument, instruments_at
from kyphoview.procedure.posture import Posture, posture_at


@dataclass(frozen=True)
class Patient(Bones):
    """Everything in the patient at one moment of one case.

    What not every view needs is computed when it is first asked for.
    """

    @cached_property
    def axes(self) -> dict[str, Axis]:
        """The needles' axes of the treated sides."""
        return {side: axes(self.case.level, self.case.path)[side] for side in self.case.sides}

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """What is in or near the patient."""
        ends_mm = self.cement_ends_mm if self.case.has_balloon else None
        rear_mm = None if ends_mm is None else ends_mm[0]
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
