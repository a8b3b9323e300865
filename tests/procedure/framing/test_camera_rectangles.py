"""What the pictures frame."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, PATHS, REFERENCE_LEVEL, TREATABLE, VERTEBRAE
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.camera_rectangles import Camera, camera_targets_at, cameras_at
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS


def is_framed(camera: Camera, plane: Plane, points: Points) -> bool:
    """Whether all the points (N, 3) are inside the rectangle."""
    offset = np.abs(plane.flatten(points) - np.array(camera.center))
    return bool((offset <= (camera.width_mm / 2, camera.height_mm / 2)).all())


def test_it_begins_with_the_whole_back_and_comes_to_one_vertebra() -> None:
    first, last = (cameras_at("L1", clock)["side"] for clock in (0.0, 1.0))
    assert 850.0 < first.height_mm < 950.0
    assert 100.0 < last.height_mm < 130.0


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_treated_body_is_always_in_the_picture(level: str, step: str) -> None:
    case = Case(level, "wedge", 33.0, 2, 2.0, 2.0, 35.0)
    body = axes(level)["left"].point(np.array([0.0, 10.0, 20.0, 30.0]))
    for at in np.linspace(0.0, 1.0, 11):
        cameras = scene_at(case, Moment(step, float(at))).cameras
        assert is_framed(cameras["side"], side_plane(level), body)
        assert is_framed(cameras["top"], top_plane(level), body)


@pytest.mark.parametrize("level", TREATABLE)
def test_access_shows_the_way_from_the_skin_to_the_body(level: str) -> None:
    case = Case(level, "wedge", 33.0, 2, 2.0, 2.0, 35.0)
    way = axes(level)["left"].point(np.array([skin_s_mm(level) - 15.0, 0.0, 30.0]))
    for at in (0.3, 0.6, 0.9):
        cameras = scene_at(case, Moment("access", at)).cameras
        assert is_framed(cameras["side"], side_plane(level), way)
        assert is_framed(cameras["top"], top_plane(level), way)


@pytest.mark.parametrize("step", ["inflating", "cementing"])
def test_filling_is_seen_from_close_by(step: str) -> None:
    camera = cameras_at("L1", Moment(step, 0.6).clock)["side"]
    assert 55.0 < camera.height_mm < camera.width_mm < 80.0


@pytest.mark.parametrize("level", TREATABLE)
def test_the_last_pictures_stay_close_enough_that_the_bone_is_seen(level: str) -> None:
    """The treated body between its two neighbours, and never smaller than a quarter of the picture's width."""
    at = LEVELS.index(level)
    bodies = np.array([placement(level, other).carry(np.zeros(3)) for other in LEVELS[at - 1 : at + 2]])
    for clock in np.linspace(Moment("recovery", 0.34).clock, 12.0, 60):
        cameras = cameras_at(level, float(clock))
        assert is_framed(cameras["side"], side_plane(level), bodies)
        for camera in cameras.values():
            assert camera.width_mm < 4.8 * VERTEBRAE[level].endplate_depth_mm


@pytest.mark.parametrize("level", TREATABLE)
def test_softened_the_cameras_come_less_close(level: str) -> None:
    for clock in np.linspace(0.0, 12.0, 241):
        usual, soft = cameras_at(level, float(clock)), cameras_at(level, float(clock), is_softened=True)
        for view in ("side", "top"):
            assert soft[view].width_mm > max(usual[view].width_mm - 1e-9, 100.0)
    assert cameras_at(level, Moment("access", 0.6).clock, is_softened=True)["side"].width_mm > 240.0


def test_softened_nothing_else_changes() -> None:
    """Nor does the camera where nothing is done to the patient."""
    moment = Moment("inflating", 0.7)
    usual, soft = scene_at(DEFAULT_CASE, moment), scene_at(DEFAULT_CASE, moment, is_softened=True)
    assert usual != soft
    assert usual.figures == soft.figures
    for step in ("healthy", "fracture", "finding", "ready"):
        assert cameras_at("L1", Moment(step, 0.5).clock) == cameras_at("L1", Moment(step, 0.5).clock, is_softened=True)


@pytest.mark.parametrize(("step", "at"), [("access", 0.6), ("inflating", 0.6), ("weighing", 1.0)])
def test_a_camera_at_rest_stands_exactly_where_it_goes(step: str, at: float) -> None:
    clock = Moment(step, at).clock
    assert cameras_at("L1", clock) == camera_targets_at("L1", clock)


@pytest.mark.parametrize(("step", "at", "end"), [("access", 0.1, 0.16), ("deflating", 0.5, 0.66)])
def test_a_moving_camera_goes_where_it_will_rest(step: str, at: float, end: float) -> None:
    assert camera_targets_at("L1", Moment(step, at).clock) == cameras_at("L1", Moment(step, end).clock)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("level", TREATABLE)
def test_in_the_picture_of_the_whole_back_a_person_stands_upright(level: str, path: str) -> None:
    """Whichever vertebra the cut is drawn by, and in the same place; up close that vertebra stands upright."""
    shown = []
    for each in (level, REFERENCE_LEVEL):
        camera = cameras_at(each, 0.0, path=path)["side"]
        plane, turn = side_plane(each, path), np.radians(camera.turn_deg)
        body = placement(each, REFERENCE_LEVEL).carry(np.array([[0.0, 0.0, -350.0], [0.0, 0.0, 400.0]]))
        flat = plane.flatten(plane.beside(body[:, 1], body[:, 2])) - np.array(camera.center)
        shown.append(flat @ np.array(((np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn)))))
    (foot, head), usual = shown
    assert head[0] == pytest.approx(foot[0], abs=2.0)
    assert shown[0] == pytest.approx(usual, abs=10.0)
    assert cameras_at(level, 1.0, path=path)["side"].turn_deg == 0.0
