"""The way in: the line through the pedicle that needle, cannula and balloon follow."""

import math
from dataclasses import dataclass
from functools import cache

from kyphoview.anatomy.geometry.axis import Axis, Vector, fixed, sloping_axis
from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.errors import BadInput
from kyphoview.language import _

SIDES = ("left", "right")

# Towards the middle (10 to 25 degrees are usual) and downwards. The slope is chosen so that a 15 mm balloon lies midway
# between the endplates of the broken body of someone lying face down.
_MEDIAL_DEG = {"T12": 14.0, "L1": 16.0, "L2": 16.0}
_DOWN_DEG = {"T12": 7.0, "L1": 9.0, "L2": 10.0}
_CANNULA_RADIUS_MM = {"T12": 1.7, "L1": 2.1, "L2": 2.1}

# From the upper rim at the back of the body down to the pedicle's upper border.
_PEDICLE_BELOW_RIM_MM = {"T10": 2.5, "T11": 2.8, "T12": 5.2, "L1": 5.2, "L2": 5.2, "L3": 5.0, "L4": 5.0}
_PEDICLE_BEHIND_BODY_MM = 4.0  # from the back wall to the pedicle's narrowest part


@dataclass(frozen=True, slots=True, eq=False)
class Approach:
    """The needle's line at one level; `pedicle_centre` (3,) in mm is the left one's."""

    level: str
    medial_angle_deg: float
    down_angle_deg: float
    cannula_radius_mm: float
    pedicle_centre: Vector

    def axis(self, side: str) -> Axis:
        """The needle's axis on the "left" or "right"; s = 0 at the pedicle's centre, positive into the body.

        The right one is the left one's mirror image, `aside` included: it points to the middle on both sides.
        """
        if side not in SIDES:
            raise BadInput(_("There is no side '{side}'; it is 'left' or 'right'.", side=side))
        left = sloping_axis(self.pedicle_centre, math.radians(self.medial_angle_deg), math.radians(self.down_angle_deg))
        return left if side == "left" else left.mirrored()


def pedicle_centre(level: str) -> Vector:
    """The middle of the left pedicle's narrowest part, (3,) in mm in the level's own frame."""
    size = VERTEBRAE[level]
    return fixed(
        (
            -(size.canal_width_mm + size.pedicle_width_mm) / 2,
            -size.endplate_depth_mm / 2 - _PEDICLE_BEHIND_BODY_MM,
            (size.posterior_height_mm - size.pedicle_height_mm) / 2 - _PEDICLE_BELOW_RIM_MM[level],
        )
    )


@cache
def approach(treated: str) -> Approach:
    """The approach to a treatable level.

    Raises:
        BadInput: the level cannot be treated.
    """
    if treated not in TREATABLE:
        raise BadInput(
            _(
                "Level '{treated}' cannot be treated here; choose one of {known}.",
                treated=treated,
                known=", ".join(TREATABLE),
            )
        )
    return Approach(
        treated, _MEDIAL_DEG[treated], _DOWN_DEG[treated], _CANNULA_RADIUS_MM[treated], pedicle_centre(treated)
    )
