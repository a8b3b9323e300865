"""The labels of the 3D view: anchored in space, placed beside the picture, the same words as in the cuts.

Places are found for a whole step and a whole view of it, so that nothing moves but the leaders' ends. While a person
turns the body they stay; only where two leaders would come to cross are they found again.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.needle_approach import SIDES
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.content.labels import Label
from kyphoview.language import kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.label_anchors import ALONG_LEAK, LEAKS, anchors_of
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.cut.fillings.leak import lies_in_plane
from kyphoview.view.labels.label_painter import Shown, insideness, label_opacity, paint_placed_labels
from kyphoview.view.labels.label_plan import Placed, Plan, Stage, columns_around, moments_for, plan_between, span_of
from kyphoview.view.labels.leader_conflicts import cross
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Array, Lens, Pose
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.preset_cameras import step_orbit
from kyphoview.view.view_frame import labels_of

_SUBJECT_MM = 5.0
# What is seen from outside, whole or open; all else lies in the cut and is seen only from before it.
_OUTSIDE = frozenset({"spine", "needle", "cannula", "drill", "spinous", "vertebra", "vertebra_above"})
NOT_DRAWN = frozenset({"muscle", "fat", "skin", "aorta", "opening", "dressing"})
# What is seen from behind, by the names that the cut across has for it.
_BEHIND = frozenset({"spinous", "nerve", "needle_left", "cannula_left", "cannula_right"})
_BETWEEN_ARCHES = frozenset({"nerve"})
_FROM_BACK = (0.25, 0.5)  # how far the camera must be to the back: from none to all of what lies between the arches
_SEEN_FROM = (0.10, 0.30)  # how squarely the camera must be before the cut: from none to all of a label
_CANAL_IN_OPENING = (0.45, 0.5, 0.7)  # of its width and depth, and of the bone's height at the back
_BEHIND_DISC_MM = (0.9, 1.8)  # how far behind the body's wall the disc beside it still reaches, there at its side
_HANDLE_MM = 30.0  # behind a tool's tail, and how far it spreads
_OPEN_FROM = (0.75, 0.97)


@dataclass(frozen=True, slots=True, eq=False)
class _Tracks:
    """A step's moments, its labels, and where their parts are then (L, T, 3) in mm; not a number where they are not."""

    scenes: tuple[Scene, ...]
    labels: tuple[Label, ...]
    points: Array


@kept_last(3)  # each holds all that its Scenes have worked out: 1.5 MB
def _tracks(case: Case, step: str, is_behind: bool) -> _Tracks:
    if is_behind:
        labels = tuple(label for label in labels_of(case, step, "top") if label.part in _BEHIND)
    else:
        labels = tuple(label for label in labels_of(case, step, "side") if label.part not in NOT_DRAWN)
    moments = moments_for(labels)
    points = np.full((len(labels), len(moments), 3), np.nan)
    scenes = tuple(scene_at(case, Moment(step, at)) for at in moments)
    for t, (at, scene) in enumerate(zip(moments, scenes, strict=True)):
        anchors = places_of(scene, is_behind, frozenset(label.part for label in labels))
        for i, label in enumerate(labels):
            appears, leaves = span_of(label)
            if appears <= at <= leaves and label.part in anchors:
                points[i, t] = anchors[label.part]
    return _Tracks(scenes, labels, points)


@kept_last(16)
def _step_plan(case: Case, step: str, layout: Layout) -> Plan:
    """The places of a step's labels for the camera that it brings."""
    tracks = _tracks(case, step, False)
    lenses = [Lens.of(step_orbit(scene).pose, layout) for scene in tracks.scenes]
    last = lenses[-1]
    return _plan(tracks, layout, lenses, 0.5 * last.scale * last.pose.width_mm)


def _plan(tracks: _Tracks, layout: Layout, lenses: list[Lens], half_width_px: float) -> Plan:
    projected = np.stack([lens.to_pixels(tracks.points[:, t]) for t, lens in enumerate(lenses)], axis=1)
    projects = tuple(lens.to_pixels for lens in lenses)
    stage = Stage(tracks.scenes, projects, lenses[-1].scale, "3d", SIDES, True, _SUBJECT_MM)
    tracked = tuple(zip(tracks.labels, projected, strict=True))
    return plan_between(tracked, layout, columns_around(layout, half_width_px), stage)


def places_of(scene: Scene, is_behind: bool, names: frozenset[str]) -> dict[str, Array]:
    """Where these parts are, if they are there, (3,) mm: in the cut face, or, from behind, as they are seen there."""
    if not is_behind:
        found = anchors_of(scene, "side", names)
        if "canal" in found:
            found["canal"] = scene.carry_tissue(_canal_in_opening(scene.case.level))
        return found | _leaks_in_face(scene, found)
    return {**anchors_of(scene, "top", names), "nerve": scene.carry_tissue(_sac_between_arches(scene.case.level))}


def _leaks_in_face(scene: Scene, found: dict[str, Array]) -> dict[str, Array]:
    """Where leaks are seen: what lies beside the cut is drawn on its face, and aslant that is not where it lies."""
    plane = side_plane(scene.case.level, scene.case.path)
    return {
        name: plane.lift(plane.flatten(found[name]))
        for name, thread in zip(LEAKS, scene.leaks, strict=False)
        if name in found and not lies_in_plane(thread, plane)[thread.station_at(ALONG_LEAK)]
    }


def _canal_in_opening(level: str) -> Array:
    """Where the canal itself is seen aslant through the opening: at its side, under the root, over the next arch.

    The cut beside it names it where it lies square behind the face, which is not where the steps' cameras look.
    """
    size = VERTEBRAE[level]
    aside, behind, below = _CANAL_IN_OPENING
    back = -size.endplate_depth_mm / 2 - behind * size.canal_depth_mm
    return np.array((-aside * size.canal_width_mm, back, -below * size.posterior_height_mm))


def _sac_between_arches(level: str) -> Array:
    """Where the sac is seen from behind: below the arch of the treated bone."""
    size = VERTEBRAE[level]
    back = -size.endplate_depth_mm / 2 - 0.8 * size.canal_depth_mm
    return np.array((0.0, back, -size.posterior_height_mm * 0.95))


def cut_face_presence(lens: Lens, case: Case, openness: float) -> float:
    """How clearly the cut face is seen, 0 to 1: not from behind or edge-on, and not while the spine is closed.

    Args:
        openness: how far the spine is open, 0 (whole) to 1.
    """
    before = float(lens.axes[2] @ side_plane(case.level, case.path).normal)
    return _ramp(before, *_SEEN_FROM) * _ramp(openness, *_OPEN_FROM)


def _is_behind(lens: Lens, case: Case) -> bool:
    return float(lens.axes[2] @ side_plane(case.level, case.path).normal) < _SEEN_FROM[0]


def _half_width_px(lens: Lens, scene: Scene) -> float:
    """How far from the picture's middle the spine and the tools' handles reach."""
    half = 0.5 * lens.scale * lens.pose.width_mm
    for tool in scene.instruments:
        tail = lens.to_pixels(scene.axes[tool.side].point(np.array([tool.tail_mm - 0.5 * _HANDLE_MM])))[0]
        if 0.0 <= tail[0] <= lens.layout.width and 0.0 <= tail[1] <= lens.layout.height:
            half = max(half, abs(float(tail[0]) - lens.layout.width / 2) + 0.5 * _HANDLE_MM * lens.scale)
    return half


class SolidLabels:
    """Holds the places that stay while a person turns the body.

    Attributes:
        shown: those that were painted last.
    """

    def __init__(self) -> None:
        self.shown: tuple[Placed, ...] = ()
        self._held: tuple[object, Plan] | None = None
        self._settled_pose: Pose | None = None

    def forget(self) -> None:
        """Find all places again."""
        self._held = None

    def paint(
        self,
        parts: PartPainter,
        lens: Lens,
        scene: Scene,
        theme: Theme,
        cutaway: Cutaway,
        is_held: bool,
        is_settled: bool,
    ) -> None:
        """Paint the labels of this moment.

        Args:
            is_held: the camera is where a person has put it, not where the step does.
            is_settled: it is not just being moved.
        """
        plan = self._plan_for(lens, scene, is_held, is_settled)
        shown = _shown(plan, lens, scene, cutaway)
        if is_held and _crossed(shown):
            plan = self._new_plan(lens, scene)
            shown = _shown(plan, lens, scene, cutaway)
        self.shown = tuple(placed for placed, _end, _opacity in shown)
        paint_placed_labels(parts, lens.layout, shown, theme)

    def _plan_for(self, lens: Lens, scene: Scene, is_held: bool, is_settled: bool) -> Plan:
        step = scene.moment.step
        if not is_held:
            self._held = None
            return _step_plan(scene.case, step, lens.layout)
        key = scene.case, step, lens.layout, _is_behind(lens, scene.case)
        if self._held is not None and self._held[0] == key and (not is_settled or lens.pose == self._settled_pose):
            return self._held[1]
        if self._held is None and not is_settled and not key[-1]:
            self._held = key, _step_plan(scene.case, step, lens.layout)
            return self._held[1]
        return self._new_plan(lens, scene)

    def _new_plan(self, lens: Lens, scene: Scene) -> Plan:
        step, is_behind = scene.moment.step, _is_behind(lens, scene.case)
        tracks = _tracks(scene.case, step, is_behind)
        plan = _plan(tracks, lens.layout, [lens] * len(tracks.scenes), _half_width_px(lens, scene))
        self._held = (scene.case, step, lens.layout, is_behind), plan
        self._settled_pose = lens.pose
        return plan


def _shown(plan: Plan, lens: Lens, scene: Scene, cutaway: Cutaway) -> list[Shown]:
    names = frozenset(placed.label.part for placed in plan)
    anchors = places_of(scene, _is_behind(lens, scene.case), names)
    found = []
    for placed in plan:
        part = placed.label.part
        opacity = label_opacity(placed.label, scene.moment.at) * _part_presence(part, lens, scene, cutaway)
        if part not in anchors or opacity <= 0.0:
            continue
        end = lens.to_pixels(anchors[part][None, :])[0].tolist()
        opacity = min(opacity, insideness(end, lens.layout))
        if opacity > 0.0:
            found.append((placed, QPointF(*end), opacity))
    return found


def _part_presence(part: str, lens: Lens, scene: Scene, cutaway: Cutaway) -> float:
    """How clearly the place of a label is seen from here, 0 to 1."""
    in_face = cut_face_presence(lens, scene.case, cutaway.openness)
    if part == "canal":
        return 0.0 if cutaway.is_covered or in_face == 0.0 else in_face * _canal_presence(lens, scene)
    if cutaway.is_covered:
        return in_face  # all that lies behind the face, too, is hidden by skin or muscles
    if part in _BETWEEN_ARCHES and _is_behind(lens, scene.case):
        return _ramp(-float(lens.axes[2][1]), *_FROM_BACK)  # from the front the bodies lie before it
    return 1.0 if part in _OUTSIDE | _BEHIND else in_face


def _canal_presence(lens: Lens, scene: Scene) -> float:
    """How far the look to the canal passes behind the disc, 0 to 1: in wide bones the disc may hide it from aslant."""
    plane, toward = side_plane(scene.case.level, scene.case.path), lens.axes[2]
    point = scene.carry_tissue(_canal_in_opening(scene.case.level))
    in_face = point - plane.height_over(point) / (toward @ plane.normal) * toward
    behind_mm = body_shape(scene.case.level).wall(scene.height_map.inverse(in_face[None]))[0]
    return _ramp(float(behind_mm), *_BEHIND_DISC_MM)


def _ramp(value: float, low: float, high: float) -> float:
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3.0 - 2.0 * share)


def _crossed(shown: list[Shown]) -> bool:
    """Whether any two leaders cross now."""
    starts = np.array([placed.place.start for placed, _, _ in shown]).reshape(-1, 2)
    ends = np.array([(end.x(), end.y()) for _, end, _ in shown]).reshape(-1, 2)
    return bool(cross(starts[:, None], ends[:, None], starts[None], ends[None]).any())
