"""Cement without a cavity: a cloud among the trabeculae, pressed out from the end of the needle's way.

It grows in all directions as far as the walls of the body let it, lobed, since spongy bone gives way unevenly, and with
short fingers between the trabeculae, which stay where they are while it grows past them. The trabeculae stay as well:
only a share of the cloud's space is cement. How much, and its forms, are choices of the model.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.radial_body import angles_rad, chebyshev_points, volume_ml
from kyphoview.procedure.filling.walls import room_lying_mm
from kyphoview.procedure.instruments.positions import tool_tracks

PORE_SHARE = 0.65  # of the cloud's space is cement
_WALL_CLEARANCE_MM = 0.35
_BACK_WALL_MM, _FRONT_WALL_MM = 4.5, 1.5  # its ends stay so far from the back wall and from the front cortex
_LEAST_MM = 0.05
_FARTHEST_MM = 15.0
_SLENDER = 2.2  # longer along the needle's way than across it
_ROUND_EXPONENT = 2.2
_LOBED, _FINGERS_MM, _WHOLE_FINGERS_FROM_MM = 0.9, 2.2, 7.0
_UNEVEN_MM, _UNEVEN_BESIDE_MM = 1.5, 1.0  # of its border along walls, and how much more to the other side's cloud
_REACHES = 64


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Where a cloud can grow on the left side: from a place along the axis, as far as `limit_mm` (S, A) at stations
    `s_mm` (S,), all mm."""

    s_mm: Values
    limit_mm: Values
    middle_mm: float

    def limit_at(self, s_mm: Values) -> Values:
        """The limit (N, A) in mm at other stations (N,)."""
        row = np.clip(np.searchsorted(self.s_mm, s_mm) - 1, 0, len(self.s_mm) - 2)
        share = ((s_mm - self.s_mm[row]) / (self.s_mm[row + 1] - self.s_mm[row]))[:, None]
        found: Values = self.limit_mm[row] * (1.0 - share) + self.limit_mm[row + 1] * share
        return found

    def stations_mm(self, reach_mm: float) -> Values:
        """The stations (S,) in mm of a cloud of that reach: it slows down towards both ends of the room."""
        back, front = self.middle_mm - self.s_mm[0], self.s_mm[-1] - self.middle_mm
        behind, before = (room * -math.expm1(-_SLENDER * reach_mm / room) for room in (back, front))
        along = chebyshev_points()
        found: Values = self.middle_mm + np.where(along < 0.0, behind, before) * along
        return found

    def grown(self, reach_mm: float) -> tuple[Values, Values]:
        """Stations (S,) and radii (S, A) in mm of a cloud that would reach so far without walls."""
        s_mm, ends = self.stations_mm(reach_mm), np.abs(chebyshev_points())[:, None]
        lobes, fingers = _noise(0).at(s_mm - self.middle_mm), _noise(1).at(s_mm - self.middle_mm)
        depth = _FINGERS_MM * min(reach_mm / _WHOLE_FINGERS_FROM_MM, 1.0)
        free = reach_mm * (1.0 + _LOBED * (lobes - 0.5)) * np.sqrt(1.0 - ends**_ROUND_EXPONENT)
        free += depth * fingers * np.sqrt(1.0 - ends**8)
        free = np.maximum(free, 1e-6)
        radius_mm = (free**-4.0 + self.limit_at(s_mm) ** -4.0) ** -0.25
        radius_mm[[0, -1]] = 0.0
        return s_mm, radius_mm


class Cloud:
    """The cement of the left side for any volume from none to the case's."""

    def __init__(self, room: Room, case_ml: float) -> None:
        self._room = room
        farthest_mm = _reach_for(room, case_ml)
        self._reaches_mm = np.linspace(0.0, farthest_mm, _REACHES)
        volumes = [cement_ml(*room.grown(float(reach))) for reach in self._reaches_mm[1:]]
        self._cube_roots = np.cbrt(np.maximum.accumulate([0.0, *volumes]))  # a volume grows about as a reach's cube

    def reach_mm(self, volume: float) -> float:
        """How far it would reach without walls when so many mL are in."""
        return float(np.interp(np.cbrt(volume), self._cube_roots, self._reaches_mm))

    def ends_mm(self, volume: float) -> tuple[float, float]:
        """Where along the axis it begins and ends when so many mL are in."""
        stations = self._room.stations_mm(self.reach_mm(volume))
        return float(stations[0]), float(stations[-1])

    def shape(self, volume: float) -> tuple[Values, Values]:
        """Its stations (S,) and radii (S, A) in mm when so many mL are in, the volume exact."""
        s_mm, radius_mm = self._room.grown(self.reach_mm(volume))
        # What is left of the table's interpolation.
        return s_mm, radius_mm * math.sqrt(volume / cement_ml(s_mm, radius_mm))


def cement_ml(s_mm: Values, radius_mm: Values) -> float:
    """The cement in a cloud of stations (S,) and radii (S, A) in mm, mL."""
    return PORE_SHARE * volume_ml(s_mm, radius_mm)


def cloud_of(case: Case) -> Cloud:
    """The cloud of a case."""
    return Cloud(room_of(case), case.cement_ml)


def most_cloud_ml(case: Case) -> float:
    """The most cement that the spongy bone of a case takes on each side, mL."""
    return cement_ml(*room_of(case).grown(_FARTHEST_MM))


def room_of(case: Case) -> Room:
    """Where the cement of a case can go; it does not depend on its volume."""
    return _room(case.level, case.shape, case.loss_percent, case.balloons, case.course)


@lru_cache(maxsize=4)
def _room(level: str, shape: str, loss_percent: float, balloons: int, course: str) -> Room:
    case = Case(level, shape, loss_percent, balloons, 1.0, 1.0, 0.0, course)
    tracks = tool_tracks(level, case.path, has_balloon=False)
    place, middle_mm = tracks.place, tracks.filler.at(tracks.filler.last_clock)
    back_mm, front_mm = place.back_wall_mm + _BACK_WALL_MM, place.front_cortex_mm - _FRONT_WALL_MM
    s_mm = (back_mm + front_mm) / 2 + (front_mm - back_mm) / 2 * chebyshev_points()
    limit_mm = room_lying_mm(case, s_mm) - _WALL_CLEARANCE_MM - _uneven_mm(case) * _noise(1).at(s_mm)
    return Room(s_mm, np.maximum(limit_mm, _LEAST_MM), middle_mm)


def _uneven_mm(case: Case) -> Values:
    """How much (A,) in mm of the room trabeculae withhold in each direction: more where another side has its cloud."""
    beside = np.maximum(np.cos(angles_rad()), 0.0) if case.balloons == 2 else np.zeros(len(angles_rad()))
    return _UNEVEN_MM + _UNEVEN_BESIDE_MM * beside


def _reach_for(room: Room, wanted_ml: float) -> float:
    """The reach in mm at which a cloud holds so much, by halving; the farthest where even that holds less."""
    low, high = 0.0, _FARTHEST_MM
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (low, middle) if cement_ml(*room.grown(middle)) > wanted_ml else (middle, high)
    return high


class _Noise:
    """A fixed smooth noise around and along an axis, 0 to 1."""

    def __init__(self, seed: int, turns: tuple[int, int], lengths_mm: tuple[float, float], waves: int) -> None:
        random = np.random.default_rng(seed)
        around = random.integers(turns[0], turns[1] + 1, waves)
        self._along = 2.0 * math.pi / random.uniform(*lengths_mm, waves) * random.choice((-1.0, 1.0), waves)
        phases = random.uniform(0.0, 2.0 * math.pi, waves)
        turned = around[:, None] * angles_rad()[None, :] + phases[:, None]
        self._turned = np.concatenate((np.cos(turned), np.sin(turned)))
        self._size = math.sqrt(2.0 / waves)

    def at(self, s_mm: Values) -> Values:
        """The noise (S, A) at places (S,) along the axis, mm."""
        phase = s_mm[:, None] * self._along[None, :]
        # sin(a + b), so that all waves are one product of two matrices
        waves = np.concatenate((np.sin(phase), np.cos(phase)), axis=1) @ self._turned
        found: Values = 0.5 + 0.5 * np.tanh(1.2 * self._size * waves)
        return found


@lru_cache(maxsize=2)
def _noise(which: int) -> _Noise:
    """0: lobes; 1: fingers between the trabeculae."""
    return _Noise(7, (1, 3), (9.0, 22.0), 9) if which == 0 else _Noise(8, (7, 20), (2.2, 6.0), 30)
