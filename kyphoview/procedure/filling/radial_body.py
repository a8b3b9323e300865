"""Bodies of nearly any rounded shape around a needle's axis: a radius for each place along it and each angle."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Triangles, Values
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points

STATIONS = 129
ANGLES = 128
_IN_PLANE_MM = 1e-6


@lru_cache(maxsize=8)
def angles_rad(count: int = ANGLES) -> Values:
    """The angles (A,) of a body's radii in radians: 0 is the axis's aside, a quarter turn is up."""
    angles: Values = np.arange(count, dtype=np.float64) * (2.0 * math.pi / count)
    angles.setflags(write=False)
    return angles


@lru_cache(maxsize=4)
def chebyshev_points(count: int = STATIONS) -> Values:
    """The Chebyshev-Lobatto points (S,) from -1 to 1: dense towards both ends, where a rounded body curves most."""
    places: Values = -np.cos(np.linspace(0.0, math.pi, count))
    places.setflags(write=False)
    return places


def lengthened(s_mm: Values, by_mm: float) -> Values:
    """The stations (S,) in mm of a body that is longer by `by_mm` at each end and unchanged in between."""
    places = chebyshev_points(len(s_mm))
    extended: Values = s_mm + by_mm * places * places**8
    return extended


def volume_ml(s_mm: Values, radius_mm: Values) -> float:
    """The volume in mL inside radii (S, A) at stations (S,), both mm: half the radius squared over angle and length."""
    areas = np.einsum("sa,sa->s", radius_mm, radius_mm) * (math.pi / radius_mm.shape[1])
    return float(_weights_mm(s_mm) @ areas) / 1e3


def _weights_mm(s_mm: Values) -> Values:
    weights = np.empty_like(s_mm)
    weights[1:-1] = s_mm[2:] - s_mm[:-2]
    weights[0], weights[-1] = s_mm[1] - s_mm[0], s_mm[-1] - s_mm[-2]
    return weights / 2.0


@dataclass(frozen=True, eq=False)
class RadialBody:
    """A body around an axis: `s_mm` (S,) rising, `radius_mm` (S, A), 0 at both ends so that it is closed."""

    axis: Axis
    s_mm: Values
    radius_mm: Values

    @cached_property
    def volume_ml(self) -> float:
        """The volume inside, mL."""
        return volume_ml(self.s_mm, self.radius_mm)

    @cached_property
    def ends_mm(self) -> tuple[float, float]:
        """Where along the axis it begins and ends."""
        return float(self.s_mm[0]), float(self.s_mm[-1])

    @cached_property
    def largest_and_mean_radius_mm(self) -> tuple[float, float]:
        """Its largest radius and the mean one."""
        return float(self.radius_mm.max()), float(self.radius_mm.mean())

    def points(self) -> Points:
        """The surface's grid of points (S, A, 3), mm."""
        return self.axis.point(self.s_mm[:, None], self.radius_mm, angles_rad(self.radius_mm.shape[1])[None, :])

    def radius_at(self, s_mm: Values, angle_rad: Values) -> Values:
        """The radius at places (N,) and angles (N,), mm; 0 beyond the ends."""
        count = self.radius_mm.shape[1]
        row = np.clip(np.searchsorted(self.s_mm, s_mm) - 1, 0, len(self.s_mm) - 2)
        along = np.clip((s_mm - self.s_mm[row]) / (self.s_mm[row + 1] - self.s_mm[row]), 0.0, 1.0)
        turn = (angle_rad / (2.0 * math.pi) * count) % count
        column = np.floor(turn).astype(int) % count
        round_ = turn - np.floor(turn)
        beside = (column + 1) % count
        near = self.radius_mm[row, column] * (1 - round_) + self.radius_mm[row, beside] * round_
        far = self.radius_mm[row + 1, column] * (1 - round_) + self.radius_mm[row + 1, beside] * round_
        inside = (s_mm >= self.s_mm[0]) & (s_mm <= self.s_mm[-1])
        return np.where(inside, near * (1 - along) + far * along, 0.0)

    def contains(self, points: Points) -> NDArray[np.bool_]:
        """Whether points (N, 3) in mm lie inside, (N,)."""
        s, radius, angle = self.axis.coordinates(points)
        return radius < self.radius_at(s, angle)

    def outline(self, plane: Plane) -> Points:
        """The closed loop (N, 3) in mm in which a plane through the axis cuts the body; (0, 3) if it misses it."""
        off_axis = abs(float(plane.height_over(self.axis.origin)))
        if off_axis > _IN_PLANE_MM or abs(float(self.axis.forward @ plane.normal)) > _IN_PLANE_MM:
            return np.empty((0, 3))
        beside = np.cross(plane.normal, self.axis.forward)
        angle = math.atan2(float(beside @ self.axis.up), float(beside @ self.axis.aside))
        out, back = self._profile(angle), self._profile(angle + math.pi)
        return np.concatenate((out, back[-2:0:-1]))

    def _profile(self, angle: float) -> Points:
        count = self.radius_mm.shape[1]
        turn = (angle / (2.0 * math.pi) * count) % count
        first = int(turn) % count
        share = turn - int(turn)
        radius = self.radius_mm[:, first] * (1.0 - share) + self.radius_mm[:, (first + 1) % count] * share
        return self.axis.point(self.s_mm, radius, angle)

    def mesh(self, angle_count: int = ANGLES) -> tuple[Points, Triangles]:
        """The closed surface: vertices (V, 3) in mm and triangles (T, 3), outward; `angle_count` divides the grid's.

        Both ends are single vertices.
        """
        count = self.radius_mm.shape[1]
        if angle_count < 3 or count % angle_count:
            raise ValueError(f"{angle_count} angles cannot be picked evenly from {count}")
        rings = self.points()[1:-1, :: count // angle_count]
        ends = self.axis.point(self.s_mm[[0, -1]])
        vertices = np.concatenate((rings.reshape(-1, 3), ends))
        handed = float(np.cross(self.axis.forward, self.axis.up) @ self.axis.aside)
        return vertices, _triangles(rings.shape[0], angle_count, is_mirrored=handed < 0.0)


@lru_cache(maxsize=8)
def _triangles(rings: int, around: int, is_mirrored: bool) -> Triangles:
    """Triangles of a stack of rings closed by a vertex at each end, wound to face outward."""
    here = np.arange(around)
    beside = (here + 1) % around
    faces = []
    for ring in range(rings - 1):
        low, high = ring * around, (ring + 1) * around
        faces.append(np.stack((low + here, high + beside, low + beside), axis=1))
        faces.append(np.stack((low + here, high + here, high + beside), axis=1))
    first, last = rings * around, rings * around + 1
    faces.append(np.stack((np.full(around, first), here, beside), axis=1))
    top = (rings - 1) * around
    faces.append(np.stack((np.full(around, last), top + beside, top + here), axis=1))
    triangles = np.concatenate(faces).astype(np.int32)
    if is_mirrored:
        triangles = np.ascontiguousarray(triangles[:, ::-1])
    triangles.setflags(write=False)
    return triangles
