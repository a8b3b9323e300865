"""The way in: the line through the pedicle that needle, cannula and balloon follow."""

import math
from dataclasses import dataclass
from functools import cache

from kyphoview.anatomy.geometry.axis import Axis, Vector, read_only, sloping_axis
from kyphoview.anatomy.levels import TREATABLE, TREATMENTS, VERTEBRAE
from kyphoview.errors import BadInput
from kyphoview.language import _

SIDES = ("left", "right")

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
    return read_only(
        (
            -(size.canal_width_mm + size.pedicle_width_mm) / 2,
            -size.endplate_depth_mm / 2 - _PEDICLE_BEHIND_BODY_MM,
            (size.posterior_height_mm - size.pedicle_height_mm) / 2 - size.pedicle_below_rim_mm,
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
    row = TREATMENTS[treated]
    return Approach(treated, row.medial_deg, row.down_deg, row.cannula_radius_mm, pedicle_centre(treated))
