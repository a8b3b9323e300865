"""Rigid motions in the mid-sagittal plane: the only ones that a symmetric spine needs."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RigidMotion:
    """A turn about the x axis through the origin, then a shift: y' = c y + s z + dy, z' = -s y + c z + dz.

    A positive angle bends forwards (flexion): the front goes down.
    """

    angle_rad: float = 0.0
    shift_y_mm: float = 0.0
    shift_z_mm: float = 0.0

    def carry(self, points: Points) -> Points:
        """Points (..., 3) in mm, moved."""
        cosine, sine = math.cos(self.angle_rad), math.sin(self.angle_rad)
        moved = np.empty_like(points)
        moved[..., 0] = points[..., 0]
        moved[..., 1] = cosine * points[..., 1] + sine * points[..., 2] + self.shift_y_mm
        moved[..., 2] = cosine * points[..., 2] - sine * points[..., 1] + self.shift_z_mm
        return moved

    def then(self, second: "RigidMotion") -> "RigidMotion":
        """The motion that does this one first and the second one after it."""
        cosine, sine = math.cos(second.angle_rad), math.sin(second.angle_rad)
        return RigidMotion(
            self.angle_rad + second.angle_rad,
            cosine * self.shift_y_mm + sine * self.shift_z_mm + second.shift_y_mm,
            cosine * self.shift_z_mm - sine * self.shift_y_mm + second.shift_z_mm,
        )

    def inverse(self) -> "RigidMotion":
        """The motion back."""
        cosine, sine = math.cos(self.angle_rad), math.sin(self.angle_rad)
        return RigidMotion(
            -self.angle_rad,
            -(cosine * self.shift_y_mm - sine * self.shift_z_mm),
            -(cosine * self.shift_z_mm + sine * self.shift_y_mm),
        )
