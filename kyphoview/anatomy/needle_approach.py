"""The way in: the line through the pedicle that needle, cannula and balloon follow, and its angles at each level.

Two balloons lie on either side of the middle, and each has its own needle. One balloon comes from the left on a steeper
path, so that it reaches the midline.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import Axis, Vector, read_only, sloping_axis
from kyphoview.anatomy.levels import PATHS, TREATABLE, TWO_SIDED, VERTEBRAE
from kyphoview.errors import BadInput
from kyphoview.language import _

SIDES = ("left", "right")

_PEDICLE_BEHIND_BODY_MM = 4.0  # from the back wall to the pedicle's narrowest part


@dataclass(frozen=True, slots=True)
class NeedleAngles:
    """Towards the middle (10 to 25 are usual) and downwards. The slope is chosen so that a 15 mm balloon lies midway
    between the endplates of the broken body of someone lying face down. `cut_leans_deg`: see `Approach`."""

    medial_deg: float
    down_deg: float
    cut_leans_deg: float = 0.0


NEEDLE_ANGLES: dict[str, NeedleAngles] = {
    "T10": NeedleAngles(13.0, 9.5),
    "T11": NeedleAngles(14.0, 8.5),
    "T12": NeedleAngles(14.0, 9.5),
    "L1": NeedleAngles(16.0, 11.5),
    "L2": NeedleAngles(16.0, 12.5),
    "L3": NeedleAngles(16.0, 12.0),
    "L4": NeedleAngles(18.0, 12.0, 4.0),
}


@dataclass(frozen=True, slots=True)
class LoneNeedle:
    """That of a single balloon: towards the middle so steeply that the balloon reaches the midline (25 to 30 degrees
    are usual, a little more in wide bones), and how far beside the middle of the left pedicle, negative away from the
    canal. Downwards it lies in the same plane across as two needles do. `cut_leans_deg`: see `Approach`."""

    medial_deg: float
    aside_mm: float
    cut_leans_deg: float = 0.0


LONE_NEEDLES: dict[str, LoneNeedle] = {
    "T10": LoneNeedle(28.0, -0.5),
    "T11": LoneNeedle(28.0, -0.5),
    "T12": LoneNeedle(30.0, -0.5),
    "L1": LoneNeedle(31.0, -0.5),
    "L2": LoneNeedle(31.0, -0.5),
    "L3": LoneNeedle(32.0, -1.0, 2.5),
    "L4": LoneNeedle(34.0, -1.5, 8.0),
}


@dataclass(frozen=True, slots=True, eq=False)
class Approach:
    """The needle's line at one level.

    Attributes:
        entry: where it passes the narrowest part of the left pedicle, (3,) in mm.
        cut_leans_deg: by how much the side cut through the needle leans towards the middle on its way up. Upright, a
            cut aslant would pass beside the pedicles of the neighbours where the spine curves much.
    """

    level: str
    path: str
    medial_angle_deg: float
    down_angle_deg: float
    cut_leans_deg: float
    entry: Vector

    def axis(self, side: str) -> Axis:
        """The needle's axis on the "left" or "right"; s = 0 in the pedicle's narrowest part, positive into the body.

        The right one is the left one's mirror image, `aside` included: it points to the middle on both sides.
        """
        if side not in SIDES:
            raise BadInput(_("There is no side '{side}'; it is 'left' or 'right'.", side=side))
        left = sloping_axis(self.entry, math.radians(self.medial_angle_deg), math.radians(self.down_angle_deg))
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
def approach(treated: str, path: str = TWO_SIDED) -> Approach:
    """The approach to a treatable level, "two_sided" or "one_sided".

    Raises:
        BadInput: the level cannot be treated, or there is no such path.
    """
    if treated not in TREATABLE:
        raise BadInput(
            _(
                "Level '{treated}' cannot be treated here; choose one of {known}.",
                treated=treated,
                known=", ".join(TREATABLE),
            )
        )
    if path not in PATHS:
        raise BadInput(_("There is no path '{path}'; there are {known}.", path=path, known=", ".join(PATHS)))
    pair, lone = NEEDLE_ANGLES[treated], LONE_NEEDLES[treated]
    if path == TWO_SIDED:
        return Approach(treated, path, pair.medial_deg, pair.down_deg, pair.cut_leans_deg, pedicle_centre(treated))
    entry = read_only(pedicle_centre(treated) + np.array((lone.aside_mm, 0.0, 0.0)))
    return Approach(treated, path, lone.medial_deg, _down_deg(pair, lone.medial_deg), lone.cut_leans_deg, entry)


def _down_deg(pair: NeedleAngles, medial_deg: float) -> float:
    """The slope of a needle that lies in the same plane across as a pair does."""
    steepness = math.tan(math.radians(pair.down_deg)) / math.cos(math.radians(pair.medial_deg))
    return math.degrees(math.atan(steepness * math.cos(math.radians(medial_deg))))
