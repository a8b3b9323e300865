"""How the camera of a playing picture stands from one frame to the next."""

import math
from dataclasses import dataclass, replace

from kyphoview.procedure.framing.cameras import Camera
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout

_SAME_PX = 0.35
_ROUNDING = 1e-9
_JUMP_PX = 200.0  # farther in one frame is no move of the camera, but another moment


@dataclass(frozen=True, slots=True)
class Motion:
    """The frame to be painted, the device's pixels to one of its own, and whether the camera is under way."""

    aimed: Frame  # exactly where the camera stands
    frame: Frame
    goal: Frame  # where it will rest
    ratio: float
    is_camera_moving: bool
    moved_px: float = 0.0  # how far the picture has gone by the camera's move alone
    is_closing_in: bool = False  # or else backing away

    @staticmethod
    def after(before: "Motion | None", camera: Camera, goal: Camera, layout: Layout, ratio: float) -> "Motion":
        """Where the camera now stands. While it moves so little that the eye sees nothing, the frame stays."""
        frame, at_last = Frame.of(camera, layout), Frame.of(goal, layout)
        if before is None or before.frame.layout != layout or before.ratio != ratio:
            return Motion(frame, frame, at_last, ratio, False)
        if before.aimed == frame:  # at rest, or in the same moment as before
            is_under_way = before.is_camera_moving and frame != at_last
            return (
                replace(before, goal=at_last, moved_px=0.0)
                if is_under_way
                else Motion(frame, frame, at_last, ratio, False)
            )
        moved_px = _moved_px(before.aimed, frame)
        if moved_px > _JUMP_PX:
            return Motion(frame, frame, at_last, ratio, False, moved_px)
        is_seen = frame == at_last or _apart_px(before.frame, frame) >= _SAME_PX
        shown, is_closing_in = frame if is_seen else before.frame, frame.scale > before.aimed.scale
        return Motion(frame, shown, at_last, ratio, True, moved_px, is_closing_in)

    def ahead(self, factor: float) -> Frame:
        """The frame that a picture is best made in which shall serve for a while: that in which the camera will rest,
        if it is no farther, else one larger or smaller by a factor, as the camera goes; this one while it rests."""
        if not self.is_camera_moving:
            return self.frame
        left = self._left
        if 1.0 <= left <= factor:
            return self.goal
        return self.frame.zoomed(factor if self.is_closing_in else 1 / factor)

    def stage(self, longest: float) -> Frame:
        """As `ahead`, but the way that is left is gone in as few equal stages as may be, none longer than this factor:
        so the last of them ends where the camera rests."""
        stages = math.ceil(math.log(max(self._left, 1.0)) / math.log(longest))
        return self.ahead(self._left ** (1 / stages) + _ROUNDING if stages else longest)

    @property
    def _left(self) -> float:
        """How many times larger or smaller all is where the camera will rest, in the direction it goes."""
        return self.goal.scale / self.frame.scale if self.is_closing_in else self.frame.scale / self.goal.scale


def _apart_px(first: Frame, second: Frame) -> float:
    """The most that anything in the picture stands apart in two frames."""
    width, height = first.layout.width, first.layout.height
    stretch = second.scale / first.scale
    return max(
        *(abs(second.offset_x + stretch * (x - first.offset_x) - x) for x in (0.0, width)),
        *(abs(second.offset_y + stretch * (y - first.offset_y) - y) for y in (0.0, height)),
    )


def _moved_px(first: Frame, second: Frame) -> float:
    """How far the picture as a whole goes from one frame to the other: the root of the mean square of all its places.

    In a zoom what stands at the edge goes half as far again, and the middle stays.
    """
    stretch = second.scale / first.scale - 1.0
    squares = 0.0
    for size, before, after in (
        (first.layout.width, first.offset_x, second.offset_x),
        (first.layout.height, first.offset_y, second.offset_y),
    ):
        at_start, spread = after - (1.0 + stretch) * before, stretch * size
        squares += (at_start + spread / 2) ** 2 + spread * spread / 12
    return math.sqrt(squares)
