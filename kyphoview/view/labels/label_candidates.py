"""Where one label may stand, whatever the others do: beside the picture's middle, clear of all that stands there.

Pure geometry in pixels; places and sizes are in pixels, tracks (T, 2) are places at T moments of a step.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kyphoview.view.labels.leader_conflicts import Mask, Values, comes_near, holds, overlap, runs_into

_STEP = 1.4  # between the heights that are tried, in gaps
_COVERED = 200.0  # what it costs to cover what another label points at, in gaps
_OVER_TOOL = 400.0  # or an instrument
_NEAR = 120.0  # or to lead through what must be seen, all the time
_MORE_LINES = 4.0  # or a line more
_FINE_PX = 4.0  # how finely instruments are placed: most moments show them where the one before did


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A label to place.

    The track (T, 2) of what it points at, not a number while it is not shown; the sizes (width, height) that its box
    may have, the flattest first; from when to when it is shown, in shares of the step; and the side that it keeps to: 0
    left, 1 right.
    """

    track: Values
    sizes: tuple[tuple[float, float], ...]
    times: tuple[tuple[float, float], ...] = ((0.0, 1.0),)
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A strip at one side of the picture in which boxes stand: against its outer edge, or against its inner one."""

    x: float
    width: float
    top: float
    bottom: float
    is_left: bool
    is_outer: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Disc:
    """What no leader is to run through but that of the label at `owner` (or none): a disc around a track (T, 2)."""

    track: Values
    radius: float
    owner: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Where labels have room.

    `words` (N, T, 4) are boxes at each moment that neither a box nor a leader may touch, `body` (N, T, 4) those that no
    box may cover; both not a number while they are not there. `tools` (N, T, 3) are discs (x, y, radius) at
    each moment that a box covers only where it has no other place.
    """

    columns: tuple[Column, ...]
    gap: float
    words: Values
    body: Values
    tools: Values
    discs: tuple[Disc, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The places of one label, the best first: boxes (C, 4), where leaders start (C, 2), which of its sizes each has
    (C,), on which side it stands (C,), 0 left and 1 right, and what it costs (C,)."""

    boxes: Values
    starts: Values
    sizes: Values
    sides: Values
    costs: Values


def candidates_of(at: int, labels: Sequence[Wanted], room: Room) -> Candidates:
    """All places of a label that are free, whatever the others do."""
    label = labels[at]
    boxes, starts, sizes, asides = _all_places(label, room)
    free = _is_free(boxes, starts, label, room)
    boxes, starts, sizes = boxes[free], starts[free], sizes[free]
    costs = asides[free] + room.gap * _MORE_LINES * sizes + _lengths(starts, label.track)
    costs += room.gap * _NEAR * _share_near(starts, label.track, room, at)
    costs += room.gap * _OVER_TOOL * _covers_tool(boxes, label.track, room.tools)
    for other in (other for number, other in enumerate(labels) if number != at and together(label, other)):
        covered = holds(_grown(boxes, room.gap)[:, None], other.track[None]).any(axis=1)
        costs += room.gap * _COVERED * covered
    order = np.argsort(costs, kind="stable")
    sides = (boxes[order, 0] + boxes[order, 2] > 2 * _middle_of(room.columns)).astype(float)
    return Candidates(boxes[order], starts[order], sizes[order], sides, costs[order])


def together(one: Wanted, other: Wanted) -> bool:
    """Whether two labels are ever shown at the same time."""
    return any(max(a, c) < min(b, d) for a, b in one.times for c, d in other.times)


def _all_places(label: Wanted, room: Room) -> tuple[Values, Values, Values, Values]:
    """Boxes (C, 4), starts (C, 2), which size (C,), and how far its part is from this side (C,)."""
    middle = np.nanmean(label.track, axis=0)
    found: list[tuple[Values, Values, Values, Values]] = []
    between = _middle_of(room.columns)
    for column in room.columns:
        if label.side is not None and column.is_left != (label.side == 0):
            continue
        aside = max(0.0, middle[0] - between if column.is_left else between - middle[0])
        for number, (width, height) in enumerate(label.sizes):
            tops = _tops(middle[1] - height / 2, column.top, column.bottom - height, _STEP * room.gap)
            if width > column.width or not len(tops):
                continue
            left = column.x if column.is_left == column.is_outer else column.x + column.width - width
            boxes = np.stack([np.full_like(tops, left), tops, np.full_like(tops, left + width), tops + height], axis=1)
            starts = _starts(boxes, middle, column)
            found.append((boxes, starts, np.full(len(tops), float(number)), np.full(len(tops), aside)))
    if not found:
        return np.empty((0, 4)), np.empty((0, 2)), np.empty(0), np.empty(0)
    boxes, starts, sizes, asides = (np.concatenate(each) for each in zip(*found, strict=True))
    return boxes, starts, sizes, asides


def _middle_of(columns: tuple[Column, ...]) -> float:
    inner_left = max((each.x + each.width for each in columns if each.is_left), default=0.0)
    inner_right = min((each.x for each in columns if not each.is_left), default=2 * inner_left)
    return (inner_left + inner_right) / 2


def _tops(natural: float, lowest: float, highest: float, step: float) -> Values:
    """The heights at which a box may stand: its part's own, and even steps from there up and down."""
    if highest < lowest:
        return np.empty(0)
    own = min(max(natural, lowest), highest)
    return own + step * np.arange(-np.floor((own - lowest) / step), np.floor((highest - own) / step) + 1)


def _starts(boxes: Values, middle: Values, column: Column) -> Values:
    """Where the leaders leave their boxes (C, 2): at the inner side, or above or below where the part lies so."""
    left, top, right, bottom = boxes.T
    inner = right if column.is_left else left
    is_beyond = middle[0] > inner if column.is_left else middle[0] < inner
    y_beside, y_above = (top + bottom) / 2, np.where(middle[1] > bottom, bottom, top)
    is_level = (middle[1] >= top) & (middle[1] <= bottom)
    beside = is_beyond | is_level
    return np.stack([np.where(beside, inner, (left + right) / 2), np.where(beside, y_beside, y_above)], axis=1)


def _is_free(boxes: Values, starts: Values, label: Wanted, room: Room) -> Mask:
    """Which places touch nothing that stands there, (C,)."""
    track = label.track
    shown = ~np.isnan(track[:, 0])
    free = ~holds(_grown(boxes, room.gap)[:, None], track[None]).any(axis=1)
    for group, gap in ((room.words, room.gap), (room.body, 0.0)):
        for each in group:
            standing = np.unique(each[shown], axis=0)
            free &= ~overlap(boxes[:, None], standing[None], gap).any(axis=1)
    for each in room.words:
        free &= ~runs_into(starts[:, None], track[None], each[None]).any(axis=1)
    return np.asarray(free)


def _covers_tool(boxes: Values, track: Values, tools: Values) -> Mask:
    """Which places cover a disc of an instrument while the label is shown, (C,)."""
    discs = tools[:, ~np.isnan(track[:, 0])].reshape(-1, 3)
    discs = np.unique(np.round(discs[~np.isnan(discs[:, 0])] / _FINE_PX), axis=0) * _FINE_PX
    x, y, radius = discs.T[:, None]
    right = np.maximum(np.maximum(boxes[:, :1] - x, x - boxes[:, 2:3]), 0.0)
    down = np.maximum(np.maximum(boxes[:, 1:2] - y, y - boxes[:, 3:]), 0.0)
    return np.asarray((right**2 + down**2 < radius**2).any(axis=1))


def _grown(boxes: Values, by: float) -> Values:
    return np.asarray(boxes + np.array([-by, -by, by, by]))


def _lengths(starts: Values, track: Values) -> Values:
    """The leaders' mean lengths (C,)."""
    x, y = track[None, :, 0] - starts[:, :1], track[None, :, 1] - starts[:, 1:]
    return np.asarray(np.nanmean(np.sqrt(x * x + y * y), axis=1))


def _share_near(starts: Values, track: Values, room: Room, at: int) -> Values:
    """At what share of the moments each leader runs through a disc, (C,)."""
    found = np.zeros(len(starts))
    for disc in (disc for disc in room.discs if disc.owner != at):
        near = comes_near(starts[:, None], track[None], disc.track[None], disc.radius)
        found += near.sum(axis=1) / len(track)
    return found
