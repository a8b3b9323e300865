"""Everything about a case that does not depend on the moment, computed once and kept."""

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.body_state import lift
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.balloon_shape import TampSpace
from kyphoview.procedure.filling.cement import ChannelEnd, Filling, SettledCavity
from kyphoview.procedure.filling.cloud import Cloud, cloud_of
from kyphoview.procedure.filling.lobes import dented
from kyphoview.procedure.filling.radial_body import volume_ml
from kyphoview.procedure.filling.walls import LEAST_THICKNESS, Walls, walls_of
from kyphoview.procedure.instruments.balloon_tamp import SLEEVE_RADIUS_MM
from kyphoview.procedure.instruments.positions import tool_tracks

SETTLED_SHARE = 0.075  # of the cavity's volume is lost when the balloon has left; at most 8 % is asked
CEMENTED_SHARE = 0.5  # of the channel between cavity and cannula: a little of it fills
_UNFOLDED_ML = 0.4  # with so much in it no fold of the balloon is left
_UNFOLDING_ML = (0.0, 0.1, 0.2, 0.3)
_FILLING_FRAMES = 14
_SETTLING_FRAMES = 4

T = TypeVar("T")


class RadiusTable:
    """Radii (S, A) for some rising volumes; between two of them their squares are blended.

    A volume is a sum of squared radii, so that of a blend rises evenly, and exactly, however much the two differ.
    """

    def __init__(self, volumes_ml: list[float], radii_mm: list[Values]) -> None:
        self._volumes_ml = volumes_ml
        self._squared_mm2 = [radius * radius for radius in radii_mm]

    def radius_mm(self, wanted_ml: float) -> Values:
        """The radii (S, A) in mm that hold `wanted_ml`."""
        first = int(np.clip(np.searchsorted(self._volumes_ml, wanted_ml) - 1, 0, len(self._volumes_ml) - 2))
        low, high = self._volumes_ml[first], self._volumes_ml[first + 1]
        share = (min(max(wanted_ml, low), high) - low) / (high - low)
        blended: Values = self._squared_mm2[first + 1] - self._squared_mm2[first]
        blended *= share
        blended += self._squared_mm2[first]
        return np.sqrt(blended, out=blended)


class Plan:
    """The shapes of a case's balloon, cavity and cement, on the left side; the right one is its mirror image."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._cached: dict[str, tuple[Hashable, Any]] = {}

    def cached(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """What was made last under that name if it was for the same key, else a new one.

        Much of a picture rests while something else moves; what `make` returns must depend on the key alone.
        """
        last = self._cached.get(name)
        if last is None or last[0] != key:
            last = self._cached[name] = (key, make())
        found: T = last[1]
        return found

    @cached_property
    def walls(self) -> Walls:
        """How far it is to the walls of the body."""
        return walls_of(self.case)

    @property
    def s_mm(self) -> Values:
        """The stations (S,) in mm of balloon and cavity along the axis."""
        return self.walls.s_mm

    def balloon_mm(self, held_ml: float) -> Values:
        """The balloon's radii (S, A) in mm with so much contrast in it."""
        return self._filling.radius_mm(self.body_ml(held_ml))

    def draining_mm(self, held_ml: float) -> Values:
        """The radii (S, A) in mm of the balloon as it empties inside the cavity, shrinking evenly."""
        return self._draining.radius_mm(self.body_ml(held_ml))

    def body_ml(self, held_ml: float) -> float:
        """The volume of the balloon as a body: what is in it, and while it unfolds the folds as well."""
        folded = max(1.0 - held_ml / _UNFOLDED_ML, 0.0)
        return held_ml + self._sleeve_ml * folded**3

    def held_ml(self, body_ml: float) -> float:
        """The inverse of `body_ml`: what is in a balloon of that volume. Newton's method on a rising cubic."""
        held = max(body_ml - self._sleeve_ml, 0.0) if body_ml < _UNFOLDED_ML else body_ml
        for _ in range(6):
            folded = max(1.0 - held / _UNFOLDED_ML, 0.0)
            slope = 1.0 - 3.0 * self._sleeve_ml / _UNFOLDED_ML * folded * folded
            held -= (self.body_ml(held) - body_ml) / slope
        return max(held, 0.0)

    def cavity_mm(self, settled: float) -> Values:
        """The cavity's radii (S, A) in mm while the bone settles after the balloon has left, `settled` 0 to 1."""
        return self._settling.radius_mm(self.cavity_ml(settled))

    def cavity_ml(self, settled: float) -> float:
        """The cavity's volume while the bone settles."""
        return self.case.balloon_ml * (1.0 - SETTLED_SHARE * settled)

    def compacted_mm(self, radius_mm: Values, lift_now: float, settled: float) -> Values:
        """How far out (S, A) in mm bone is compacted around a balloon or cavity.

        Bone from the empty balloon out to there keeps 0.35 of its thickness, or it lies against the shell and lifts it.
        """
        out: Values = radius_mm - LEAST_THICKNESS * SLEEVE_RADIUS_MM
        out /= 1.0 - LEAST_THICKNESS
        np.minimum(out, self.walls.distance(lift_now, settled), out=out)
        return np.maximum(out, radius_mm, out=out)

    @cached_property
    def filling(self) -> Filling:
        """The cement in the settled cavity and in the channel behind it."""
        tracks = tool_tracks(self.case.level, self.case.path)
        place = tracks.place
        back_mm = place.balloon_back_mm - CEMENTED_SHARE * (place.balloon_back_mm - place.cannula_tip_mm)
        channel = ChannelEnd(back_mm, tracks.needle_radius_mm)
        return Filling(settled_cavity(self.case, self.walls), channel, self.case.cement_ml)

    @cached_property
    def cloud(self) -> Cloud:
        """The cement among the trabeculae, where no balloon has made a cavity."""
        return cloud_of(self.case)

    def cement_ends_mm(self, cement_ml: float) -> tuple[float, float]:
        """Where along the axis the cement begins and ends when so much is in."""
        if not self.case.has_balloon:
            return self.cloud.ends_mm(cement_ml)
        return self.filling.rear_mm(cement_ml), self.filling.front_mm

    @cached_property
    def most_ml(self) -> float:
        """The most that a balloon could hold in this body."""
        return most_balloon_ml(self.walls)

    @cached_property
    def _sleeve(self) -> Values:
        return TampSpace(self.s_mm, self.walls.limit(0.0, 0.0)).shape(SLEEVE_RADIUS_MM)

    @cached_property
    def _sleeve_ml(self) -> float:
        return volume_ml(self.s_mm, self._sleeve)

    @cached_property
    def _filling(self) -> RadiusTable:
        full_ml = self.case.balloon_ml
        held = [*_UNFOLDING_ML, *np.linspace(_UNFOLDED_ML, full_ml, _FILLING_FRAMES).tolist()]
        volumes, radii = [self._sleeve_ml], [self._sleeve]
        for held_ml in held[1:]:
            volumes.append(self.body_ml(held_ml))
            room = TampSpace(self.s_mm, self.walls.limit(lift(held_ml, full_ml), 0.0))
            radii.append(room.filled(volumes[-1]))
        return RadiusTable(volumes, radii)

    @cached_property
    def _draining(self) -> RadiusTable:
        full_ml = self.case.balloon_ml
        return RadiusTable([self._sleeve_ml, full_ml], [self._sleeve, self._filling.radius_mm(full_ml)])

    @cached_property
    def _settling(self) -> RadiusTable:
        """Frames from settled (the smallest) back to full."""
        volumes, radii = [], []
        for frame in range(_SETTLING_FRAMES + 1):
            settled = frame / _SETTLING_FRAMES
            volumes.append(self.cavity_ml(settled))
            radii.append(settling_mm(self.walls, settled, self.case.balloon_ml, volumes[-1]))
        return RadiusTable(volumes[::-1], radii[::-1])


def settled_cavity(case: Case, walls: Walls) -> SettledCavity:
    """The cavity after the balloon has left."""
    radius_mm = settling_mm(walls, 1.0, case.balloon_ml, case.balloon_ml * (1.0 - SETTLED_SHARE))
    return SettledCavity(walls.s_mm, radius_mm, walls.after)


def settling_mm(walls: Walls, settled: float, balloon_ml: float, wanted_ml: float) -> Values:
    """The radii (S, A) in mm of a cavity of so many mL: what the balloon made, as far as the bone that comes back from
    its lift leaves room, with dents where it gives way."""
    room = TampSpace(walls.s_mm, walls.limit(1.0, settled))
    return dented(walls.s_mm, room.filled(min(balloon_ml, max(room.most_ml(), wanted_ml))), wanted_ml)


def most_balloon_ml(walls: Walls) -> float:
    """The most that a balloon can hold so that it fits when full and its cavity when settled."""
    full = TampSpace(walls.s_mm, walls.limit(1.0, 0.0)).most_ml()
    after = TampSpace(walls.s_mm, walls.limit(1.0, 1.0)).most_ml()
    return min(full, after / (1.0 - SETTLED_SHARE))


@lru_cache(maxsize=2)  # each holds 3 MB
def plan_of(case: Case) -> Plan:
    """The plan of a case."""
    return Plan(case)
