"""The cameras that the steps bring, those that a person can choose, and how far each step opens the spine."""

import math
from bisect import bisect_right
from typing import Literal

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.needle_axes import axes, axis_places
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import all_keys, step_called
from kyphoview.procedure.track import eased
from kyphoview.view.solid.camera import Orbit, Triple

PresetName = Literal["side", "back", "above", "three_quarter", "surgeon", "close"]
PRESETS: tuple[PresetName, ...] = ("side", "three_quarter", "back", "above", "surgeon", "close")

_KEYS = all_keys(lambda step: step.orbit)
_CLOCKS = [clock for clock, _ in _KEYS]
_WIDEST_MM, _HIGHEST_MM = 230.0, 172.0  # no farther off than what is drawn fills, but where the body is drawn, too
_CHOSEN_MM = (128.0, 112.0)
_FROM_ABOVE_MM = (150.0, 150.0)  # so that the uppermost bone is whole
_CLOSE_MM = (42.0, 38.0)  # the balloon, and the bone that it presses together
_RAISED_MM = 3.0  # so that the endplate that the balloon raises is in the middle with it
_FROM_BEHIND_MM = (176.0, 146.0)  # so that there is room for words beside the tools' handles


def face_azimuth_deg(case: Case) -> float:
    """The azimuth, in degrees, from which the cut face is seen square on."""
    normal = side_plane(case.level, case.path).normal
    return math.degrees(math.atan2(float(normal[1]), float(normal[0]))) % 360.0


def step_orbit(scene: Scene) -> Orbit:
    """The camera that this moment brings: it frames what the side cut frames, from its own direction."""
    frame = scene.cameras["side"]
    is_far = step_called(scene.moment.step).shows_whole_body
    shrink = 1.0 if is_far else min(1.0, _WIDEST_MM / frame.width_mm, _HIGHEST_MM / frame.height_mm)
    target = side_plane(scene.case.level, scene.case.path).lift(shrink**2 * np.array(frame.center))
    round_deg, up_deg, _ = _between_keys(scene)
    return Orbit(
        (face_azimuth_deg(scene.case) + round_deg) % 360.0, up_deg,
        (float(target[0]), float(target[1]), float(target[2])), shrink * frame.width_mm, shrink * frame.height_mm,
        turn_deg=frame.turn_deg,
    )  # fmt: skip


def step_openness(scene: Scene) -> float:
    """How far this moment opens the spine, 0 (whole) to 1."""
    return _between_keys(scene)[2]


def preset_orbit(name: PresetName, case: Case) -> Orbit:
    """One of the cameras that a person can choose."""
    square = face_azimuth_deg(case)
    middle = (0.0, -10.0, 0.0)
    wide, high = _CHOSEN_MM
    return {
        "side": Orbit(square, 0.0, middle, wide, high),
        "three_quarter": Orbit((square - 36.0) % 360.0, 20.0, middle, wide, high),
        "back": Orbit(270.0, 8.0, middle, *_FROM_BEHIND_MM),
        "above": Orbit((square - 8.0) % 360.0, 60.0, (0.0, -16.0, 8.0), *_FROM_ABOVE_MM),
        "close": Orbit((square - 24.0) % 360.0, 14.0, _balloon_place(case), *_CLOSE_MM),
        "surgeon": Orbit(205.0, 52.0, (0.0, -25.0, 0.0), 170.0, 140.0, "lying"),
    }[name]


def _balloon_place(case: Case) -> Triple:
    """The middle of the left balloon's place, in mm."""
    middle_mm = axis_places(case.level, case.path).balloon_middle_mm
    x, y, z = axes(case.level, case.path)["left"].point(np.array([middle_mm]))[0]
    return float(x), float(y), float(z) + _RAISED_MM


def _between_keys(scene: Scene) -> tuple[float, float, float]:
    clock = scene.moment.camera_clock
    after = bisect_right(_CLOCKS, clock)
    if after in (0, len(_KEYS)):
        return _KEYS[min(after, len(_KEYS) - 1)][1]
    share = eased((clock - _CLOCKS[after - 1]) / (_CLOCKS[after] - _CLOCKS[after - 1]))
    first, second = _KEYS[after - 1][1], _KEYS[after][1]
    a, b, c = (one + (other - one) * share for one, other in zip(first, second, strict=True))
    return a, b, c
