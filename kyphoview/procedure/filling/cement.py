"""The cement: the cavity and a ragged rim among the trabeculae around it, filled from the front backwards."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.filling.radial_body import (
    ANGLES,
    STATIONS,
    angles_rad,
    chebyshev_points,
    lengthened,
    volume_ml,
)

RIM_SHARE = 0.35  # of the rim's space is cement, the rest is bone
_THINNEST_MM, THICKEST_RIM_MM = 0.2, 1.0  # of the ragged rim: its fingers reach 0.5 to 1 mm, between them it is thin
_RIM_BEYOND_ENDS_MM = 0.6
_SHELL_CLEARANCE_MM = 0.25
_SHARPEST, _FULLEST = 9.0, 0.02  # exponents of the noise: a few fingers, a rim of 1 mm all round
_MENISCUS_MM = 5.0
_FRONTS = 81


@dataclass(frozen=True, slots=True, eq=False)
class CementShape:
    """Cement of the left side: the cavity's part and all of it with the rim, as stations (S,) and radii (S, A)."""

    core_s_mm: Values
    core_mm: Values
    rim_s_mm: Values
    rim_mm: Values

    @property
    def volume_ml(self) -> float:
        """All the cement in the core, and its share of the rim's space."""
        core = volume_ml(self.core_s_mm, self.core_mm)
        return core + RIM_SHARE * (volume_ml(self.rim_s_mm, self.rim_mm) - core)


@dataclass(frozen=True, eq=False)
class SettledCavity:
    """A settled cavity on the left side: stations (S,), radii (S, A), and the way to the shell (S, A), mm."""

    s_mm: Values
    radius_mm: Values
    walls_mm: Values

    @cached_property
    def most_ml(self) -> float:
        """The most cement that the cavity and its rim take."""
        return self.whole(_FULLEST).volume_ml

    def whole(self, exponent: float) -> CementShape:
        """Cavity and rim full of cement; a small exponent makes a thick rim, a great one a thin rim with fingers."""
        rim_s_mm = lengthened(self.s_mm, _RIM_BEYOND_ENDS_MM)
        depth = _THINNEST_MM + (THICKEST_RIM_MM - _THINNEST_MM) * np.exp(exponent * _log_noise())
        ends = np.sqrt(np.maximum(1.0 - chebyshev_points() ** 12, 0.0))[:, None]
        farthest = np.maximum(self.walls_mm - _SHELL_CLEARANCE_MM, self.radius_mm)
        return CementShape(self.s_mm, self.radius_mm, rim_s_mm, np.minimum(self.radius_mm + depth * ends, farthest))

    def exponent_for(self, cement_ml: float) -> float:
        """The exponent with which the whole holds so much; at its limits when nothing between does."""
        low, high = math.log(_FULLEST), math.log(_SHARPEST)
        if self.whole(_SHARPEST).volume_ml >= cement_ml:
            return _SHARPEST
        for _ in range(24):
            middle = (low + high) / 2
            if self.whole(math.exp(middle)).volume_ml > cement_ml:
                low = middle
            else:
                high = middle
        return math.exp(high)


class Filling:
    """The cement of one cavity for any volume from none to the case's."""

    def __init__(self, cavity: SettledCavity, case_ml: float) -> None:
        self._whole = cavity.whole(cavity.exponent_for(case_ml))
        first, last = self._whole.rim_s_mm[0] - _MENISCUS_MM, self._whole.rim_s_mm[-1]
        self._fronts_mm = np.linspace(last, first, _FRONTS)
        volumes = [0.0] + [self._cut_at(float(front)).volume_ml for front in self._fronts_mm[1:]]
        self._volumes_ml = np.maximum.accumulate(np.array(volumes))

    @property
    def front_mm(self) -> float:
        """Where along the axis its front lies, how much there may be."""
        return float(self._whole.rim_s_mm[-1])

    def rear_mm(self, cement_ml: float) -> float:
        """Where the cement's rear surface stands along the axis when so much is in."""
        return float(np.interp(cement_ml, self._volumes_ml, self._fronts_mm))

    def shape(self, cement_ml: float) -> CementShape:
        """The cement when so much is in, volume exact."""
        found = self._cut_at(self.rear_mm(cement_ml))
        scale = math.sqrt(cement_ml / found.volume_ml)  # what is left of the table's interpolation, under 0.1 %
        return CementShape(found.core_s_mm, found.core_mm * scale, found.rim_s_mm, found.rim_mm * scale)

    def _cut_at(self, rear_mm: float) -> CementShape:
        whole = self._whole
        return CementShape(
            *_front_part(whole.core_s_mm, whole.core_mm, rear_mm), *_front_part(whole.rim_s_mm, whole.rim_mm, rear_mm)
        )


def _front_part(s_mm: Values, radius_mm: Values, rear_mm: float) -> tuple[Values, Values]:
    """The part of a body in front of a place, its rear rounded to a meniscus, on stations of its own."""
    start = max(rear_mm, float(s_mm[0]))
    end = max(float(s_mm[-1]), start + 1e-6)
    stations = (start + end) / 2 + (end - start) / 2 * chebyshev_points()
    below = np.clip(np.searchsorted(s_mm, stations) - 1, 0, len(s_mm) - 2)
    share = np.clip((stations - s_mm[below]) / (s_mm[below + 1] - s_mm[below]), 0.0, 1.0)
    into = np.clip((stations - rear_mm) / _MENISCUS_MM, 0.0, 1.0)
    round_off = np.sqrt(1.0 - (1.0 - into) ** 2)
    near, far = (1.0 - share) * round_off, share * round_off
    return stations, radius_mm[below] * near[:, None] + radius_mm[below + 1] * far[:, None]


@lru_cache(maxsize=1)
def _log_noise() -> Values:
    """The logarithm of a fixed smooth noise (S, A) from 0 to 1, with the size of trabeculae, the same every time."""
    random = np.random.default_rng(20)
    angle, along = angles_rad(ANGLES)[None, :], 9.0 * chebyshev_points(STATIONS)[:, None]
    noise = np.zeros((STATIONS, ANGLES))
    for _ in range(24):
        turns, waves_per_mm = random.integers(4, 21), random.uniform(0.05, 0.45)
        phase = random.uniform(0.0, 2.0 * math.pi)
        sign = random.choice((-1.0, 1.0))
        noise += np.sin(turns * angle + sign * 2.0 * math.pi * waves_per_mm * along + phase)
    ranks = noise.ravel().argsort().argsort().reshape(noise.shape)
    return np.log((ranks + 0.5) / ranks.size)
