"""The other courses: continuous in themselves, true of what they are about, and within all that is always true."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kyphoview.errors import BadInput
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.fracture.heights import healthy_heights, most_lost
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import COURSES, OTHER_COURSE_IDS, course_called, course_of
from tests.procedure.test_always_true import nearest_to_surface_mm
from tests.procedure.test_continuity import INSTANT, check
from tests.random_cases import tried

OTHER_STEPS = [step.id for course_id in OTHER_COURSE_IDS for step in course_called(course_id).steps]


@st.composite
def taken(draw: st.DrawFn, course_id: str) -> Case:
    """A random case of a course."""
    case = draw(st.from_type(Case))
    course = course_called(course_id)
    own = {"balloons": course.balloons, "regain_percent": course.regain_percent}
    try:
        return make_case(
            level=case.level,
            shape=case.shape,
            loss_percent=case.loss_percent,
            course=course_id,
            **{name: getattr(case, name) for name, value in own.items() if value is None},
        )
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


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_the_end_of_a_step_is_the_start_of_the_next(course_id: str) -> None:
    case = make_case(course=course_id)
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


@tried(12)
@given(st.data(), st.sampled_from(OTHER_STEPS), st.floats(0.0, 1.0))
def test_what_is_put_in_stays_inside_and_heights_are_never_more_than_healthy(
    data: st.DataObject, step: str, at: float
) -> None:
    case = data.draw(taken(course_of(step).id))
    scene = scene_at(case, Moment(step, at))
    healthy = healthy_heights(case.level).columns
    assert all(now <= whole + 1e-6 for now, whole in zip(scene.heights.columns, healthy, strict=True))
    for body in [*scene.cavities, *(cement.body for cement in scene.cements)]:
        assert nearest_to_surface_mm(scene, body) < 0.0


@tried(8)
@given(taken("no-gain"))
def test_no_gain_ends_as_low_as_it_broke_and_holds_its_cement(case: Case) -> None:
    _start, end = at_ends(case, "no-gain")
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
