"""The straight line an instrument follows, with a frame around it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]


def read_only(values: ArrayLike) -> Vector:
    """A float64 copy (...,), of any unit, that cannot be written to, so that frozen objects may hold it."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """A line in space: `origin` (3,) in mm; `forward`, `aside`, `up` (3,) orthonormal.

    `up` lies in the vertical plane that holds `forward`; `aside` completes a right-handed frame
    (forward x up = aside), so it is horizontal; a mirrored axis has a left-handed one.
    """

    origin: Vector
    forward: Vector
    aside: Vector
    up: Vector

    def point(self, s_mm: ArrayLike, radius_mm: ArrayLike = 0.0, angle_rad: ArrayLike = 0.0) -> Vector:
        """Points (..., 3) in mm: `s_mm` along the line, `radius_mm` beside it at an angle: 0 is aside, pi/2 is up."""
        s, radius, angle = np.broadcast_arrays(
            np.asarray(s_mm, float), np.asarray(radius_mm, float), np.asarray(angle_rad, float)
        )
        beside, above = radius * np.cos(angle), radius * np.sin(angle)
        found: Vector = (
            self.origin + s[..., None] * self.forward + beside[..., None] * self.aside + above[..., None] * self.up
        )
        return found

    def coordinates(self, points: Vector) -> tuple[Vector, Vector, Vector]:
        """The inverse of `point`: (s_mm, radius_mm, angle_rad), each (...,), of points (..., 3) in mm."""
        offset = points - self.origin
        beside, above = offset @ self.aside, offset @ self.up
        return offset @ self.forward, np.hypot(beside, above), np.arctan2(above, beside)

    def mirrored(self) -> "Axis":
        """Its mirror image in the midline."""
        return Axis(*(read_only(_MIRROR * part) for part in (self.origin, self.forward, self.aside, self.up)))


_MIRROR = np.array([-1.0, 1.0, 1.0])


def sloping_axis(origin: ArrayLike, heading_rad: float, down_rad: float) -> Axis:
    """The axis through `origin` (3,) in mm, running forwards, turned by `heading_rad` to the right and sloping down."""
    level = np.array([math.sin(heading_rad), math.cos(heading_rad), 0.0])
    vertical = np.array([0.0, 0.0, 1.0])
    forward = math.cos(down_rad) * level - math.sin(down_rad) * vertical
    up = math.sin(down_rad) * level + math.cos(down_rad) * vertical
    return Axis(read_only(origin), read_only(forward), read_only(np.cross(forward, up)), read_only(up))
