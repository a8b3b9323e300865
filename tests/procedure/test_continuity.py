"""Time is continuous: for 0.001 of a step nothing that is drawn moves more than 1 % of the picture's width."""

from dataclasses import astuple
from itertools import pairwise
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, TREATABLE
from kyphoview.content.labels import load_labels
from kyphoview.procedure.body_state import progress_at
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.examination import PRESSING
from kyphoview.procedure.filling.radial_body import RadialBody, angles_rad
from kyphoview.procedure.fracture.heights import heights_at
from kyphoview.procedure.framing.camera_rectangles import Camera, cameras_at
from kyphoview.procedure.instruments.positions import instruments_at
from kyphoview.procedure.instruments.sizes import CANNULA_LENGTH_MM
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS, step_index
from tests.random_cases import tried

INSTANT = 0.001
MOST = 0.01
HUB_MM = 30.0  # drawn behind an instrument's tail
VIEWS: tuple[Literal["side", "top"], ...] = ("side", "top")
CLOUD = np.random.default_rng(11).uniform((-60.0, -110.0, -120.0), (60.0, 130.0, 120.0), (400, 3))

Drawn = dict[str, Points]


def sparse(body: RadialBody) -> Points:
    """Some of the points of a body's surface, as it would give them."""
    return body.axis.point(body.s_mm[::4, None], body.radius_mm[::4, ::8], angles_rad()[None, ::8])


def drawn(scene: Scene, view: str) -> Drawn:
    """All that is drawn of a Scene, as points (N, 3) by name; the same name holds the same points at any time."""
    found = {f"bone {level}": scene.carry_bone(level, CLOUD) for level in (*LEVELS, "C1", "sacrum")}
    found["tissue"] = scene.carry_tissue(CLOUD)
    sides = scene.case.sides if view == "top" else ("left",)
    for instrument in scene.instruments:
        if instrument.side in sides:
            s = np.array([instrument.tip_mm, instrument.tail_mm, instrument.tail_mm - HUB_MM])
            around = np.array([-np.pi / 2, 0.0, np.pi / 2, np.pi])
            name = f"{instrument.kind} {instrument.side}"
            found[name] = scene.axes[instrument.side].point(s[:, None], instrument.radius_mm, around)
    if scene.finger is not None and view == "side":
        found["finger"] = scene.carry_tissue(np.array(scene.finger.tip) - np.array([[0.0], [40.0]]) * PRESSING)
    number = {side: scene.case.sides.index(side) for side in sides}
    for side, at in number.items():
        for name, bodies in (
            ("balloon", [balloon.body for balloon in scene.balloons]),
            ("cavity", list(scene.cavities)),
            ("compacted", list(scene.compacted)),
            ("cement", [cement.body for cement in scene.cements]),
            ("core", [cement.core for cement in scene.cements if cement.core is not None]),
            ("tail", [cement.tail for cement in scene.cements if cement.tail is not None]),
        ):
            if bodies:
                found[f"{name} {side}"] = sparse(bodies[at])
        if scene.balloons:
            found[f"markers {side}"] = scene.balloons[at].body.axis.point(np.array(scene.balloons[at].markers_mm))
        for number, bore in enumerate(scene.channels[at].bores if scene.channels else ()):
            s = np.array([bore.back_mm, bore.front_mm])
            around = np.array([-np.pi / 2, 0.0, np.pi / 2, np.pi])
            found[f"bore {number} {side}"] = scene.axes[side].point(s[:, None], bore.radius_mm, around)
    found |= {f"leak {number}": thread.rings()[::2, ::2] for number, thread in enumerate(scene.leaks)}
    found |= {f"anchor {name}": point[None] for name, point in scene.anchors[view].items()}
    return {name: points.reshape(-1, 3) for name, points in found.items()}


def on_picture(points: Points, plane: Plane, camera: Camera) -> Points:
    """Places (N, 2) as shares of the picture's width from its middle."""
    turn = np.radians(camera.turn_deg)
    turned = np.array(((np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))))
    return (plane.flatten(points) - np.array(camera.center)) @ turned / camera.width_mm


def is_seen(axis_places: Points) -> np.ndarray:
    """Which places can be in a picture, be it as tall as twice its width."""
    seen: np.ndarray = (np.abs(axis_places[:, 0]) <= 0.5) & (np.abs(axis_places[:, 1]) <= 1.0)
    return seen


def edges(camera: Camera) -> np.ndarray:
    """Left, right, lower and upper edge, mm."""
    (x, y), half_width, half_height = camera.center, camera.width_mm / 2, camera.height_mm / 2
    return np.array([x - half_width, x + half_width, y - half_height, y + half_height])


def check(case: Case, one: Moment, other: Moment) -> None:
    before, after = scene_at(case, one), scene_at(case, other)
    for view in VIEWS:
        plane, first, second = plane_of(case.level, view, case.path), before.cameras[view], after.cameras[view]
        assert np.abs(edges(second) - edges(first)).max() <= MOST * first.width_mm, (view, "camera")
        old, new = drawn(before, view), drawn(after, view)
        for name in old.keys() & new.keys():
            start, end = on_picture(old[name], plane, first), on_picture(new[name], plane, second)
            moved = np.linalg.norm(end - start, axis=1)[is_seen(start) | is_seen(end)]
            assert moved.max(initial=0.0) <= MOST, (view, name, moved.max())
        for name in old.keys() ^ new.keys():
            scene, points, camera = (before, old[name], first) if name in old else (after, new[name], second)
            assert may_appear(scene, name, points, on_picture(points, plane, camera)), (view, name)


def may_appear(scene: Scene, name: str, points: Points, axis_places: Points) -> bool:
    """Whether something may be there at one instant and not at the next: off the picture, inside its cannula, no larger
    than a drop, or where something of the same shape is."""
    if name.startswith("anchor"):
        return True  # a label comes and goes with its thing, which is looked at itself
    if not is_seen(axis_places).any():
        return True
    if name.startswith(("cavity", "compacted")):
        return scene.progress.pumped_ml < 1e-3  # the empty balloon lies there
    if name.startswith("bore"):
        return True  # made by a tool that lies in it, as is tested with the channel
    if name.startswith("tail"):
        return scene.cements[0].tail.volume_ml < 1e-3  # a drop behind the cement
    if name.startswith("leak"):
        return float(np.ptp(points, axis=0).max()) < 1.5 and scene.progress.leaked_ml < 1e-3
    if name.startswith(("cement", "core")):
        return float(np.ptp(points, axis=0).max()) < 1.5 and scene.progress.cement_ml < 1e-3
    return False


@tried(30)
@given(st.from_type(Case), st.lists(st.from_type(Moment), min_size=8, max_size=8))
def test_nothing_jumps_within_a_step(case: Case, moments: list[Moment]) -> None:
    for moment in moments:
        at = min(moment.at, 1.0 - INSTANT)
        check(case, Moment(moment.step, at), Moment(moment.step, at + INSTANT))


@pytest.mark.parametrize("step", [step.id for step in STEPS])
@pytest.mark.parametrize("case", [DEFAULT_CASE, make_case("T12", "biconcave", 50.0, 1, regain_percent=100.0)])
def test_nothing_jumps_all_along_a_step(case: Case, step: str) -> None:
    for start in np.linspace(0.0, 1.0 - INSTANT, 21):
        check(case, Moment(step, float(start)), Moment(step, float(start + INSTANT)))


@tried(15)
@given(st.from_type(Case))
def test_the_end_of_a_step_is_the_start_of_the_next(case: Case) -> None:
    for one, other in pairwise(step.id for step in STEPS):
        before, after = scene_at(case, Moment(one, 1.0)), scene_at(case, Moment(other, 0.0))
        assert before.figures == after.figures
        assert before.cameras == after.cameras
        assert before.instruments == after.instruments
        for view in VIEWS:
            old, new = drawn(before, view), drawn(after, view)
            assert old.keys() == new.keys()
            seen = pointed_at(one, view) & pointed_at(other, view)
            compared = [name for name in old if not name.startswith("anchor ") or name in seen]
            assert all(np.array_equal(old[name], new[name]) for name in compared)


def pointed_at(step: str, view: Literal["side", "top"]) -> set[str]:
    """The places to which a step's labels point; others may move between two steps, for nobody sees them."""
    return {f"anchor {label.part}" for label in load_labels().steps[step].of(view)}


INSTANTS = np.arange(0.0, 12.0 + INSTANT / 2, INSTANT)


@pytest.mark.parametrize("is_softened", [False, True])
@pytest.mark.parametrize("level", TREATABLE)
def test_cameras_never_jump_at_any_instant(level: str, is_softened: bool) -> None:
    for view in VIEWS:
        cameras = [cameras_at(level, float(clock), is_softened)[view] for clock in INSTANTS]
        moved = np.abs(np.diff([edges(camera) for camera in cameras], axis=0)).max(axis=1)
        assert (moved <= MOST * np.array([camera.width_mm for camera in cameras[1:]])).all()


@pytest.mark.parametrize("case", [DEFAULT_CASE, Case("T12", "crush", 35.0, 1, 1.0, 0.5, 100.0)])
def test_what_drives_the_body_never_jumps_at_any_instant(case: Case) -> None:
    states = [astuple(progress_at(case, float(clock))) for clock in INSTANTS]
    heights = [heights_at(case, progress_at(case, float(clock)).bone).columns for clock in INSTANTS]
    assert np.abs(np.diff(states, axis=0)).max() < 0.016
    assert np.abs(np.diff(heights, axis=0)).max() < 0.05


def test_the_cameras_rest_while_bone_moves() -> None:
    for clock in INSTANTS:
        now, later = float(clock), float(clock + INSTANT)
        if progress_at(DEFAULT_CASE, now).bone != progress_at(DEFAULT_CASE, later).bone:
            for view in VIEWS:
                moved_mm = np.subtract(*(edges(cameras_at("L1", at)[view]) for at in (now, later)))
                assert np.abs(moved_mm).max() < 1e-6


@pytest.mark.parametrize("level", TREATABLE)
def test_instruments_never_jump_at_any_instant(level: str) -> None:
    case = Case(level, "wedge", 33.0, 1, 2.0, 2.0, 35.0)
    before: dict[str, float] = {}
    for clock in INSTANTS:
        now = {found.kind: found.tip_mm for found in instruments_at(case, float(clock), None)}
        most_mm = MOST * min(camera.width_mm for camera in cameras_at(level, float(clock), path=case.path).values())
        assert all(abs(now[kind] - before[kind]) <= most_mm for kind in now.keys() & before.keys())
        assert all({**now, **before}[kind] < -1.8 * CANNULA_LENGTH_MM for kind in now.keys() ^ before.keys())
        if {"needle", "cannula"} <= now.keys() and float(clock) < step_index("access") + 0.7:
            assert now["cannula"] < now["needle"]  # it rides on the needle
        before = now
