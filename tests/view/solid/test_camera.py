"""The camera: where it stands, what it shows, and the limits in which nobody gets lost."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import BALLOONS_FULL, BROKEN, STEPS
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import HIGHEST_DEG, LEAST_MM, MOST_MM, Lens, Orbit, pose_between
from kyphoview.view.solid.gestures import ACTIONS, after_action, shifted_by_stroke, turned_by_stroke, zoomed_by_wheel
from kyphoview.view.solid.preset_cameras import PRESETS, preset_orbit, step_openness, step_orbit
from kyphoview.view.solid.resolution import MOVING_SCALES, STILL_SCALE, MovingResolution

_LAYOUT = Layout.of(1280, 800)
_ORBITS = some.builds(
    Orbit, some.floats(0, 360), some.floats(-86, 86), some.tuples(*[some.floats(-60, 60)] * 3), some.just(90.0),
    some.floats(LEAST_MM, MOST_MM), some.sampled_from(["standing", "lying"]),
)  # fmt: skip


@given(_ORBITS)
def test_the_target_is_in_the_middle_of_the_room_and_its_rectangle_is_shown_whole(orbit: Orbit) -> None:
    lens = Lens.of(orbit.pose, _LAYOUT)
    assert np.allclose(lens.axes @ lens.axes.T, np.eye(3), atol=1e-9)
    assert np.allclose(lens.axes, orbit.axes, atol=1e-9)
    target = np.array(orbit.target)
    right, up, _ = lens.axes
    middle = lens.to_pixels(target[None])[0]
    assert middle[0] == pytest.approx(640.0)
    assert middle[1] == pytest.approx((_LAYOUT.top + _LAYOUT.height - _LAYOUT.bottom) / 2)
    corners = lens.to_pixels(target + np.array([orbit.width_mm / 2 * right, orbit.height_mm / 2 * up]))
    assert corners[0, 0] <= _LAYOUT.width - _LAYOUT.column + 1e-6
    assert corners[1, 1] >= _LAYOUT.top - 1e-6


@given(_ORBITS, some.lists(some.tuples(some.sampled_from(ACTIONS), some.integers(1, 30)), max_size=12))
def test_whatever_a_hand_does_the_body_stays_in_sight(orbit: Orbit, actions: list[tuple[str, int]]) -> None:
    for action, times in actions:
        for _ in range(times):
            orbit = after_action(orbit, action)
    orbit = zoomed_by_wheel(shifted_by_stroke(turned_by_stroke(orbit, 900.0, -4000.0, 800.0), 5000.0, 5000.0, 3.0), 50)
    assert abs(orbit.elevation_deg) <= HIGHEST_DEG
    assert LEAST_MM <= orbit.height_mm <= MOST_MM
    assert np.abs(orbit.target).max() <= 115.0
    assert np.isfinite(Lens.of(orbit.pose, _LAYOUT).position).all()


def test_dragging_takes_the_point_under_the_hand_along() -> None:
    orbit = preset_orbit("side", DEFAULT_CASE)
    lens = Lens.of(orbit.pose, _LAYOUT)
    moved = Lens.of(shifted_by_stroke(orbit, 40.0, -25.0, lens.scale).pose, _LAYOUT)
    point = np.array(orbit.target)[None]
    assert np.allclose(moved.to_pixels(point) - lens.to_pixels(point), (40.0, -25.0), atol=0.5)


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("level", ["T12", "L1", "L2"])
def test_the_places_look_from_where_they_say(level: str, balloons: int) -> None:
    case = replace(DEFAULT_CASE, level=level, balloons=balloons)
    backs = {name: preset_orbit(name, case).axes[2] for name in PRESETS}
    assert backs["side"] @ side_plane(level, case.path).normal == pytest.approx(1.0)
    assert backs["back"][1] < -0.9
    assert backs["above"][2] > 0.85
    assert backs["three_quarter"] @ side_plane(level, case.path).normal > 0.6
    assert backs["surgeon"][1] < -0.5  # from over the back, on the patient's left
    assert backs["surgeon"][0] < -0.3
    assert preset_orbit("surgeon", case).axes[0][2] < -0.8  # the head lies on the left of the picture


@settings(max_examples=20)
@given(some.from_type(Case))
def test_the_close_camera_shows_the_whole_balloon_large(case: Case) -> None:
    body = scene_at(case, Moment(BALLOONS_FULL)).balloons[0].body
    layout = Layout.of(1280, 800, labels=False)
    seen = Lens.of(preset_orbit("close", case).pose, layout).to_pixels(body.points().reshape(-1, 3))
    low, high = seen.min(axis=0), seen.max(axis=0)
    assert (low > 0.0).all()
    assert (high < (layout.width, layout.height)).all()
    assert high[1] - low[1] > 0.3 * layout.height


@given(some.floats(0.0, 1.0), some.floats(0.0, 1.0))
def test_at_the_break_it_is_whole_as_it_begins_to_sink_and_opens_before_it_has_sunk(one: float, other: float) -> None:
    first, second = (scene_at(DEFAULT_CASE, Moment(BROKEN, at)) for at in sorted((one, other)))
    for scene in (first, second):
        sunk = scene.progress.sunk
        assert step_openness(scene) == 0.0 if 0.0 < sunk < 0.1 else True
        assert step_openness(scene) == 1.0 if sunk > 0.97 else True
    if first.progress.sunk > 0.0:
        assert step_openness(first) <= step_openness(second) + 1e-12


@given(_ORBITS, _ORBITS, some.floats(0.0, 1.0))
def test_a_glide_ends_where_it_should_and_never_tumbles(first: Orbit, second: Orbit, share: float) -> None:
    a, b = first.pose, second.pose
    assert np.allclose(pose_between(a, b, 0.0).axes, a.axes, atol=1e-6)
    assert np.allclose(pose_between(a, b, 1.0).axes, b.axes, atol=1e-6)
    between = pose_between(a, b, share).axes
    assert np.allclose(between @ between.T, np.eye(3), atol=1e-9)


@settings(max_examples=40)
@given(some.from_type(Case), some.sampled_from([step.id for step in STEPS]), some.floats(0.0, 0.999))
def test_the_steps_camera_moves_without_a_jump(case: Case, step: str, at: float) -> None:
    points = np.array([[0.0, 0.0, 0.0], [-20.0, -10.0, 10.0], [0.0, 15.0, -12.0]])
    places = []
    for moment in (Moment(step, at), Moment(step, at + 0.001)):
        scene = scene_at(case, moment)
        places.append(Lens.of(step_orbit(scene).pose, _LAYOUT).to_pixels(points))
    assert np.abs(places[0] - places[1]).max() < 0.01 * _LAYOUT.width


def test_a_steps_end_is_the_next_ones_start() -> None:
    case = make_case()
    for one, other in itertools.pairwise(STEPS):
        first, second = scene_at(case, Moment(one.id, 1.0)), scene_at(case, Moment(other.id, 0.0))
        assert np.allclose(step_orbit(first).axes, step_orbit(second).axes, atol=1e-9)
        assert step_openness(first) == pytest.approx(step_openness(second))


def test_slow_pictures_get_lighter_and_quick_ones_finer() -> None:
    resolution = MovingResolution()
    first = resolution.scale(True, 1280, 800)
    for _ in range(40):
        resolution.note(60.0)
    assert resolution.scale(True, 1280, 800) == MOVING_SCALES[-1] < first
    assert resolution.is_light
    assert MOVING_SCALES[-1] >= 0.65
    for _ in range(400):
        resolution.note(3.0)
    assert resolution.scale(True, 1280, 800) == MOVING_SCALES[0]
    assert resolution.scale(False, 1280, 800) == STILL_SCALE
    assert resolution.scale(False, 7680, 4320) < 1.0
