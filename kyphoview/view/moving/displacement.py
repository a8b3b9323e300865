"""How far what is seen has moved from one moment to another, so that a picture serves until the eye would notice."""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

import numpy as np

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.view.cut.wound import wound_look
from kyphoview.view.frame import Frame
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.moving.tolerances import AHEAD_S, FOLLOWED_POINTS, SEEN_PX, SETTING_MM, TURNED_HEIGHTS


def moved_px(before: Scene, now: Scene, frames: tuple[Frame, Frame]) -> float:
    """The farthest that anything but the body and the words has gone between two moments of a case, in the frames'
    pixels; infinite where something comes, goes or changes.

    Args:
        frames: of the two moments.
    """
    if wound_look(before) != wound_look(now):
        return math.inf
    frame = frames[1]
    turned = abs(now.lying - before.lying) * TURNED_HEIGHTS * posture_box(frame.layout).height()
    moved_mm = max(_tools_mm(before, now), _fillings_mm(before, now))
    return max(_camera_px(*frames), frame.scale * moved_mm, turned)


def _camera_px(before: Frame, now: Frame) -> float:
    """The most that anything in the picture goes by the camera's move alone: it is one of the corners."""
    if before == now:
        return 0.0
    corners = [(x, y) for x in (0.0, now.layout.width) for y in (0.0, now.layout.height)]
    return max(math.dist(corner, now.pixel(*before.to_mm(*corner))) for corner in corners)


def body_moved_px(before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far the body has gone, at most, in a frame's pixels: on the treated vertebra, and at the picture's upper
    corners, which turn with the spine above it. Soft tissue goes no farther."""
    if before.height_map == now.height_map:
        return 0.0
    outline = _followed(cut.treated, cut.view)
    corners = cut.plane.lift(np.array([frame.to_mm(x, 0.0) for x in (0.0, frame.layout.width)]))
    return frame.scale * max(
        _apart_mm(cut, before.height_map.carry(outline), now.height_map.carry(outline)),
        _apart_mm(cut, before.above.carry(corners), now.above.carry(corners)),
    )


def body_ahead(scene: Scene, frame: Frame, cut: Cut, ratio: float) -> Scene:
    """The moment of the step, at most a little later, by which the body will have moved as far as may pass unseen.

    Shown from now on, it is at no time farther from its place, and is painted half as often.
    """
    step, at = scene.moment.step, scene.moment.at
    duration_s = step_called(step).duration_s
    for ahead_s in AHEAD_S:
        later = replace(scene, moment=Moment(step, min(1.0, at + ahead_s / duration_s)))
        if ratio * body_moved_px(scene, later, cut, frame) <= SEEN_PX:
            return later
    return scene


@lru_cache(maxsize=4)
def _followed(treated: str, view: str) -> Points:
    bones = [bone for bone in load_cut(treated, view).bones if bone.level == treated]
    return np.concatenate([outline[::FOLLOWED_POINTS] for bone in bones for outline in bone.outlines])


def _apart_mm(cut: Cut, before: Points, now: Points) -> float:
    return float(np.hypot(*(cut.plane.flatten(now) - cut.plane.flatten(before)).T).max())


def _tools_mm(before: Scene, now: Scene) -> float:
    """How far an instrument has gone along its axis."""
    if before.instruments == now.instruments:
        return 0.0
    places = ({(tool.kind, tool.side): tool for tool in scene.instruments} for scene in (before, now))
    old, new = places
    if old.keys() != new.keys():
        return math.inf
    return max(abs(new[name].tip_mm - old[name].tip_mm) for name in new)


def _fillings_mm(before: Scene, now: Scene) -> float:
    """How far the surface of a balloon, a cavity, compacted bone or cement has gone."""
    pairs = zip_longest(_bodies(before), _bodies(now))
    return max([_cement_mm(before, now), *(_grown_mm(old, new) for old, new in pairs)])


def _bodies(scene: Scene) -> Iterator[RadialBody]:
    yield from (balloon.body for balloon in scene.balloons)
    yield from scene.cavities
    yield from scene.compacted


def _grown_mm(before: RadialBody | None, now: RadialBody | None) -> float:
    if before is None or now is None or before.radius_mm.shape != now.radius_mm.shape:
        return math.inf
    along = np.abs(now.s_mm - before.s_mm).max()
    return float(
        max(along, 0.0 if now.radius_mm is before.radius_mm else np.abs(now.radius_mm - before.radius_mm).max())
    )


def _cement_mm(before: Scene, now: Scene) -> float:
    old, new = before.cement_ends_mm, now.cement_ends_mm
    if old is None or new is None:
        return 0.0 if old is new else math.inf
    return max(math.dist(old, new), abs(now.progress.setting - before.progress.setting) * SETTING_MM)
