"""Rays felt on the moved solids' own signed distances, to hold against what is summed."""

import numpy as np

from kyphoview.anatomy.cortical_shell import shell_mm
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.xray.bones import add_bones, moved_bones_of
from kyphoview.view.xray.detector import Detector

STEP_MM = 0.2
WAY_MM = np.arange(-95.0, 60.0, STEP_MM)
HALF_MM = 0.5


def at_rest(scene: Scene, level: str, points: Points) -> Points:
    """Points of now in the level's own frame."""
    if level == scene.case.level:
        return scene.height_map.inverse(points)
    return scene.bone_motion(level).inverse().carry(points)


def felt_mm(scene: Scene, level: str, view: XrayView, places_mm: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Along the rays through places (N, 2): how long (N,) they run in shell, and in the spongy inside."""
    plane = xray_plane(view)
    rays = plane.lift(places_mm)[:, None, :] - WAY_MM[:, None] * plane.normal
    local = at_rest(scene, level, rays.reshape(-1, 3))
    distance = vertebra_distance(level, local)
    shell = shell_mm(level, local)
    shape = len(places_mm), -1
    in_shell = ((distance < 0.0) & (distance > -shell)).reshape(shape)
    return STEP_MM * in_shell.sum(axis=1), STEP_MM * (distance < -shell).reshape(shape).sum(axis=1)


def bone_image(scene: Scene, view: XrayView, level: str, detector: Detector) -> np.ndarray:
    """One vertebra's picture, ribs left out, as the sum makes it."""
    image = detector.empty_image()
    carry = scene.height_map.carry if level == scene.case.level else scene.bone_motion(level).carry
    add_bones(image, detector, view, moved_bones_of(level)[:1], carry)
    return image


def check_outline(scene: Scene, view: XrayView, level: str, detector: Detector, is_bone: np.ndarray) -> None:
    reach = round(HALF_MM / detector.pitch_mm)
    grown, shrunk = is_bone, is_bone
    for _ in range(reach):
        grown = grown | np.roll(grown, 1, 0) | np.roll(grown, -1, 0) | np.roll(grown, 1, 1) | np.roll(grown, -1, 1)
        shrunk = shrunk & np.roll(shrunk, 1, 0) & np.roll(shrunk, -1, 0)
        shrunk = shrunk & np.roll(shrunk, 1, 1) & np.roll(shrunk, -1, 1)
    random = np.random.default_rng(11)
    near = grown & ~is_bone
    empty = np.argwhere(~grown & (np.roll(near, 1, 0) | np.roll(near, -1, 0) | np.roll(near, 1, 1)))
    full = np.argwhere(shrunk)
    for pixels, is_wanted in ((empty, False), (full, True)):
        picked = random.choice(pixels, 40)
        places = np.column_stack((detector.x_mm()[picked[:, 1]], detector.y_mm()[picked[:, 0]]))
        shell, spongy = felt_mm(scene, level, view, places)
        assert ((shell + spongy > 0.0) == is_wanted).all()
