"""A thread or a film of cement: an elliptical section that follows a curve, as far as so much cement goes."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Triangles, Values
from kyphoview.anatomy.geometry.rigid import Points

STATIONS = 40
AROUND = 16
_CUTS = 4  # so often the corners of a way are cut
_FRONTS = 32
_TIP_MM = 2.0  # over which its end is rounded
_XYZ, _WIDE, _THIN, _WAY = slice(0, 3), 3, 4, slice(5, 8)


@dataclass(frozen=True, eq=False)
class Thread:
    """A curve `points` (N, 3) in mm with the half axes of its sections, `wide_mm` and `thin_mm` (N,); the wide one
    points along `wide_way` (N, 3) of length 1, at right angles to the curve."""

    points: Points
    wide_mm: Values
    thin_mm: Values
    wide_way: Points

    @cached_property
    def lengths_mm(self) -> Values:
        """How far along the curve each point lies, (N,) in mm."""
        return _along_mm(self.points)

    @cached_property
    def volume_ml(self) -> float:
        """The volume inside its closed surface, by the divergence theorem."""
        vertices, triangles = self.mesh()
        corners = (vertices - self.points[0])[triangles]
        return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6e3

    @cached_property
    def thin_way(self) -> Points:
        """The way of the thin half axis (N, 3), a unit vector each."""
        found: Points = np.cross(_tangents(self.points), self.wide_way)
        return found

    def rings(self, around: int = AROUND) -> Points:
        """The surface's grid of points (N, A, 3), mm."""
        turn = np.arange(around) * (2.0 * math.pi / around)
        wide = self.wide_mm[:, None, None] * np.cos(turn)[None, :, None] * self.wide_way[:, None, :]
        thin = self.thin_mm[:, None, None] * np.sin(turn)[None, :, None] * self.thin_way[:, None, :]
        found: Points = self.points[:, None, :] + wide + thin
        return found

    def mesh(self) -> tuple[Points, Triangles]:
        """The closed surface: vertices (V, 3) in mm and triangles (T, 3), outward."""
        return np.concatenate((self.rings().reshape(-1, 3), self.points[[0, -1]])), _faces(len(self.points))

    def contains(self, points: Points) -> NDArray[np.bool_]:
        """Whether points (P, 3) in mm lie inside, (P,): in a section of the place of the curve that is nearest."""
        rings = self.rings().reshape(-1, 3)
        low, high = rings.min(axis=0), rings.max(axis=0)
        rows = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
        found = np.zeros(len(points), dtype=bool)
        if len(rows):
            off = points[rows, None, :] - self.points[None, :, :]
            nearest = np.einsum("pnk,pnk->pn", off, off).argmin(axis=1)
            off = off[np.arange(len(rows)), nearest]
            wide = np.einsum("pk,pk->p", off, self.wide_way[nearest]) / np.maximum(self.wide_mm[nearest], 1e-9)
            thin = np.einsum("pk,pk->p", off, self.thin_way[nearest]) / np.maximum(self.thin_mm[nearest], 1e-9)
            found[rows] = wide * wide + thin * thin <= 1.0
        return found

    def at(self, share: float) -> Points:
        """The point (3,) in mm of the curve at a share of its length, 0 to 1."""
        along = share * self.lengths_mm[-1]
        return np.array([np.interp(along, self.lengths_mm, part) for part in self.points.T])

    def station_at(self, share: float) -> int:
        """The number of the station that is nearest to a share of its length, 0 to 1."""
        return int(np.abs(self.lengths_mm - share * self.lengths_mm[-1]).argmin())


def grown(knots: Values, wanted_ml: float) -> Thread:
    """The thread that holds so much, from its beginning on along a way.

    Args:
        knots: (K, 8), for each the place in mm, the wide and the thin half axis in mm, and the way of the wide one; the
            way keeps to the straight lines between them, its corners cut round.
        wanted_ml: more than the whole way holds makes it thicker.
    """
    way = _rounded(knots)
    along = _along_mm(way[:, _XYZ])
    fronts = np.linspace(0.0, 1.0, _FRONTS + 1)[1:] ** 1.5 * along[-1]
    volumes = np.concatenate(([0.0], _volumes_ml(*_cut(way, along, fronts))))
    front = float(np.interp(wanted_ml, np.maximum.accumulate(volumes), np.concatenate(([0.0], fronts))))
    front = max(front, 1e-3)
    stations, wide, thin = (part[0] for part in _cut(way, along, np.array([front])))
    points, ways = _at(way[:, _XYZ], along, stations), _at(way[:, _WAY], along, stations)
    tangents = _tangents(points)
    ways = ways - np.einsum("ij,ij->i", ways, tangents)[:, None] * tangents
    ways /= np.linalg.norm(ways, axis=1)[:, None]
    raw = Thread(points, wide, thin, ways)
    scale = math.sqrt(wanted_ml / raw.volume_ml)  # exact: its surface is the same turned by half a turn
    return Thread(points, wide * scale, thin * scale, ways)


def way_ml(knots: Values) -> float:
    """What the whole of a way holds, in mL; its knots (K, 8) in mm are as `grown` takes them."""
    way = _rounded(knots)
    along = _along_mm(way[:, _XYZ])
    return float(_volumes_ml(*_cut(way, along, along[-1:]))[0])


def _cut(way: Values, along: Values, fronts: Values) -> tuple[Values, Values, Values]:
    """Stations (F, N) in mm and half axes (F, N) in mm of threads that end at these fronts (F,), their ends round.

    A film is no wider than it is long, for it begins as a drop.
    """
    stations = fronts[:, None] * np.sin(np.linspace(0.0, math.pi / 2, STATIONS))[None, :]
    short = np.clip((fronts[:, None] - stations) / _TIP_MM, 0.0, 1.0)
    rounding = np.sqrt(1.0 - (1.0 - short) ** 2)
    wide, thin = (np.interp(stations, along, way[:, part]) for part in (_WIDE, _THIN))
    wide = np.minimum(wide, np.maximum(thin, fronts[:, None]))
    return stations, wide * rounding, thin * rounding


def _rounded(knots: Values) -> Values:
    """The way with its corners cut (Chaikin 1974), (M, 8): it stays between the knots, and the ends stay ends."""
    for _turn in range(_CUTS):
        near, far = 0.75 * knots[:-1] + 0.25 * knots[1:], 0.25 * knots[:-1] + 0.75 * knots[1:]
        knots = np.concatenate((knots[:1], np.stack((near, far), axis=1).reshape(-1, knots.shape[1]), knots[-1:]))
    return knots


def _at(values: Values, along: Values, stations: Values) -> Values:
    return np.stack([np.interp(stations, along, part) for part in values.T], axis=1)


def _along_mm(points: Points) -> Values:
    return np.concatenate(([0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))))


def _volumes_ml(stations: Values, wide: Values, thin: Values) -> Values:
    """What sections (..., N) at stations (..., N) hold, both half axes going evenly from one to the next (Pappus)."""
    ends = wide[..., :-1] * thin[..., :-1] + wide[..., 1:] * thin[..., 1:]
    middles = (wide[..., :-1] + wide[..., 1:]) * (thin[..., :-1] + thin[..., 1:])
    volumes: Values = (np.diff(stations) * (ends + middles)).sum(axis=-1) * (math.pi / 6.0) / 1e3
    return volumes


def _tangents(points: Points) -> Points:
    found = np.gradient(points, axis=0)
    tangents: Points = found / np.maximum(np.linalg.norm(found, axis=1)[:, None], 1e-12)
    return tangents


@lru_cache(maxsize=2)
def _faces(rings: int) -> Triangles:
    here = np.arange(AROUND)
    beside = (here + 1) % AROUND
    faces = []
    for ring in range(rings - 1):
        low, high = ring * AROUND, (ring + 1) * AROUND
        faces.append(np.stack((low + here, low + beside, high + beside), axis=1))
        faces.append(np.stack((low + here, high + beside, high + here), axis=1))
    first, last, top = rings * AROUND, rings * AROUND + 1, (rings - 1) * AROUND
    faces.append(np.stack((np.full(AROUND, first), beside, here), axis=1))
    faces.append(np.stack((np.full(AROUND, last), top + here, top + beside), axis=1))
    triangles = np.concatenate(faces).astype(np.int32)
    triangles.setflags(write=False)
    return triangles
