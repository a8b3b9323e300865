"""The two planes in which the spine is cut, and the step between them and pictures."""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from kyphoview.anatomy.approach import approach
from kyphoview.anatomy.geometry.axis import Vector, fixed


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
        object.__setattr__(self, "normal", fixed(np.cross(self.across, self.up)))

    def flatten(self, points: Vector) -> Vector:
        """Points (..., 3) in mm as picture coordinates (..., 2), dropped onto the plane along its normal."""
        offset = np.asarray(points, float) - self.origin
        return np.stack((offset @ self.across, offset @ self.up), axis=-1)

    def lift(self, points: Vector) -> Vector:
        """Picture coordinates (..., 2) as points (..., 3) of the plane."""
        points = np.asarray(points, float)
        lifted: Vector = self.origin + points[..., :1] * self.across + points[..., 1:] * self.up
        return lifted

    def height_over(self, points: Vector) -> Vector:
        """How far points (..., 3) lie in front of the plane, towards the viewer, in mm."""
        distance: Vector = (np.asarray(points, float) - self.origin) @ self.normal
        return distance


def _nearest_to_centre(through: Vector, across: Vector, up: Vector) -> Vector:
    """The point of the plane nearest to the body's centre, so that pictures are centred on it."""
    normal = np.cross(across, up)
    return fixed(normal * (through @ normal))


@cache
def side_plane(treated: str) -> Plane:
    """The upright plane through the left needle's axis, seen from the patient's left: front is on the left."""
    axis = approach(treated).axis("left")
    level = np.array([axis.forward[0], axis.forward[1], 0.0])
    across = fixed(-level / np.linalg.norm(level))
    up = fixed((0.0, 0.0, 1.0))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)


@cache
def top_plane(treated: str) -> Plane:
    """The plane through both needles' axes, seen from above: front is up, the patient's left on the left."""
    axis = approach(treated).axis("left")
    along = np.array([0.0, axis.forward[1], axis.forward[2]])
    across = fixed((1.0, 0.0, 0.0))
    up = fixed(along / np.linalg.norm(along))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)
