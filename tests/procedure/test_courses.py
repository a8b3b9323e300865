"""The other courses: continuous in themselves, true of what they are about, and within all that is always true."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.levels import LEVELS, TREATABLE
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.errors import BadInput
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import case_in_course, make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.filling.fit import most_possible_ml
from kyphoview.procedure.fracture.heights import healthy_heights, most_lost, posture_regain_percent
from kyphoview.procedure.fracture.next_break import NEXT_LOSS_PERCENT
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import COURSES, OTHER_COURSE_IDS, course_called, course_of
from tests.procedure.always_true import (
    SURFACES,
    check_all_stays_inside_the_shell,
    check_instruments_keep_to_bone_and_clear_of_the_canal,
    check_no_bones_meet,
    check_no_height_is_more_than_healthy,
    check_volumes_match_the_figures,
    nearest_to_surface_mm,
)
from tests.procedure.test_continuity import INSTANT, check
from tests.random_cases import tried

_INSIDE = np.random.default_rng(5).uniform((-14.0, -11.0, -10.0), (14.0, 11.0, 10.0), (60, 3))
OTHER_STEPS = [step.id for course_id in OTHER_COURSE_IDS for step in course_called(course_id).steps]


@st.composite
def taken(draw: st.DrawFn, course_id: str) -> Case:
    """A random case of a course: volumes are the usual ones or any that fit."""
    try:
        return case_in_course(draw(st.from_type(Case)), course_id)
    except BadInput:
        assume(False)
        raise


def at_ends(case: Case, course_id: str) -> tuple[Scene, Scene]:
    steps = course_called(course_id).steps
    return scene_at(case, Moment(steps[0].id, 0.0)), scene_at(case, Moment(steps[-1].id, 1.0))


def lost_column_mm(scene: Scene) -> float:
    return scene.heights.columns[most_lost(scene.case)]


def test_a_step_belongs_to_one_course_and_courses_are_short() -> None:
    ids = [step.id for course in COURSES for step in course.steps]
    assert len(ids) == len(set(ids))
    for course_id in OTHER_COURSE_IDS:
        course = course_called(course_id)
        assert 1 <= len(course.steps) <= 2
        assert 10.0 <= sum(step.duration_s for step in course.steps) <= 25.0
        assert {course_of(step.id).id for step in course.steps} == {course_id}


@tried(9)
@given(st.data(), st.sampled_from(OTHER_COURSE_IDS))
def test_the_end_of_a_step_is_the_start_of_the_next(data: st.DataObject, course_id: str) -> None:
    case = data.draw(taken(course_id))
    for one, other in pairwise(course_called(course_id).steps):
        end, start = scene_at(case, Moment(one.id, 1.0)), scene_at(case, Moment(other.id, 0.0))
        assert end.progress == start.progress
        assert end.moment.clock == start.moment.clock
        assert end.cameras == start.cameras
        assert end.instruments == start.instruments


@tried(24)
@given(st.data(), st.sampled_from(OTHER_STEPS), st.floats(0.0, 1.0 - INSTANT))
def test_time_is_continuous_in_every_course(data: st.DataObject, step: str, at: float) -> None:
    case = data.draw(taken(course_of(step).id))
    check(case, Moment(step, at), Moment(step, at + INSTANT))


@tried(28)
@given(st.data(), st.sampled_from(OTHER_STEPS), st.floats(0.0, 1.0))
def test_what_is_always_true_is_true_in_every_course(data: st.DataObject, step: str, at: float) -> None:
    case = data.draw(taken(course_of(step).id))
    for moment in (Moment(step, at), Moment(step, 1.0)):
        scene = scene_at(case, moment)
        check_all_stays_inside_the_shell(scene)
        check_volumes_match_the_figures(scene)
        check_instruments_keep_to_bone_and_clear_of_the_canal(scene)
        check_no_bones_meet(scene)
        check_no_height_is_more_than_healthy(scene)


@tried(8)
@example(case=make_case("T12", "wedge", 54.0, 1, 1.0, course="no-gain"))  # its cavity settles unevenly
@given(taken("no-gain"))
def test_no_gain_ends_as_low_as_it_broke_and_holds_its_cement(case: Case) -> None:
    start, end = at_ends(case, "no-gain")
    full = scene_at(case, Moment("no-gain-balloon", 0.26))
    assert full.figures.balloon_volume_ml == pytest.approx((case.balloon_ml,) * case.balloons, rel=1e-2)
    assert full.heights == start.heights  # as its words say, it stays where lying face down had brought it
    assert start.figures.posture_percent == pytest.approx(posture_regain_percent(case.shape), abs=0.1)
    assert end.figures.height_regained_percent == pytest.approx(0.0, abs=0.1)
    assert end.figures.cement_volume_ml == pytest.approx((case.cement_ml,) * case.balloons, rel=1e-3)


@tried(8)
@given(taken("one-side"))
def test_one_side_has_one_balloon_that_lifts_as_two_do(case: Case) -> None:
    start, end = at_ends(case, "one-side")
    assert len(case.sides) == len(end.cements) == 1
    both_sides = make_case(case.level, case.shape, case.loss_percent, 2, regain_percent=case.regain_percent)
    two = scene_at(both_sides, Moment("closing", 0.0))
    assert end.figures.height_regained_percent == pytest.approx(two.figures.height_regained_percent, abs=0.1)
    assert start.cements == ()


@tried(12)
@given(taken("waiting"))
def test_waiting_heals_the_break_and_sinks_it_further_within_the_limits(case: Case) -> None:
    start, end = at_ends(case, "waiting")
    healed = scene_at(case, Moment(course_called("waiting").steps[0].id, 1.0))
    assert start.progress.knitted == 0.0
    assert end.progress.knitted == 1.0
    assert lost_column_mm(healed) == lost_column_mm(start)
    healthy = healthy_heights(case.level).columns[most_lost(case)]
    lost, further = healthy - lost_column_mm(start), lost_column_mm(start) - lost_column_mm(end)
    assert further == pytest.approx(
        min(0.25, LOSS_RANGE_PERCENT[case.shape][1] / case.loss_percent - 1.0) * lost, abs=0.05
    )
    assert not end.instruments
    assert not end.cements
    assert np.all(np.linalg.det(_slopes(end)) > 0.0)


@tried(12)
@given(taken("vertebroplasty"), st.floats(0.0, 1.0))
def test_vertebroplasty_has_no_balloon_and_lifts_no_more_than_posture(case: Case, at: float) -> None:
    start, end = at_ends(case, "vertebroplasty")
    for scene in (start, scene_at(case, Moment("vertebroplasty-cement", at)), end):
        assert not any((scene.balloons, scene.cavities, scene.compacted))
        assert not {tool.kind for tool in scene.instruments} & {"balloon_shaft", "drill"}
        assert scene.heights == start.heights
    assert end.figures.height_regained_percent == pytest.approx(case.regain_percent, abs=0.1)
    assert end.figures.balloon_percent == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("level", TREATABLE)
def test_the_needle_of_vertebroplasty_keeps_to_bone_where_it_goes_deepest(level: str, balloons: int) -> None:
    case = make_case(level, balloons=balloons, course="vertebroplasty")
    for at in np.linspace(0.18, 0.26, 9):  # too short a while for random moments to find it
        check_instruments_keep_to_bone_and_clear_of_the_canal(scene_at(case, Moment("vertebroplasty-cement", at)))


@tried(6)
@given(taken("vertebroplasty"), st.floats(0.75, 1.0), st.floats(0.3, 1.0))
def test_the_cloud_holds_what_was_injected_and_grows_until_it_does(case: Case, at: float, most: float) -> None:
    case = replace(case, cement_ml=max(most * case.cement_ml, 0.5))
    earlier, later = sorted((at, min(at + 0.05, 1.0)))
    scenes = [scene_at(case, Moment("vertebroplasty-cement", at)) for at in (earlier, later)]
    for scene in scenes:
        check_volumes_match_the_figures(scene)
        for cement in scene.cements:
            assert scene.cement_ends_mm == pytest.approx(cement.body.ends_mm)
    for before, after in zip(scenes[0].cements, scenes[1].cements, strict=False):
        points = before.body.points()[1:-1:4, ::4].reshape(-1, 3)
        s_mm, radius_mm, angle = after.body.axis.coordinates(points)
        assert (radius_mm - after.body.radius_at(s_mm, angle)).max() < 0.5  # its own grid


@tried(8)
@given(taken("vertebroplasty"))
def test_the_cloud_keeps_to_its_side_and_within_the_shell(case: Case) -> None:
    _start, end = at_ends(case, "vertebroplasty")
    for cement in end.cements:
        assert nearest_to_surface_mm(end, cement.body) < -0.6 * LEAST_SHELL_MM
        assert cement.body.ends_mm[0] > axis_places(case.level, case.path).back_wall_mm
        if case.balloons == 2:
            towards_middle = cement.body.points()[..., 0] * (1.0 if cement.side == "left" else -1.0)
            assert towards_middle.max() < 0.0
    assert end.case.cement_ml <= most_possible_ml(case)[1]


@tried(10)
@given(taken("next-break"), st.floats(0.0, 1.0))
def test_the_next_break_leaves_the_treated_bone_and_what_lies_below_as_they_are(case: Case, at: float) -> None:
    start, end = at_ends(case, "next-break")
    scene = scene_at(case, Moment("next-break-sinks", at))
    assert start.next_break is None
    assert end.next_break is not None
    healthy = healthy_heights(end.next_break.level).columns
    lost = [whole - now for whole, now in zip(healthy, end.next_break.heights.columns, strict=True)]
    assert lost[0] == pytest.approx(NEXT_LOSS_PERCENT / 100.0 * healthy[0], abs=0.05)
    assert min(lost) >= -1e-9
    if scene.next_break is not None:
        assert scene.next_break.height_map.jacobian_z(_INSIDE).min() > 0.0
    for other in (scene, end):
        assert other.heights == start.heights
        assert other.figures.cement_volume_ml == start.figures.cement_volume_ml
        for level in LEVELS[LEVELS.index(case.level) :]:
            assert np.array_equal(other.carry_bone(level, _INSIDE), start.carry_bone(level, _INSIDE))
    assert end.figures.kyphotic_angle_deg > start.figures.kyphotic_angle_deg + 4.0


@tried(10)
@given(taken("next-break"), st.floats(0.0, 1.0))
def test_bones_keep_clear_of_the_one_that_breaks_next_and_lead_back_to_rest(case: Case, at: float) -> None:
    scene, treated = scene_at(case, Moment("next-break-sinks", at)), LEVELS.index(case.level)
    top, broken = LEVELS[treated - 2], LEVELS[treated - 1]
    for level, other in ((broken, top), (broken, case.level), (case.level, broken)):
        surface = scene.carry_bone(other, placement(case.level, other).carry(SURFACES[other]))
        on_other = placement(case.level, level).inverse().carry(scene.bone_at_rest(level, surface))
        assert vertebra_distance(level, on_other).min() > 0.45
    for level in (top, broken, case.level, LEVELS[treated + 1]):
        at_rest = placement(case.level, level).carry(_INSIDE)
        assert np.allclose(scene.bone_at_rest(level, scene.carry_bone(level, at_rest)), at_rest, atol=1e-6)


def _slopes(scene: Scene) -> np.ndarray:
    """The Jacobians (N, 3, 3) of the bone's map at some points of the body, by differences."""
    points = np.random.default_rng(3).uniform((-20.0, -14.0, -12.0), (20.0, 14.0, 12.0), (200, 3))
    steps = 1e-3 * np.eye(3)
    ahead = [scene.height_map.carry(points + step) - scene.height_map.carry(points - step) for step in steps]
    return np.stack(ahead, axis=-1) / 2e-3


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            {"course": "no-gain", "regain_percent": 20.0},
            "In the course 'no-gain' 0% of the lost height comes back, not 20%",
        ),
        (
            {"course": "vertebroplasty", "balloon_ml": 2.0},
            "The course 'vertebroplasty' has no balloon; leave --balloon-ml out.",
        ),
        (
            {"course": "vertebroplasty", "regain_percent": 40.0},
            "In the course 'vertebroplasty' 23.5% of the lost height comes back, not 40%; leave --regain out.",
        ),
        ({"course": "vertebroplasty", "cement_ml": 4.0}, "does not take 4 mL of cement on each side; at most 3.0 mL"),
        ({"course": "one-side", "balloons": 2}, "The course 'one-side' has 1 balloon, not 2; leave --balloons out."),
        ({"course": "sawing"}, "There is no course 'sawing'; the courses are kyphoplasty, no-gain"),
    ],
)
def test_what_contradicts_a_course_is_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        make_case(**options)  # type: ignore[arg-type]


def test_what_a_course_decides_may_be_said_again() -> None:
    assert make_case(course="one-side", balloons=1) == make_case(course="one-side")
    assert make_case(course="no-gain", regain_percent=0.0) == make_case(course="no-gain")
