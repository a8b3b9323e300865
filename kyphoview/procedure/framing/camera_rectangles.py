"""What the two cuts frame at each moment: a rectangle that must be seen whole, moving and zooming smoothly."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import REFERENCE_LEVEL, TWO_SIDED
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.step import SideFrame, TopFrame
from kyphoview.procedure.steps import all_keys
from kyphoview.procedure.track import eased

_SAME_ZOOM = 0.02


@dataclass(frozen=True, slots=True)
class Camera:
    """A rectangle in a plane's picture coordinates, mm.

    Attributes:
        center: (x, y).
        fills: it fills the picture, so that words lie over its ends, as over those of an X-ray's round field, which
            hold little.
        turn_deg: by how much the picture is turned counter-clockwise: a person stands upright in it, while the
            vertebra that the plane is drawn by leans.
    """

    center: tuple[float, float]
    width_mm: float
    height_mm: float
    fills: bool = False
    turn_deg: float = 0.0


Rectangle = tuple[float, float, float, float, float]

# What each cut can frame, in mm and degrees: (centre x, centre y, width, height, turn). In the side cut the back is on
# the right.
_SIDE: dict[SideFrame, Rectangle] = {
    "whole_back": (-2.0, 122.0, 440.0, 916.0, 0.0),
    "one_vertebra": (12.0, 3.0, 142.0, 116.0, 0.0),
    "bend": (14.0, 8.0, 176.0, 146.0, 0.0),
    "instruments": (44.0, 3.0, 196.0, 138.0, 0.0),
    "close": (1.0, -1.0, 76.0, 62.0, 0.0),
    "body": (6.0, 0.0, 104.0, 78.0, 0.0),
    "body_wide": (8.0, 0.0, 112.0, 82.0, 0.0),
    "examined": (44.0, 3.0, 196.0, 138.0, 0.0),
    "treated": (8.0, 3.0, 124.0, 96.0, 0.0),
}
# In the top cut the front is up.
_TOP: dict[TopFrame, Rectangle] = {
    "trunk": (0.0, 17.0, 300.0, 250.0, 0.0),
    "one_vertebra": (0.0, -16.0, 118.0, 104.0, 0.0),
    "instruments": (0.0, -44.0, 190.0, 150.0, 0.0),
    "close": (0.0, -4.0, 76.0, 64.0, 0.0),
    "body": (0.0, -10.0, 104.0, 82.0, 0.0),
}
# For a softened first pass: the tools from further away, and the work in the bone with its neighbours in sight.
_SIDE_SOFTENED: dict[SideFrame, Rectangle] = {
    "instruments": (26.0, 6.0, 250.0, 176.0, 0.0),
    "body": _SIDE["one_vertebra"],
    "close": _SIDE["body_wide"],
}
_TOP_SOFTENED: dict[TopFrame, Rectangle] = {
    "instruments": (0.0, -24.0, 250.0, 208.0, 0.0),
    "body": _TOP["one_vertebra"],
    "close": _TOP["body"],
}
_FRAMES_THE_BODY: tuple[SideFrame, ...] = ("whole_back",)  # the same part of it whatever level is treated
_SIDE_KEYS, _TOP_KEYS = all_keys(lambda step: step.side_camera), all_keys(lambda step: step.top_camera)
_CLOCKS = {"side": [clock for clock, _ in _SIDE_KEYS], "top": [clock for clock, _ in _TOP_KEYS]}


def cameras_at(level: str, clock: float, is_softened: bool = False, path: str = TWO_SIDED) -> dict[str, Camera]:
    """The cameras of the "side" and the "top" cut of a treated level at a clock; softened, they come less close."""
    found = {}
    for view, keys in _keys_of(level, path, is_softened).items():
        found[view] = _camera(_rectangle(_CLOCKS[view], keys, clock))
    return found


def camera_targets_at(level: str, clock: float, is_softened: bool = False, path: str = TWO_SIDED) -> dict[str, Camera]:
    """Where the cameras' present moves end; where they stand, while they rest."""
    found = {}
    for view, keys in _keys_of(level, path, is_softened).items():
        found[view] = _camera(keys[min(bisect_right(_CLOCKS[view], clock), len(keys) - 1)])
    return found


def _camera(rectangle: Rectangle) -> Camera:
    x, y, width_mm, height_mm, turn_deg = rectangle
    return Camera((x, y), width_mm, height_mm, turn_deg=turn_deg)


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
    x, y, turn = (first[at] + (second[at] - first[at]) * moved for at in (0, 1, 4))
    return x, y, width, height, turn


@cache
def _keys_of(level: str, path: str, is_softened: bool) -> dict[str, list[Rectangle]]:
    """The rectangles of a level; those that frame the body go with it, and turn so that it stands upright."""
    side = _SIDE | _SIDE_SOFTENED if is_softened else dict(_SIDE)
    for name in _FRAMES_THE_BODY:
        side[name] = _upright(side[name], level, path)
    top = _TOP | _TOP_SOFTENED if is_softened else _TOP
    return {"side": [side[name] for _, name in _SIDE_KEYS], "top": [top[name] for _, name in _TOP_KEYS]}


def _upright(rectangle: Rectangle, level: str, path: str) -> Rectangle:
    """A rectangle of the reference level's side cut, moved and turned with the body into another level's."""
    plane, body = side_plane(level, path), placement(level, REFERENCE_LEVEL)
    foot, head = (body.carry(np.array([0.0, 0.0, height_mm])) for height_mm in (0.0, rectangle[1]))
    home, up = plane.flatten(plane.beside(foot[1], foot[2])), plane.flatten(plane.beside(head[1], head[2]))
    x, y = (up - home) / float(np.hypot(*(up - home)))
    aside, above = rectangle[:2]
    center = float(home[0]) + y * aside + x * above, float(home[1]) - x * aside + y * above
    return *center, *rectangle[2:4], math.degrees(math.atan2(x, y))
