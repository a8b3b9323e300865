"""Where labels stand: fixed for a whole step, so that only the ends of their leader lines move.

Pure geometry in pixels. The places are chosen so that, at every sampled moment of the step, no two leader lines cross,
no box covers another or the subject, and no line runs through the subject that another label names.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EndTrack = NDArray[np.float64]
"""An anchor's place at each sampled moment, (T, 2) in pixels; not a number while its thing is not there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: its anchor's track, its box's size in pixels, and the side it keeps to: 0 left, 1 right."""

    track: EndTrack
    width: float
    height: float
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A strip at one side of the picture in which boxes stand one below the other."""

    x: float
    width: float
    top: float
    bottom: float
    is_left: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A label's box (x, y, width, height) and the point of it that its leader starts from."""

    x: float
    y: float
    width: float
    height: float
    start: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Subject:
    """What no other label's leader may run through: a disc around a track, for the label at `owner` (or none)."""

    track: EndTrack
    radius: float
    owner: int | None


_CROSSING, _THROUGH, _UNFIT = 1e7, 2e5, 1e9
_MOST_ORDERS = 24
_SHARES = np.linspace(0.0, 1.0, 17)[:, None]  # where a leader is looked at along its way
_CENTRAL = 0.02  # of the way between the columns: how near to the middle a thing has no side of its own


def place_labels(
    labels: Sequence[Wanted], columns: Sequence[Column], gap: float, subjects: Sequence[Subject] = ()
) -> tuple[Place, ...]:
    """The places of all labels, in their order. Of all columns and orders, the one with the least conflict and length.

    Args:
        columns: on both sides; there may be several over each other.
    """
    if not labels:
        return ()
    best: tuple[float, tuple[Place, ...]] | None = None
    conflicts = _Conflicts(labels, subjects)
    for chosen in _column_choices(labels, columns):
        best = _best_orders(chosen, columns, gap, conflicts, best)
        if best is not None and best[0] < _THROUGH:
            break
    assert best is not None
    return best[1]


def all_fit(places: Sequence[Place], columns: Sequence[Column], gap: float) -> bool:
    """Whether each box stands in a column, and no two over each other."""
    boxes = [(place.x, place.y, place.x + place.width, place.y + place.height) for place in places]
    inside = all(
        any(
            column.x - gap <= left and right <= column.x + column.width + gap
            and column.top - gap <= top and bottom <= column.bottom + gap
            for column in columns
        )
        for left, top, right, bottom in boxes
    )  # fmt: skip
    apart = all(
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        for one, other in itertools.combinations(boxes, 2)
    )
    return inside and apart


def _middle(track: EndTrack) -> NDArray[np.float64]:
    present = track[~np.isnan(track[:, 0])]
    return present.mean(axis=0) if len(present) else np.zeros(2)


def _column_choices(labels: Sequence[Wanted], columns: Sequence[Column]) -> list[tuple[int, ...]]:
    """Every assignment to the columns, the most natural first: on the nearer side, then as few changes as possible."""
    inner_left = max(column.x + column.width for column in columns if column.is_left)
    inner_right = min(column.x for column in columns if not column.is_left)
    middles = [_middle(label.track) for label in labels]
    offsets = [float(middle[0]) - (inner_left + inner_right) / 2 for middle in middles]
    natural = [
        label.side if label.side is not None else (0 if offset < 0 else 1)
        for label, offset in zip(labels, offsets, strict=True)
    ]
    for at, label in enumerate(labels):  # what is in the middle goes where there is more room
        if label.side is None and abs(offsets[at]) < _CENTRAL * (inner_right - inner_left):
            others = [side for other, side in enumerate(natural) if other != at]
            natural[at] = 0 if others.count(0) <= others.count(1) else 1

    def unnaturalness(at: int, number: int) -> float:
        column, y = columns[number], float(middles[at][1])
        aside = 0.0 if column.is_left == (natural[at] == 0) else max(abs(offsets[at]), 1.0)
        return aside + max(column.top - y, y - column.bottom, 0.0)

    costs = [
        {
            number: unnaturalness(at, number)
            for number, column in enumerate(columns)
            if label.side is None or column.is_left == (label.side == 0)
        }
        for at, label in enumerate(labels)
    ]
    return sorted(
        itertools.product(*costs),
        key=lambda chosen: sum(cost[number] for cost, number in zip(costs, chosen, strict=True)),
    )


def _best_orders(
    of_labels: tuple[int, ...],
    columns: Sequence[Column],
    gap: float,
    conflicts: "_Conflicts",
    best: tuple[float, tuple[Place, ...]] | None,
) -> tuple[float, tuple[Place, ...]] | None:
    """The best orders of the labels in their columns, with their cost, or `best` if none are better."""
    stacks = []
    for number, column in enumerate(columns):
        group = [i for i, own in enumerate(of_labels) if own == number]
        by_height = tuple(sorted(group, key=lambda i: conflicts.middle_y(i)))
        orders = itertools.islice(itertools.permutations(by_height), _MOST_ORDERS)
        stacks.append([(order, *conflicts.stack(order, column, gap)) for order in orders])
    for chosen in itertools.product(*stacks):
        places: dict[int, Place] = {}
        cost = 0.0
        for order, stacked, overflow in chosen:
            places.update(zip(order, stacked, strict=True))
            cost += _UNFIT * overflow
        arranged = tuple(places[i] for i in range(len(of_labels)))
        cost = conflicts.cost(arranged, cost, math.inf if best is None else best[0])
        if best is None or cost < best[0]:
            best = cost, arranged
        if cost < _THROUGH:
            break
    return best


def _stack(
    labels: Sequence[Wanted], middles_y: Sequence[float], column: Column, gap: float
) -> tuple[list[Place], float]:
    """Boxes one below the other, each as near to its anchor's height as the others let it; and what does not fit."""
    if not labels:
        return [], 0.0
    heights = np.array([label.height for label in labels])
    offsets = np.concatenate([[0.0], np.cumsum(heights[:-1] + gap)])
    wishes = np.array(middles_y) - heights / 2 - offsets
    lowest, highest = column.top, column.bottom - heights[-1] - offsets[-1]
    tops = np.clip(_rising(wishes), lowest, max(lowest, highest)) + offsets
    places = []
    for label, top in zip(labels, tops, strict=True):
        x = column.x + (column.width - label.width if column.is_left else 0.0)
        start_x = x + label.width if column.is_left else x
        places.append(Place(x, float(top), label.width, label.height, (start_x, float(top) + label.height / 2)))
    return places, max(0.0, float(lowest - highest)) / max(1.0, float(heights.sum()))


def _rising(wishes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest non-decreasing sequence (pool adjacent violators)."""
    pools: list[list[float]] = []
    for wish in wishes:
        pools.append([float(wish), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, count = pools.pop()
            pools[-1] = [(pools[-1][0] * pools[-1][1] + value * count) / (pools[-1][1] + count), pools[-1][1] + count]
    return np.concatenate([np.full(int(count), value) for value, count in pools])


class _Conflicts:
    """What is wrong with arrangements of labels: crossings and lines through the subject, and the leaders' lengths.

    Two labels stand in the same two places in many arrangements, so each such pair is judged once.
    """

    def __init__(self, labels: Sequence[Wanted], subjects: Sequence[Subject]) -> None:
        self._labels, self._subjects = labels, subjects
        self._middles_y = [float(_middle(label.track)[1]) for label in labels]
        self._spans = [_span(label.track) for label in labels]
        self._stacks: dict[tuple[Column, tuple[int, ...]], tuple[list[Place], float]] = {}
        self._alone: dict[tuple[int, Place], float] = {}
        self._paired: dict[tuple[int, Place, int, Place], float] = {}

    def middle_y(self, at: int) -> float:
        """How high a label's anchor stands, on the whole."""
        return self._middles_y[at]

    def stack(self, order: tuple[int, ...], column: Column, gap: float) -> tuple[list[Place], float]:
        """Boxes in a column, in this order from the top, and what does not fit."""
        known = self._stacks.get((column, order))
        if known is None:
            members = [self._labels[at] for at in order], [self._middles_y[at] for at in order]
            known = self._stacks[column, order] = _stack(*members, column, gap)
        return known

    def cost(self, places: Sequence[Place], cost: float, most: float) -> float:
        """`cost` and that of an arrangement, all moments together; once it is above `most` it is not worked out."""
        for at, place in enumerate(places):
            if cost > most:
                return cost
            cost += self._cost_alone(at, place)
        for (one, place), (other, other_place) in itertools.combinations(enumerate(places), 2):
            if cost > most:
                break
            cost += self._cost_paired(one, place, other, other_place)
        return cost

    def _cost_alone(self, at: int, place: Place) -> float:
        known = self._alone.get((at, place))
        if known is None:
            track = self._labels[at].track
            lengths = np.hypot(track[:, 0] - place.start[0], track[:, 1] - place.start[1])
            known = float(np.nansum(lengths)) / len(lengths)
            for subject in self._subjects:
                if subject.owner != at:
                    known += _THROUGH * float(runs_through(place, track, subject).sum())
            self._alone[at, place] = known
        return known

    def _cost_paired(self, one: int, place: Place, other: int, other_place: Place) -> float:
        known = self._paired.get((one, place, other, other_place))
        if known is None:
            track, other_track = self._labels[one].track, self._labels[other].track
            reach, other_reach = self._reach(one, place), self._reach(other, other_place)
            count = 0.0
            if _meet(reach, other_reach):
                count += float(crossings(place, track, other_place, other_track).sum())
            if _meet(reach, _box(other_place)):
                count += float(_through_box(place, track, other_place).sum())
            if _meet(other_reach, _box(place)):
                count += float(_through_box(other_place, other_track, place).sum())
            known = self._paired[one, place, other, other_place] = _CROSSING * count
        return known

    def _reach(self, at: int, place: Place) -> "_Box":
        """What a label's leader covers, at all moments together."""
        left, right, top, bottom = self._spans[at]
        x, y = place.start
        return min(left, x), max(right, x), min(top, y), max(bottom, y)


_Box = tuple[float, float, float, float]
"""Left, right, top, bottom."""


def _box(place: Place) -> _Box:
    return place.x, place.x + place.width, place.y, place.y + place.height


def _span(track: EndTrack) -> _Box:
    (left, top), (right, bottom) = np.nanmin(track, axis=0).tolist(), np.nanmax(track, axis=0).tolist()
    return left, right, top, bottom


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]


def crossings(place: Place, track: EndTrack, other: Place, other_track: EndTrack) -> NDArray[np.bool_]:
    """At which moments two leaders cross, (T,); the tracks (T, 2) of their ends in pixels."""
    a, b = np.array(place.start), track
    c, d = np.array(other.start), other_track
    crossed = (_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0)
    return np.asarray(crossed & ~np.isnan(b[:, 0]) & ~np.isnan(d[:, 0]))


def _turn(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )


def _through_box(place: Place, track: EndTrack, box: Place) -> NDArray[np.bool_]:
    """At which moments a leader runs through another label's box."""
    x = place.start[0] + _SHARES * (track[:, 0] - place.start[0])
    y = place.start[1] + _SHARES * (track[:, 1] - place.start[1])
    inside = (x > box.x) & (x < box.x + box.width) & (y > box.y) & (y < box.y + box.height)
    return np.asarray(inside.any(axis=0))


def runs_through(place: Place, track: EndTrack, subject: Subject) -> NDArray[np.bool_]:
    """At which moments (T,) a leader comes nearer to the subject's middle than its radius, unless it ends there; the
    track (T, 2) of its end in pixels."""
    start = np.array(place.start)
    along = track - start
    length2 = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((subject.track - start) * along).sum(axis=1) / length2, 0.0, 1.0)
    nearest = start + share[:, None] * along
    distance = np.hypot(*(subject.track - nearest).T)
    ends_inside = np.hypot(*(subject.track - track).T) < subject.radius
    return np.asarray((distance < subject.radius) & ~ends_inside)
