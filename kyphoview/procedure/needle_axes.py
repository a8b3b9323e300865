"""The needles' axes of a level, made once, and where the balloon lies on them."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.approach import approach
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape

BALLOON_LENGTH_MM = 18.6
# Cortex and endplates, as thick as CT shows them (Silva 1994): nothing that is put in comes nearer to the surface,
# measured at rest.
SHELL_MM = 0.7
_TIP_TO_CORTEX_MM = 3.0
_CANNULA_INTO_BODY_MM = 3.0


@dataclass(frozen=True, slots=True)
class AxisPlaces:
    """Places along the left axis, mm: where it passes the back wall and the inner face of the front cortex, where
    the cannula's tip stays, and where the balloon begins and ends. The right ones are the same."""

    back_wall_mm: float
    front_cortex_mm: float
    cannula_tip_mm: float
    balloon_back_mm: float
    balloon_front_mm: float

    @property
    def balloon_middle_mm(self) -> float:
        """The middle of the balloon."""
        return (self.balloon_back_mm + self.balloon_front_mm) / 2


@cache
def axes(level: str) -> dict[str, Axis]:
    """Both axes of a level by side. The same objects every time, so that Scenes can be compared."""
    return {side: approach(level).axis(side) for side in ("left", "right")}


@cache
def axis_places(level: str) -> AxisPlaces:
    """The places along the axis, found on the body at rest."""
    axis, size = axes(level)["left"], VERTEBRAE[level]
    s = np.arange(0.0, size.endplate_depth_mm * 1.6, 0.05)
    inside = body_shape(level).distance(axis.point(s)) < -SHELL_MM
    front = float(s[np.flatnonzero(inside)[-1]])
    back = (-size.endplate_depth_mm / 2 - float(axis.origin[1])) / float(axis.forward[1])
    balloon_front = front - _TIP_TO_CORTEX_MM
    return AxisPlaces(back, front, back + _CANNULA_INTO_BODY_MM, balloon_front - BALLOON_LENGTH_MM, balloon_front)
