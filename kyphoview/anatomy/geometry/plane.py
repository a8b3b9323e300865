"""A plane in space with picture coordinates, and the step between the two."""

from dataclasses import dataclass, field, replace

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.geometry.rigid import RigidMotion


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A plane with picture coordinates: `origin` (3,) in mm; `across` and `up` (3,) orthonormal.

    Picture coordinates are mm from the origin, x to the picture's right along `across`, y along `up`; `normal` (3,) is
    the unit vector that points out of the picture, to the viewer.
    """

    origin: Vector
    across: Vector
    up: Vector
    normal: Vector = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "normal", read_only(np.cross(self.across, self.up)))

    def flatten(self, points: Vector) -> Vector:
        """Points (..., 3) in mm as picture coordinates (..., 2), dropped onto the plane along its normal."""
        offset = np.asarray(points, float) - self.origin
        return np.stack((offset @ self.across, offset @ self.up), axis=-1)

    def moved(self, motion: RigidMotion) -> "Plane":
        """The same plane where a motion takes it."""
        way = replace(motion, shift_y_mm=0.0, shift_z_mm=0.0)
        return Plane(motion.carry(self.origin), way.carry(self.across), way.carry(self.up))

    def lift(self, points: Vector) -> Vector:
        """Picture coordinates (..., 2) as points (..., 3) of the plane, all in mm."""
        points = np.asarray(points, float)
        lifted: Vector = self.origin + points[..., :1] * self.across + points[..., 1:] * self.up
        return lifted

    def beside(self, y: Vector, z: Vector) -> Vector:
        """The points (..., 3) of an upright or leaning plane that lie so far forward and up, (...,) each in mm."""
        y, z = np.broadcast_arrays(np.asarray(y, float), np.asarray(z, float))
        off = self.normal[1] * (y - self.origin[1]) + self.normal[2] * (z - self.origin[2])
        return np.stack((self.origin[0] - off / self.normal[0], y, z), axis=-1)

    def height_over(self, points: Vector) -> Vector:
        """How far points (..., 3) lie in front of the plane, towards the viewer, in mm."""
        distance: Vector = (np.asarray(points, float) - self.origin) @ self.normal
        return distance
