"""How far what is seen has moved from one moment to another, so that a picture serves until the eye would notice."""

import math
from collections.abc import Iterator
from itertools import zip_longest

import numpy as np

from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.hand import fingertip
from kyphoview.view.cut.wound import wound_look
from kyphoview.view.frame import Frame
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.moving.tolerances import HEALING_MM, SETTING_MM, TURNED_HEIGHTS


def moved_px(before: Scene, now: Scene, frames: tuple[Frame, Frame]) -> float:
    """The farthest that anything but the body and the words has gone between two moments of a case, in the frames'
    pixels; infinite where something comes, goes or changes.

    Args:
        frames: of the two moments.
    """
    if wound_look(before) != wound_look(now):
        return math.inf
    frame = frames[1]
    box = posture_box(frame.layout, now.posture.inset)
    changes = zip(before.posture, now.posture, strict=True)
    turned: float = TURNED_HEIGHTS * box.width() * max(abs(new - old) for old, new in changes)
    moved_mm = max(_tools_mm(before, now), _fillings_mm(before, now), _leaks_mm(before, now), _finger_mm(before, now))
    return max(_camera_px(*frames), frame.scale * moved_mm, turned)


def _camera_px(before: Frame, now: Frame) -> float:
    """The most that anything in the picture goes by the camera's move alone: it is one of the corners."""
    if before == now:
        return 0.0
    corners = [(x, y) for x in (0.0, now.layout.width) for y in (0.0, now.layout.height)]
    return max(math.dist(corner, now.pixel(*before.to_mm(*corner))) for corner in corners)


def _tools_mm(before: Scene, now: Scene) -> float:
    """How far an instrument has gone along its axis."""
    if before.instruments == now.instruments:
        return 0.0
    places = ({(tool.kind, tool.side): tool for tool in scene.instruments} for scene in (before, now))
    old, new = places
    if old.keys() != new.keys():
        return math.inf
    return max(abs(new[name].tip_mm - old[name].tip_mm) for name in new)


def _finger_mm(before: Scene, now: Scene) -> float:
    """How far the examining finger has gone."""
    old, new = before.finger, now.finger
    if old is None or new is None:
        return 0.0 if old is new else math.inf
    return math.dist(fingertip(before)[0], fingertip(now)[0]) + abs(new.pressed - old.pressed)


def _fillings_mm(before: Scene, now: Scene) -> float:
    """How far the surface of a balloon, a cavity, compacted bone or cement has gone, or what counts as much."""
    pairs = zip_longest(_bodies(before), _bodies(now))
    return max([_cement_mm(before, now), *(_grown_mm(old, new) for old, new in pairs)])


def _leaks_mm(before: Scene, now: Scene) -> float:
    """How far the cement outside of the body has gone."""
    old, new = before.leaks, now.leaks
    if len(old) != len(new):
        return math.inf
    gone = (
        np.linalg.norm(after.points - earlier.points, axis=1).max() for earlier, after in zip(old, new, strict=True)
    )
    return float(max(gone, default=0.0))


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
    setting, healed = (
        abs(after - earlier)
        for earlier, after in (
            (before.progress.setting, now.progress.setting),
            (before.progress.healed, now.progress.healed),
        )
    )
    grown_mm = 0.0 if now.case.has_balloon else _grown_mm(before.cements[0].body, now.cements[0].body)
    return max(math.dist(old, new), grown_mm, setting * SETTING_MM, healed * HEALING_MM)
