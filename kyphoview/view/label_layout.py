"""Where labels stand: fixed for a whole step, so that only the ends of their leader lines move.

Pure geometry in pixels. The places are chosen so that, at every sampled moment of the step, no two leader lines cross,
no box covers another or the subject, and no line runs through the subject that another label names.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Track = NDArray[np.float64]
"""An anchor's place at each sampled moment, (T, 2) in pixels; not a number while its thing is not there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: its anchor's track and its box's size in pixels."""

    track: Track
    width: float
    height: float


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

    track: Track
    radius: float
    owner: int | None


_CROSSING, _THROUGH, _UNFIT = 1e6, 2e5, 1e8
_MOST_ORDERS = 24
_CENTRAL = 0.02  # of the way between the columns: how near to the middle a thing has no side of its own


def place_labels(
    labels: Sequence[Wanted], columns: tuple[Column, Column], gap: float, subject: Subject | None = None
) -> tuple[Place, ...]:
    """The places of all labels, in their order. Of all sides and orders, the one with the least conflict and length."""
    if not labels:
        return ()
    best: tuple[float, tuple[Place, ...]] | None = None
    for sides in _side_choices(labels, columns):
        arrangement = _best_orders(labels, sides, columns, gap, subject)
        if best is None or arrangement[0] < best[0]:
            best = arrangement
        if best[0] < _THROUGH:
            break
    assert best is not None
    return best[1]


def _middle(track: Track) -> NDArray[np.float64]:
    present = track[~np.isnan(track[:, 0])]
    return present.mean(axis=0) if len(present) else np.zeros(2)


def _side_choices(labels: Sequence[Wanted], columns: tuple[Column, Column]) -> list[tuple[int, ...]]:
    """Every assignment to the two columns, the most natural first: the nearer side, then as few changes as possible."""
    centre = (columns[0].x + columns[0].width + columns[1].x) / 2
    offsets = [float(_middle(label.track)[0]) - centre for label in labels]
    reach = columns[1].x - columns[0].x - columns[0].width
    natural = [0 if offset < 0 else 1 for offset in offsets]
    central = [at for at, offset in enumerate(offsets) if abs(offset) < _CENTRAL * reach]
    for at in central:  # what is in the middle goes where there is more room
        others = [side for other, side in enumerate(natural) if other != at]
        natural[at] = 0 if others.count(0) <= others.count(1) else 1

    def unnaturalness(sides: tuple[int, ...]) -> float:
        return sum(
            max(abs(offset), 1.0) for side, own, offset in zip(sides, natural, offsets, strict=True) if side != own
        )

    return sorted(itertools.product((0, 1), repeat=len(labels)), key=unnaturalness)


def _best_orders(
    labels: Sequence[Wanted],
    sides: tuple[int, ...],
    columns: tuple[Column, Column],
    gap: float,
    subject: Subject | None,
) -> tuple[float, tuple[Place, ...]]:
    members = [[i for i, side in enumerate(sides) if side == column] for column in (0, 1)]
    orders = []
    for group in members:
        by_height = tuple(sorted(group, key=lambda i: _middle(labels[i].track)[1]))
        others = itertools.permutations(by_height)
        orders.append(list(itertools.islice(others, _MOST_ORDERS)))
    best: tuple[float, tuple[Place, ...]] | None = None
    for left, right in itertools.product(*orders):
        places: dict[int, Place] = {}
        cost = 0.0
        for column, order in zip(columns, (left, right), strict=True):
            stacked, overflow = _stack([labels[i] for i in order], column, gap)
            places.update(zip(order, stacked, strict=True))
            cost += _UNFIT * overflow
        arranged = tuple(places[i] for i in range(len(labels)))
        cost += conflict_cost(labels, arranged, subject)
        if best is None or cost < best[0]:
            best = cost, arranged
        if cost < _THROUGH:
            break
    assert best is not None
    return best


def _stack(labels: Sequence[Wanted], column: Column, gap: float) -> tuple[list[Place], float]:
    """Boxes one below the other, each as near to its anchor's height as the others let it; and what does not fit."""
    if not labels:
        return [], 0.0
    heights = np.array([label.height for label in labels])
    offsets = np.concatenate([[0.0], np.cumsum(heights[:-1] + gap)])
    wishes = np.array([_middle(label.track)[1] for label in labels]) - heights / 2 - offsets
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


def conflict_cost(labels: Sequence[Wanted], places: Sequence[Place], subject: Subject | None) -> float:
    """Crossings and lines through the subject over all moments weigh far more than the leaders' lengths."""
    cost = 0.0
    for (label, place), (other, other_place) in itertools.combinations(zip(labels, places, strict=True), 2):
        cost += _CROSSING * float(crossings(place, label.track, other_place, other.track).sum())
        cost += _CROSSING * float(_through_box(place, label.track, other_place).sum())
        cost += _CROSSING * float(_through_box(other_place, other.track, place).sum())
    for index, (label, place) in enumerate(zip(labels, places, strict=True)):
        lengths = np.hypot(label.track[:, 0] - place.start[0], label.track[:, 1] - place.start[1])
        cost += float(np.nansum(lengths)) / len(lengths)
        if subject is not None and subject.owner != index:
            cost += _THROUGH * float(runs_through(place, label.track, subject).sum())
    return cost


def crossings(place: Place, track: Track, other: Place, other_track: Track) -> NDArray[np.bool_]:
    """At which moments two leaders cross, (T,)."""
    a, b = np.array(place.start), track
    c, d = np.array(other.start), other_track
    crossed = (_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0)
    return np.asarray(crossed & ~np.isnan(b[:, 0]) & ~np.isnan(d[:, 0]))


def _turn(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )


def _through_box(place: Place, track: Track, box: Place) -> NDArray[np.bool_]:
    """At which moments a leader runs through another label's box."""
    shares = np.linspace(0.0, 1.0, 17)[:, None]
    x = place.start[0] + shares * (track[:, 0] - place.start[0])
    y = place.start[1] + shares * (track[:, 1] - place.start[1])
    inside = (x > box.x) & (x < box.x + box.width) & (y > box.y) & (y < box.y + box.height)
    return np.asarray(inside.any(axis=0))


def runs_through(place: Place, track: Track, subject: Subject) -> NDArray[np.bool_]:
    """At which moments a leader comes nearer to the subject's middle than its radius, unless it ends there."""
    start = np.array(place.start)
    along = track - start
    length2 = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((subject.track - start) * along).sum(axis=1) / length2, 0.0, 1.0)
    nearest = start + share[:, None] * along
    distance = np.hypot(*(subject.track - nearest).T)
    ends_inside = np.hypot(*(subject.track - track).T) < subject.radius
    return np.asarray((distance < subject.radius) & ~ends_inside)
