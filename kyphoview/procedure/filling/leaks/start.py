"""Where the cement of the left side lets some of itself go: on its surface, in that part which is filled first."""

import math
from dataclasses import dataclass

import numpy as np

from kyphoview.anatomy.geometry.axis import Axis, Vector
from kyphoview.procedure.filling.plan import Plan
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.instruments.needle_axes import axes

FILLED_BEFORE = 0.42  # of a side's cement is in before any leaves
_BEHIND_REAR_MM = 4.0  # where it is filled to its walls, when so much is in
_INTO_MM = 0.3  # so that no gap shows between cement and thread
UP, TO_MIDDLE = math.pi / 2, 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """The cement as it is when all is in, along its axis."""

    axis: Axis
    body: RadialBody
    filled_from_mm: float

    def beside(self, share: float, angle_rad: float) -> Vector:
        """On its surface, (3,) in mm: at a share of the way from what is filled first to its front, in a direction."""
        front = self.body.ends_mm[1]
        s = self.filled_from_mm + share * (front - self.filled_from_mm)
        radius = float(self.body.radius_at(np.array([s]), np.array([angle_rad % (2.0 * math.pi)]))[0])
        return self.axis.point(s, max(radius - _INTO_MM, 0.0), angle_rad)

    @property
    def tip(self) -> Vector:
        """Its front end, (3,) in mm."""
        return self.axis.point(self.body.ends_mm[1] - _INTO_MM)


def start_of(plan: Plan) -> Start:
    """Where cement can leave the left side of a case."""
    axis = axes(plan.case.level, plan.case.path)["left"]
    shape = plan.filling.shape(plan.case.cement_ml)
    rear = plan.filling.rear_mm(FILLED_BEFORE * plan.case.cement_ml)
    body = RadialBody(axis, shape.rim_s_mm, shape.rim_mm)
    return Start(axis, body, min(rear + _BEHIND_REAR_MM, body.ends_mm[1] - _BEHIND_REAR_MM))
