"""When each sentence of a step starts, and where the picture is meanwhile: one plan that voice and picture go by.

A sentence that is pinned starts when the picture comes to its moment. Where the words need longer than the motion, the
picture goes slower; where the motion needs longer, the voice waits. Between the pins the pace changes smoothly.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

_LAST_PACE = 0.7  # of the usual one, at the slowest, from the last pin to the step's end
_HALVINGS = 40  # in finding the time of a moment: far below a frame


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence that takes `seconds` with the pause after it, and starts at this share of the step, if at one."""

    seconds: float
    at: float | None = None


@dataclass(frozen=True)
class Timeline:
    """A step with its voice: seconds from its beginning.

    Attributes:
        starts_s: of each sentence.
        duration_s: until the voice is silent, and the motion has come to its end.
    """

    starts_s: tuple[float, ...]
    duration_s: float
    _places: tuple[tuple[float, float], ...]  # (seconds, share of the step), both never falling

    def share_at(self, seconds: float) -> float:
        """Where in the step the picture is, 0 to 1."""
        places, slopes = self._places, self._slopes
        number = bisect_right(places, seconds, key=itemgetter(0)) - 1
        if number < 0 or number >= len(places) - 1:
            return places[0][1] if number < 0 else places[-1][1]
        (start, low), (end, high) = places[number], places[number + 1]
        span = end - start
        x = (seconds - start) / span
        rise = high - low
        first, last = slopes[number] * span, slopes[number + 1] * span
        return low + x * (first + x * (3 * rise - 2 * first - last + x * (first + last - 2 * rise)))

    def seconds_at(self, share: float) -> float:
        """When the picture first comes to a share of the step."""
        low, high = 0.0, self.duration_s
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.share_at(middle) < share else (low, middle)
        return high

    def number_at(self, seconds: float) -> int:
        """Which sentence is the last that has started; -1 before the first."""
        return bisect_right(self.starts_s, seconds) - 1

    @cached_property
    def _slopes(self) -> tuple[float, ...]:
        """At each place the pace, by which a cubic between two places never runs back (Fritsch and Butland, 1984)."""
        places = self._places
        paces = [(high - low) / (end - start) for (start, low), (end, high) in pairwise(places)]
        inner = [2 * a * b / (a + b) if a and b else 0.0 for a, b in pairwise(paces)]
        return (paces[0], *inner, 0.0) if paces else (0.0,)


def planned(cues: Sequence[Cue], moving_s: float, rest_s: float = 0.0) -> Timeline:
    """The plan of a step whose motion alone takes `moving_s`; at its end the picture rests for `rest_s` at least.

    Args:
        cues: the sentences; those that are pinned are in the order of their moments.
    """
    starts, places, now, share = [], [(0.0, 0.0)], 0.0, 0.0
    for cue in cues:
        if cue.at is not None and cue.at > share:
            now = max(now, places[-1][0] + (cue.at - share) * moving_s)
            share = cue.at
            places.append((now, share))
        elif cue.at is not None:
            places.append((now, share))  # the picture waits for the sentences before
        starts.append(now)
        now += cue.seconds
    last, alone_s = places[-1][0], (1.0 - share) * moving_s
    end = last + min(max(alone_s, now - last), alone_s / _LAST_PACE)
    places.append((end, 1.0))
    return Timeline(tuple(starts), max(now, end + rest_s), tuple(_apart(places)))


def _apart(places: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The places at different times."""
    for number, (seconds, share) in enumerate(places):
        if number + 1 == len(places) or places[number + 1][0] > seconds + 1e-9:
            yield seconds, share
