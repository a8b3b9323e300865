"""Where labels stand: fixed for a whole step, so that only the ends of their leader lines move.

At every sampled moment of the step no two leaders cross, no box covers another, and no leader runs through a box. Where
room runs out the less important labels are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kyphoview.view.labels.label_candidates import Candidates, Room, Wanted, candidates_of, together
from kyphoview.view.labels.leader_conflicts import Mask, Values, cross, overlap, runs_into

_LEAST = 1e-9  # what stands for no length
_BEYOND = 0.5  # how far leaders are thought to reach beyond their ends, in gaps: parts move between the moments


@dataclass(frozen=True, slots=True)
class _Effort:
    """How many arrangements are kept on the way, in all and of those with the same labels on the same sides; and which
    of a label's places are tried: so many of the best, and then every so many-th, so many times."""

    kept: int
    alike: int
    best: int
    each: int
    further: int


_USUAL, _THOROUGH = _Effort(24, 3, 5, 6, 8), _Effort(240, 40, 8, 2, 40)


@dataclass(frozen=True, slots=True)
class Place:
    """A label's box (x, y, width, height), the point of it that its leader starts from, and which size it has."""

    x: float
    y: float
    width: float
    height: float
    start: tuple[float, float]
    size: int = 0


def place_labels(labels: Sequence[Wanted], room: Room) -> tuple[Place | None, ...]:
    """The places of all labels, given with the most important first; None where one has no room."""
    search = _Search(labels, room)
    chosen = search.best(_USUAL)
    if -1 in chosen:
        chosen = search.best(_THOROUGH)
    return tuple(None if place < 0 else _place(search.candidates[at], place) for at, place in enumerate(chosen))


def _place(candidates: Candidates, at: int) -> Place:
    left, top, right, bottom = candidates.boxes[at].tolist()
    x, y = candidates.starts[at].tolist()
    return Place(left, top, right - left, bottom - top, (x, y), int(candidates.sizes[at]))


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """The places of the first labels, -1 for none, and what they cost."""

    places: tuple[int, ...]
    cost: float

    @property
    def rank(self) -> tuple[tuple[bool, ...], float]:
        """Less is better: no important label is left out for the sake of others."""
        return tuple(place < 0 for place in self.places), self.cost


class _Search:
    """Takes the labels one after the other, and keeps the best arrangements of those so far."""

    def __init__(self, labels: Sequence[Wanted], room: Room) -> None:
        self._labels, self._room = labels, room
        self.candidates = [candidates_of(at, labels, room) for at in range(len(labels))]
        self._in_the_way: dict[tuple[int, int, int], Mask] = {}

    def best(self, effort: _Effort) -> tuple[int, ...]:
        """The best arrangement that is found."""
        arrangements = [_Arrangement((), 0.0)]
        for at in range(len(self._labels)):
            grown = [each for before in arrangements for each in self._grown(before, at, effort)]
            ranked = sorted(grown, key=lambda each: each.rank)
            arrangements = self._varied(ranked, effort.alike)[: effort.kept]
        return arrangements[0].places

    def _varied(self, ranked: list[_Arrangement], most: int) -> list[_Arrangement]:
        """The best ones without those that hardly differ from better ones."""
        alike: dict[tuple[int, ...], int] = {}
        found = []
        for each in ranked:
            sides = tuple(self._side(at, place) for at, place in enumerate(each.places))
            alike[sides] = alike.get(sides, 0) + 1
            if alike[sides] <= most:
                found.append(each)
        return found

    def _side(self, at: int, place: int) -> int:
        return -1 if place < 0 else int(self.candidates[at].sides[place])

    def _grown(self, before: _Arrangement, at: int, effort: _Effort) -> list[_Arrangement]:
        """An arrangement with one label more, in several places."""
        costs = self.candidates[at].costs
        free = np.ones(len(costs), bool)
        for other, place in enumerate(before.places):
            if place >= 0 and together(self._labels[other], self._labels[at]):
                free &= ~self._conflicts(other, place, at)
        chosen = np.nonzero(free)[0]
        tried = (*chosen[: effort.best], *chosen[effort.best :: effort.each][: effort.further])
        if not tried:
            return [_Arrangement((*before.places, -1), before.cost)]
        return [_Arrangement((*before.places, int(each)), before.cost + float(costs[each])) for each in tried]

    def _conflicts(self, other: int, place: int, at: int) -> Mask:
        """Which places of a label are in the way of another in its place, (C,)."""
        known = self._in_the_way.get((other, place, at))
        if known is None:
            known = self._in_the_way[other, place, at] = self._find_conflicts(other, place, at)
        return known

    def _find_conflicts(self, other: int, place: int, at: int) -> Mask:
        mine, theirs = self.candidates[at], self.candidates[other]
        box, start = theirs.boxes[place], theirs.starts[place]
        both = ~np.isnan(self._labels[at].track[:, 0] + self._labels[other].track[:, 0])
        end, their_end = self._labels[at].track[both], self._labels[other].track[both]
        found = overlap(mine.boxes, box[None], self._room.gap)
        if not both.any():
            return found
        starts = mine.starts[:, None]
        far, their_far = self._beyond(starts, end[None]), self._beyond(start[None], their_end)
        found |= cross(starts, far, start[None, None], their_far[None]).any(axis=1)
        found |= runs_into(starts, far, box[None, None]).any(axis=1)
        found |= runs_into(start[None, None], their_far[None], mine.boxes[:, None]).any(axis=1)
        return found

    def _beyond(self, start: Values, end: Values) -> Values:
        along = end - start
        length = np.maximum(np.sqrt(along[..., 0] ** 2 + along[..., 1] ** 2), _LEAST)[..., None]
        return np.asarray(end + along / length * _BEYOND * self._room.gap)
