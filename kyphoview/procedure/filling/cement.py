"""The cement: the cavity and a ragged rim among the trabeculae around it, filled from the front backwards.

What comes last stands in the channel behind the cavity.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.filling.lobes import lobes
from kyphoview.procedure.filling.radial_body import ANGLES, chebyshev_points, lengthened, volume_ml

RIM_SHARE = 0.35  # of the rim's space is cement, the rest is bone
_THINNEST_MM, THICKEST_RIM_MM = 0.2, 1.0  # of the ragged rim: its fingers reach 0.5 to 1 mm, between them it is thin
_RIM_BEYOND_ENDS_MM = 0.6
_SHELL_CLEARANCE_MM = 0.25
_SHARPEST, _FULLEST = 9.0, 0.02  # exponents of the noise: a few fingers, a rim of 1 mm all round
_MENISCUS_MM = 5.0
_SHORTEST_TAIL_MM = 0.05
_FRONTS = 81


@dataclass(frozen=True, slots=True, eq=False)
class CementShape:
    """Cement of the left side: the cavity's part, that part with the rim, and what stands in the channel behind it
    (None while there is none), each as stations (S,) and radii (S, A), mm."""

    core_s_mm: Values
    core_mm: Values
    rim_s_mm: Values
    rim_mm: Values
    tail: tuple[Values, Values] | None = None

    @property
    def volume_ml(self) -> float:
        """All the cement in the core, its share of the rim's space, and all that is in the channel."""
        return self.around_cavity_ml + self.tail_ml

    @property
    def around_cavity_ml(self) -> float:
        """The same without what is in the channel."""
        core = volume_ml(self.core_s_mm, self.core_mm)
        return core + RIM_SHARE * (volume_ml(self.rim_s_mm, self.rim_mm) - core)

    @property
    def tail_ml(self) -> float:
        """What is in the channel."""
        return volume_ml(*self.tail) if self.tail else 0.0


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
        depth = _THINNEST_MM + (THICKEST_RIM_MM - _THINNEST_MM) * lobes() ** exponent
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


@dataclass(frozen=True, slots=True)
class ChannelEnd:
    """The part of the channel behind the cavity that cement can come to: where it begins along the axis, and its
    radius, mm."""

    back_mm: float
    radius_mm: float

    def tail(self, rear_mm: float, cavity_back_mm: float) -> tuple[Values, Values] | None:
        """Cement from its rear to the cavity, as stations (S,) and radii (S, A) in mm, round at the rear; None if there
        is none."""
        start = max(rear_mm, self.back_mm)
        if cavity_back_mm - start < _SHORTEST_TAIL_MM:
            return None
        s_mm = (start + cavity_back_mm) / 2 + (cavity_back_mm - start) / 2 * chebyshev_points()
        into = np.clip((s_mm - start) / self.radius_mm, 0.0, 1.0)
        radius_mm = self.radius_mm * np.sqrt(1.0 - (1.0 - into) ** 2)
        radius_mm[-1] = 0.0  # closed where the cavity begins
        return s_mm, np.repeat(radius_mm[:, None], ANGLES, axis=1)


class Filling:
    """The cement of one cavity, and of the channel behind it, for any volume from none to the case's."""

    def __init__(self, cavity: SettledCavity, channel: ChannelEnd, case_ml: float) -> None:
        self._channel = channel
        full_tail = channel.tail(channel.back_mm, float(cavity.s_mm[0]))
        self._whole = cavity.whole(cavity.exponent_for(case_ml - (volume_ml(*full_tail) if full_tail else 0.0)))
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
        # What is left of the table's interpolation, under 0.1 %.
        scale = math.sqrt((cement_ml - found.tail_ml) / found.around_cavity_ml)
        return replace(found, core_mm=found.core_mm * scale, rim_mm=found.rim_mm * scale)

    def _cut_at(self, rear_mm: float) -> CementShape:
        whole = self._whole
        return CementShape(
            *_front_part(whole.core_s_mm, whole.core_mm, rear_mm),
            *_front_part(whole.rim_s_mm, whole.rim_mm, rear_mm),
            self._channel.tail(rear_mm, float(whole.core_s_mm[0])),
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
