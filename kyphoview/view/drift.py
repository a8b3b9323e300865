"""How far what is drawn has moved between two moments, so that a kept picture serves until the eye would notice."""

import math
from collections.abc import Sequence

import numpy as np

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.bodies import Balloon, Cement
from kyphoview.procedure.radial import RadialBody
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame

_BODY_PROBES = np.array([[0.0, 15.0, 13.0], [0.0, 0.0, 13.0], [0.0, -15.0, 13.0]])
_SPINE_FRONT_MM, _SPINE_BACK_MM = -22.0, 62.0  # where the spine lies across the side cut
_ABOVE_MM = 14.0
_SETTING_MM = 2.0  # all of cement's change of colour as it sets, as if it were a move of so much


def bones_drift_px(before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far the bones have moved, at the places in the picture that move most."""
    if before.crush == now.crush:
        return 0.0
    level = now.case.level
    moved = now.carry_bone(level, _BODY_PROBES) - before.carry_bone(level, _BODY_PROBES)
    top_mm = frame.to_mm(0.0, 0.0)[1]
    if cut.view == "side" and top_mm > _ABOVE_MM:
        probes = cut.plane.lift(np.array([(_SPINE_FRONT_MM, top_mm), (_SPINE_BACK_MM, top_mm)]))
        moved = np.concatenate([moved, now.above.carry(probes) - before.above.carry(probes)])
    return float(np.abs(moved[:, 1:]).max()) * frame.scale


def tissues_drift_px(before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far soft tissue has moved at most, at the picture's upper edge and below it."""
    if before.crush == now.crush:
        return 0.0
    width, height = frame.layout.width, frame.layout.height
    spots = [frame.to_mm(x * width, y * height) for x in (0.15, 0.5, 0.85) for y in (0.0, 0.35)]
    probes = cut.plane.lift(np.array(spots))
    return float(np.abs(now.carry_tissue(probes) - before.carry_tissue(probes)).max()) * frame.scale


def measures_drift_px(before: Sequence[float], now: Sequence[float], frame: Frame) -> float:
    """How far things have moved or grown by their measures in mm; infinite where something came or went."""
    if len(before) != len(now):
        return math.inf
    return max((abs(b - a) for a, b in zip(before, now, strict=True)), default=0.0) * frame.scale


def measures(shape: RadialBody | Balloon | Cement) -> tuple[float, ...]:
    """Lengths in mm that say what shape a balloon, a cavity or cement has, wherever along its axis it stands."""
    body = shape if isinstance(shape, RadialBody) else shape.body
    start, radii = float(body.s_mm[0]), body.radius_mm
    size = float(body.s_mm[-1]) - start, float(radii.max()), 2 * float(radii.mean())
    if isinstance(shape, Balloon):
        return *size, *(marker - start for marker in shape.markers_mm), shape.fill
    return (*size, shape.setting * _SETTING_MM) if isinstance(shape, Cement) else size
