"""What the two cuts frame at each moment: a rectangle that must be seen whole, moving and zooming smoothly."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import REFERENCE_LEVEL
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.steps import SideFrame, TopFrame, all_keys
from kyphoview.procedure.track import eased

_SAME_ZOOM = 0.02


@dataclass(frozen=True, slots=True)
class Camera:
    """A rectangle in a plane's picture coordinates, mm: its centre (x, y), width and height."""

    center: tuple[float, float]
    width_mm: float
    height_mm: float


Rectangle = tuple[float, float, float, float]

# What each cut can frame, in mm: (centre x, centre y, width, height). In the side cut the back is on the right.
_SIDE: dict[SideFrame, Rectangle] = {
    "whole_back": (-2.0, 122.0, 440.0, 916.0),
    "one_vertebra": (12.0, 3.0, 142.0, 116.0),
    "bend": (14.0, 8.0, 176.0, 146.0),
    "instruments": (44.0, 3.0, 196.0, 138.0),
    "close": (1.0, -1.0, 76.0, 62.0),
    "body": (6.0, 0.0, 104.0, 78.0),
    "body_wide": (8.0, 0.0, 112.0, 82.0),
    "trunk": (6.0, 12.0, 250.0, 270.0),
    "five_vertebrae": (20.0, 8.0, 200.0, 190.0),
}
# In the top cut the front is up.
_TOP: dict[TopFrame, Rectangle] = {
    "trunk": (0.0, 17.0, 300.0, 250.0),
    "one_vertebra": (0.0, -16.0, 118.0, 104.0),
    "instruments": (0.0, -44.0, 190.0, 150.0),
    "close": (0.0, -4.0, 76.0, 64.0),
    "body": (0.0, -10.0, 104.0, 82.0),
    "calm": (0.0, -18.0, 160.0, 130.0),
}
# For a softened first pass: the tools from further away, and the work in the bone with its neighbours in sight.
_SIDE_SOFTENED: dict[SideFrame, Rectangle] = {
    "instruments": (26.0, 6.0, 250.0, 176.0),
    "body": _SIDE["one_vertebra"],
    "close": _SIDE["body_wide"],
}
_TOP_SOFTENED: dict[TopFrame, Rectangle] = {
    "instruments": (0.0, -24.0, 250.0, 208.0),
    "body": _TOP["one_vertebra"],
    "close": _TOP["body"],
}
_FRAMES_THE_BODY: tuple[SideFrame, ...] = ("whole_back", "trunk")  # the same part of it whatever level is treated
_SIDE_KEYS, _TOP_KEYS = all_keys(lambda step: step.side_camera), all_keys(lambda step: step.top_camera)
_CLOCKS = {"side": [clock for clock, _ in _SIDE_KEYS], "top": [clock for clock, _ in _TOP_KEYS]}


def cameras_at(level: str, clock: float, is_softened: bool = False) -> dict[str, Camera]:
    """The cameras of the "side" and the "top" cut of a treated level at a clock; softened, they come less close."""
    found = {}
    for view, keys in _keys_of(level, is_softened).items():
        x, y, width_mm, height_mm = _rectangle(_CLOCKS[view], keys, clock)
        found[view] = Camera((x, y), width_mm, height_mm)
    return found


def camera_targets_at(level: str, clock: float, is_softened: bool = False) -> dict[str, Camera]:
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
    home = placement(level, REFERENCE_LEVEL).carry(np.zeros(3))
    x, y = float(side_plane(level).across @ home), float(side_plane(level).up @ home)
    side = _SIDE | _SIDE_SOFTENED if is_softened else dict(_SIDE)
    for name in _FRAMES_THE_BODY:
        side[name] = side[name][0] + x, side[name][1] + y, *side[name][2:]
    top = _TOP | _TOP_SOFTENED if is_softened else _TOP
    return {"side": [side[name] for _, name in _SIDE_KEYS], "top": [top[name] for _, name in _TOP_KEYS]}
