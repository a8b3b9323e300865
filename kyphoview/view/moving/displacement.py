"""How far what is drawn has moved between two moments, so that a kept picture serves until the eye would notice."""

import math
from collections.abc import Sequence

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.view.frame import Frame

_FRAMES_PER_S = 30.0
_SPINE_FRONT_MM, _SPINE_BACK_MM = 22.0, 62.0  # how far the spine reaches forwards and back across the side cut


def bones_drift_px(before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """About how far the bones have moved, at the places in the picture that move most: those of the upper endplate, and
    in the side cut those at the picture's upper edge, which turn with it."""
    if before.height_map == now.height_map:
        return 0.0
    front, bulge, back = (
        after - ahead for ahead, after in zip(before.height_map.losses_mm, now.height_map.losses_mm, strict=True)
    )
    most = max(abs(front), abs((front + back) / 2 + bulge), abs(back))
    if cut.view == "side":
        half = VERTEBRAE[cut.treated].endplate_depth_mm / 2
        turn = (front - back) / (2 * half)
        above_mm = max(0.0, frame.to_mm(0.0, 0.0)[1])
        spine = (abs(front + turn * (_SPINE_FRONT_MM - half)), abs(back - turn * (_SPINE_BACK_MM - half)))
        most = max(most, *spine, abs(turn) * above_mm)
    return most * frame.scale


def frames_between(before: Scene, now: Scene) -> float:
    """How many frames of a film of 30 a second lie between two moments of a step that plays; 1 between other ones."""
    step = step_called(now.moment.step)
    if before.moment.step != step.id or before.moment.at >= now.moment.at:
        return 1.0
    return (now.moment.at - before.moment.at) * step.duration_s * _FRAMES_PER_S


def measures_drift_px(before: Sequence[float], now: Sequence[float], frame: Frame) -> float:
    """How far things have moved or grown by their measures in mm; infinite where something came or went."""
    if len(before) != len(now):
        return math.inf
    return max((abs(b - a) for a, b in zip(before, now, strict=True)), default=0.0) * frame.scale
