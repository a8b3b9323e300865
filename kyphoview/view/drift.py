"""How far what is drawn has moved between two moments, so that a kept picture serves until the eye would notice."""

import math

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.radial import RadialBody
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame

_BODY_PROBES = np.array([[0.0, 15.0, 13.0], [0.0, 0.0, 13.0], [0.0, -15.0, 13.0]])
_SPINE_FRONT_MM, _SPINE_BACK_MM = -22.0, 62.0  # where the spine lies across the side cut
_ABOVE_MM = 14.0
_SETTING_PX = 12.0  # cement's change of colour as it sets, and the opening in the skin, as if they were so long


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
    """How far soft tissue has moved at most, at the picture's upper edge and middle."""
    if before.crush == now.crush:
        return 0.0
    width, height = frame.layout.width, frame.layout.height
    spots = [frame.to_mm(x * width, y * height) for x in (0.15, 0.5, 0.85) for y in (0.0, 0.35)]
    probes = cut.plane.lift(np.array(spots))
    return float(np.abs(now.carry_tissue(probes) - before.carry_tissue(probes)).max()) * frame.scale


def fillings_drift_px(before: Scene, now: Scene, frame: Frame) -> float:
    """How far tools, balloons, cavities and cement have moved or grown; infinite where something came or went."""
    if before is now:
        return 0.0
    first, second = _measures(before), _measures(now)
    if first.shape != second.shape:
        return math.inf
    return float(np.abs(second - first).max(initial=0.0)) * frame.scale


def _measures(scene: Scene) -> NDArray[np.float64]:
    """Lengths in mm that say how the fillings stand."""
    found = [scene.incision * _SETTING_PX]
    for tool in scene.instruments:
        found += (tool.tip_mm, tool.tail_mm)
    for balloon in scene.balloons:
        found += (*_extent(balloon.body), *balloon.markers_mm)
    for body in (*scene.cavities, *scene.compacted):
        found += _extent(body)
    for cement in scene.cements:
        found += (*_extent(cement.body), cement.setting * _SETTING_PX)
    return np.array(found)


def _extent(body: RadialBody) -> tuple[float, float, float]:
    return float(body.s_mm[0]), float(body.s_mm[-1]), float(body.radius_mm.max())
