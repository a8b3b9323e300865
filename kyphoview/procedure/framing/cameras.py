"""What the two cuts frame at each moment: a rectangle that must be seen whole, moving and zooming smoothly."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.timeline import step_index
from kyphoview.procedure.track import eased

_SAME_ZOOM = 0.02


@dataclass(frozen=True, slots=True)
class Camera:
    """A rectangle in a plane's picture coordinates, mm: its centre (x, y), width and height."""

    center: tuple[float, float]
    width_mm: float
    height_mm: float


# One picture of each cut, in mm: (centre x, centre y, width, height). In the side cut the back is on the right.
_WHOLE_BACK = (-2.0, 122.0, 440.0, 916.0)
_ONE_VERTEBRA = (12.0, 3.0, 142.0, 116.0)
_BEND = (14.0, 8.0, 176.0, 146.0)
_INSTRUMENTS = (44.0, 3.0, 196.0, 138.0)
_CLOSE = (1.0, -1.0, 76.0, 62.0)
_PLACING = (6.0, 0.0, 104.0, 78.0)
_LEAVING = (8.0, 0.0, 112.0, 82.0)
_TRUNK = (6.0, 12.0, 250.0, 270.0)
_FIVE = (20.0, 8.0, 200.0, 190.0)

# In the top cut the front is up.
_TOP_TRUNK = (0.0, 17.0, 300.0, 250.0)
_TOP_VERTEBRA = (0.0, -16.0, 118.0, 104.0)
_TOP_INSTRUMENTS = (0.0, -44.0, 190.0, 150.0)
_TOP_CLOSE = (0.0, -4.0, 76.0, 64.0)
_TOP_PLACING = (0.0, -10.0, 104.0, 82.0)
_TOP_CALM = (0.0, -18.0, 160.0, 130.0)

Rectangle = tuple[float, float, float, float]

# The camera rests while the bone moves: one thing at a time can be followed.
_KEYS: dict[str, list[tuple[str, float, Rectangle]]] = {
    "side": [
        ("healthy", 0.08, _WHOLE_BACK),
        ("healthy", 0.62, _ONE_VERTEBRA),
        ("fracture", 0.0, _ONE_VERTEBRA),
        ("fracture", 0.2, _BEND),
        ("finding", 0.2, _BEND),
        ("finding", 0.8, _ONE_VERTEBRA),
        ("access", 0.0, _ONE_VERTEBRA),
        ("access", 0.16, _INSTRUMENTS),
        ("placing", 0.2, _INSTRUMENTS),
        ("placing", 0.72, _PLACING),
        ("inflating", 0.0, _PLACING),
        ("inflating", 0.17, _CLOSE),
        ("deflating", 0.44, _CLOSE),
        ("deflating", 0.66, _LEAVING),
        ("cementing", 0.28, _LEAVING),
        ("cementing", 0.45, _CLOSE),
        ("closing", 0.0, _CLOSE),
        ("closing", 0.2, _INSTRUMENTS),
        ("recovery", 0.1, _INSTRUMENTS),
        ("recovery", 0.9, _TRUNK),
        ("weighing", 0.05, _TRUNK),
        ("weighing", 0.95, _FIVE),
    ],
    "top": [
        ("healthy", 0.08, _TOP_TRUNK),
        ("healthy", 0.62, _TOP_VERTEBRA),
        ("access", 0.0, _TOP_VERTEBRA),
        ("access", 0.16, _TOP_INSTRUMENTS),
        ("placing", 0.2, _TOP_INSTRUMENTS),
        ("placing", 0.72, _TOP_PLACING),
        ("inflating", 0.0, _TOP_PLACING),
        ("inflating", 0.17, _TOP_CLOSE),
        ("deflating", 0.44, _TOP_CLOSE),
        ("deflating", 0.66, _TOP_PLACING),
        ("cementing", 0.28, _TOP_PLACING),
        ("cementing", 0.45, _TOP_CLOSE),
        ("closing", 0.0, _TOP_CLOSE),
        ("closing", 0.2, _TOP_INSTRUMENTS),
        ("recovery", 0.1, _TOP_INSTRUMENTS),
        ("recovery", 0.9, _TOP_TRUNK),
        ("weighing", 0.05, _TOP_TRUNK),
        ("weighing", 0.95, _TOP_CALM),
    ],
}
# For a softened first pass: the tools from further away, and the work in the bone with its neighbours in sight.
_SOFT_WORK = (26.0, 6.0, 250.0, 176.0)
_TOP_SOFT_WORK = (0.0, -24.0, 250.0, 208.0)
_SOFTENED = {
    _INSTRUMENTS: _SOFT_WORK,
    _PLACING: _ONE_VERTEBRA,
    _CLOSE: _LEAVING,
    _TOP_INSTRUMENTS: _TOP_SOFT_WORK,
    _TOP_PLACING: _TOP_VERTEBRA,
    _TOP_CLOSE: _TOP_PLACING,
}
_FRAMES_THE_BODY = (_WHOLE_BACK, _TRUNK)  # which stay on the same part of the patient whatever level is treated
_CLOCKS = {view: [step_index(step) + at for step, at, _ in keys] for view, keys in _KEYS.items()}


def cameras_at(level: str, clock: float, is_softened: bool = False) -> dict[str, Camera]:
    """The cameras of the "side" and the "top" cut of a treated level at a clock; softened, they come less close."""
    found = {}
    for view, keys in _keys_of(level, is_softened).items():
        x, y, width_mm, height_mm = _rectangle(_CLOCKS[view], keys, clock)
        found[view] = Camera((x, y), width_mm, height_mm)
    return found


def goals_at(level: str, clock: float, is_softened: bool = False) -> dict[str, Camera]:
    """Where the cameras' present moves end; where they stand, while they rest."""
    found = {}
    for view, keys in _keys_of(level, is_softened).items():
        x, y, width_mm, height_mm = keys[min(bisect_right(_CLOCKS[view], clock), len(keys) - 1)]
        found[view] = Camera((x, y), width_mm, height_mm)
    return found


def _rectangle(clocks: list[float], keys: list[Rectangle], clock: float) -> Rectangle:
    after = bisect_right(clocks, clock)
    if after in (0, len(keys)) or keys[after] == keys[after - 1]:
        return keys[min(after, len(keys) - 1)]
    share = eased((clock - clocks[after - 1]) / (clocks[after] - clocks[after - 1]))
    return _between(keys[after - 1], keys[after], share)


def _between(first: Rectangle, second: Rectangle, share: float) -> Rectangle:
    """Zooming by equal factors in equal times, the centre moving so that one point of the picture stays put."""
    width = math.exp(math.log(first[2]) * (1.0 - share) + math.log(second[2]) * share)
    height = math.exp(math.log(first[3]) * (1.0 - share) + math.log(second[3]) * share)
    zoomed = second[2] / first[2] - 1.0
    moved = (width / first[2] - 1.0) / zoomed if abs(zoomed) > _SAME_ZOOM else share
    return first[0] + (second[0] - first[0]) * moved, first[1] + (second[1] - first[1]) * moved, width, height


@cache
def _keys_of(level: str, is_softened: bool) -> dict[str, list[Rectangle]]:
    """The rectangles of a level; those that frame the body are moved by as much as the level is from L1."""
    home = placement(level, "L1").carry(np.zeros(3))
    x, y = side_plane(level).across @ home, side_plane(level).up @ home
    found = {}
    for view, keys in _KEYS.items():
        found[view] = [
            (frame[0] + float(x), frame[1] + float(y), frame[2], frame[3]) if frame in _FRAMES_THE_BODY else frame
            for frame in (_SOFTENED.get(key, key) if is_softened else key for _, _, key in keys)
        ]
    return found
