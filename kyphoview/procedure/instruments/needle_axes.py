"""The needles' axes of a level, made once, and what lies where on them; their angles stand in `needle_approach`."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.levels import TWO_SIDED, VERTEBRAE
from kyphoview.anatomy.needle_approach import approach
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.procedure.instruments.balloon_tamp import BALLOON_LENGTH_MM

_TIP_TO_CORTEX_MM = 3.0
_CANNULA_INTO_BODY_MM = 3.0
_ENTRY_BEHIND_MM = 60.0  # the pedicle, at most


@dataclass(frozen=True, slots=True)
class AxisPlaces:
    """Places along the left axis, mm: where it comes to bone, where it passes the back wall and the inner face of the
    front cortex, where the cannula's tip stays, and where the balloon begins and ends. The right ones are the same."""

    entry_mm: float
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
def axes(level: str, path: str = TWO_SIDED) -> dict[str, Axis]:
    """Both axes of a level by side. The same objects every time, so that Scenes can be compared."""
    return {side: approach(level, path).axis(side) for side in ("left", "right")}


@cache
def axis_places(level: str, path: str = TWO_SIDED) -> AxisPlaces:
    """The places along the axis, found on the body at rest."""
    axis, size = axes(level, path)["left"], VERTEBRAE[level]
    s = np.arange(0.0, size.endplate_depth_mm * 1.6, 0.05)
    inside = body_shape(level).distance(axis.point(s)) < -LEAST_SHELL_MM
    front = float(s[np.flatnonzero(inside)[-1]])
    back = (-size.endplate_depth_mm / 2 - float(axis.origin[1])) / float(axis.forward[1])
    balloon_front = front - _TIP_TO_CORTEX_MM
    return AxisPlaces(
        _entry_mm(level, path),
        back,
        front,
        back + _CANNULA_INTO_BODY_MM,
        balloon_front - BALLOON_LENGTH_MM,
        balloon_front,
    )


def _entry_mm(level: str, path: str) -> float:
    """Where the axis comes to bone, behind the pedicle."""
    s = np.arange(0.0, -_ENTRY_BEHIND_MM, -0.05)
    is_outside = vertebra_distance(level, axes(level, path)["left"].point(s)) > 0.0
    return float(s[np.argmax(is_outside)])
