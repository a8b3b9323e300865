"""The facet joints: the surfaces between a vertebra's upper processes and the lower ones of the vertebra above.

A joint's middle surface is a surface of revolution about a line across the spine just behind the body's back wall, at
its upper rim. The vertebra above turns about that very line when the front of the body sinks, so its facets glide
without opening or closing. In the half-plane of revolution (x sideways, rho away from the line) the surface is a
straight line in the chest, where facets face backwards, and a circle in the loin, where they curve round to the side.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import FACETS, LEVELS, VERTEBRAE
from kyphoview.anatomy.stack import placement

_GAP_MM, _FLAT_GAP_MM = 1.45, 1.8  # between the two bones, filled by cartilage
SINKING_MM = 6.0  # how far the vertebra above can come down before bone meets bone

_PIVOT_BEHIND_MM, _PIVOT_BELOW_RIM_MM = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class FacetJoint:
    """The pair of joints on top of one vertebra, in that vertebra's frame; x is taken without its sign.

    Attributes:
        centre_x_mm, centre_rho_mm, radius_mm: the circle; for a flat joint the middle, with radius 0.
        tip_mm, foot_mm: the z of the upper processes' tips and of the lower ones' (of the vertebra above).
    """

    level: str
    pivot_y_mm: float
    pivot_z_mm: float
    centre_x_mm: float
    centre_rho_mm: float
    radius_mm: float
    half_width_mm: float
    tip_mm: float
    foot_mm: float

    @property
    def is_flat(self) -> bool:
        """Whether its surface is flat, as in the chest."""
        return self.radius_mm == 0.0

    @property
    def gap_mm(self) -> float:
        """How far apart the two bones are; flat joints glide less truly when the vertebra above comes down."""
        return _FLAT_GAP_MM if self.is_flat else _GAP_MM

    def distance(self, points: Array, room_mm: float = 0.0) -> Array:
        """About the distance (...,) in mm of points (..., 3) to the joint's middle surface.

        Positive on the side of this vertebra's own processes.

        With `room_mm` the surface goes straight up by so much before it bends forwards, which leaves room for the upper
        processes when the vertebra above comes down.
        """
        x = np.abs(points[..., 0])
        rise = points[..., 2] - self.pivot_z_mm
        rho = np.hypot(points[..., 1] - self.pivot_y_mm, rise - np.clip(rise, 0.0, room_mm))
        if self.is_flat:
            # The upper processes look backwards and a little outwards.
            flat: Array = (self.centre_rho_mm - 0.15 * (x - self.centre_x_mm) - rho) / np.hypot(1.0, 0.15)
            return flat
        # The curve ends straight: level across the midline, and straight back on the outside.
        aside, front = np.maximum(x - self.centre_x_mm, 0.0), np.maximum(self.centre_rho_mm - rho, 0.0)
        curved: Array = (
            np.hypot(aside, front) + np.minimum(np.maximum(aside, self.centre_rho_mm - rho), 0.0) - self.radius_mm
        )
        return curved

    def place(self, x_mm: float, rho_mm: float, z_mm: float) -> tuple[float, float, float]:
        """The point behind the pivot with that x, height and distance rho from the pivot's line."""
        rise = z_mm - self.pivot_z_mm
        return x_mm, self.pivot_y_mm - float(np.sqrt(max(rho_mm**2 - rise**2, 1.0))), z_mm


@cache
def facet_joint_above(level: str) -> FacetJoint:
    """The joints between a vertebra and the one above it, in the vertebra's own frame."""
    size = VERTEBRAE[level]
    top = size.posterior_height_mm / 2
    row = FACETS[level]
    tip, foot = (top + 4.2, top - 1.5) if row.radius_mm == 0.0 else (top + 6.2, top - 2.0)
    pivot_y = -size.endplate_depth_mm / 2 - _PIVOT_BEHIND_MM
    pivot_z = top - _PIVOT_BELOW_RIM_MM
    return FacetJoint(
        level, pivot_y, pivot_z, row.centre_x_mm, row.centre_rho_mm, row.radius_mm, row.half_width_mm, tip, foot
    )


@cache
def facet_joint_below(level: str) -> tuple[RigidMotion, FacetJoint]:
    """The joints below a vertebra: the motion from its frame into the joint's frame, and the joint."""
    below = LEVELS[LEVELS.index(level) + 1]
    return placement(below, level), facet_joint_above(below)
