"""A value that moves from key to key over the whole procedure, eased: continuous by construction."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from kyphoview.procedure.step import Movement
from kyphoview.procedure.steps import all_keys

_SPEEDING_UP = 0.2  # the share of a long way on which speed is gained, and lost again at its end


def eased(share: float) -> float:
    """Smooth start and end: 0 at 0, 1 at 1, level at both; constant outside."""
    held = min(max(share, 0.0), 1.0)
    return held * held * (3.0 - 2.0 * held)


def even(share: float) -> float:
    """The same speed all the way: 0 at 0, 1 at 1; constant outside."""
    return min(max(share, 0.0), 1.0)


def glided(share: float) -> float:
    """As `eased`, with an even speed in between: for long ways, which would be too fast in the middle."""
    held = min(max(share, 0.0), 1.0)
    if held > 0.5:
        return 1.0 - glided(1.0 - held)
    if held < _SPEEDING_UP:
        return held * held / (2.0 * _SPEEDING_UP * (1.0 - _SPEEDING_UP))
    return (held - _SPEEDING_UP / 2.0) / (1.0 - _SPEEDING_UP)


class Track:
    """Keys (clock, value) in order of time; between two keys the value eases from one to the other.

    Before the first key and after the last one it rests. Values have the unit of whatever the track drives.
    """

    __slots__ = ("_clocks", "_easing", "_values")

    def __init__(self, keys: Iterable[tuple[float, float]], easing: Callable[[float], float] = eased) -> None:
        self._easing = easing
        rows = list(keys)
        self._clocks = [clock for clock, _ in rows]
        self._values = [value for _, value in rows]
        if self._clocks != sorted(set(self._clocks)):
            raise ValueError("the keys of a track must be in order of time")

    def at(self, clock: float) -> float:
        """The value at a clock (steps gone since the beginning)."""
        after = bisect_right(self._clocks, clock)
        if after == 0:
            return self._values[0]
        if after == len(self._clocks):
            return self._values[-1]
        start, end = self._clocks[after - 1], self._clocks[after]
        first, second = self._values[after - 1], self._values[after]
        return first + (second - first) * self._easing((clock - start) / (end - start))

    def highest_at(self, clock: float) -> float:
        """The highest value up to a clock; between two keys a value never turns."""
        return max([self.at(clock), *self._values[: bisect_right(self._clocks, clock)]])

    @property
    def first_clock(self) -> float:
        """When it begins to move."""
        return self._clocks[0]

    @property
    def last_clock(self) -> float:
        """When it comes to rest."""
        return self._clocks[-1]


def movement(name: Movement, easing: Callable[[float], float] = eased) -> Track:
    """A movement of the steps as a track: 0 (not yet) to 1 (wholly)."""
    return Track(all_keys(lambda step: step.movements.get(name, ())), easing)
