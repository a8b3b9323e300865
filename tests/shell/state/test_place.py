"""The place of a session: the case goes along into another course, and back to what it was."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import KYPHOPLASTY, OTHER_COURSE_IDS, STEPS, course_called
from kyphoview.shell.state.place import Place


@st.composite
def cases(draw: st.DrawFn) -> Case:
    shape = draw(st.sampled_from(SHAPES))
    try:
        return make_case(
            level=draw(st.sampled_from(TREATABLE)),
            shape=shape,
            loss_percent=draw(st.floats(*LOSS_RANGE_PERCENT[shape])),
            balloons=draw(st.sampled_from((1, 2))),
            regain_percent=draw(st.floats(0.0, 100.0)),
        )
    except BadInput:
        assume(False)
        raise


MOMENTS = st.builds(Moment, st.sampled_from([step.id for step in STEPS]), st.floats(0.0, 1.0))


@settings(max_examples=30, deadline=None)
@given(cases(), MOMENTS, st.lists(st.sampled_from(OTHER_COURSE_IDS), min_size=1, max_size=3))
def test_the_way_back_is_exact(case: Case, moment: Moment, visited: list[str]) -> None:
    """However many courses lie between, and in each of them the course decides what it is about."""
    start = place = Place(case, moment)
    for course_id in visited:
        course = course_called(course_id)
        place = place.at(Moment(course.steps[-1].id, 0.5))
        assert place.course is course
        possible = make_case(**_options(place.case))
        assert replace(place.case, balloon_ml=possible.balloon_ml) == possible
        assert (place.case.level, place.case.shape) == (case.level, case.shape)
    assert place.procedure == start
    assert place.at(place.procedure.moment) == start


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_what_was_changed_of_the_fracture_stays(course_id: str) -> None:
    start = Place(make_case(balloons=2, regain_percent=40.0), Moment("placing", 0.5))
    place = start.at(Moment(course_called(course_id).steps[0].id, 0.0))
    back = place.with_case(replace(place.case, level="L2", loss_percent=28.0)).procedure
    assert back.moment == start.moment
    assert (back.case.course, back.case.level, back.case.loss_percent) == (KYPHOPLASTY, "L2", 28.0)
    assert (back.case.balloons, back.case.regain_percent) == (2, 40.0)


def _options(case: Case) -> dict[str, Any]:
    return {
        "level": case.level,
        "shape": case.shape,
        "loss_percent": case.loss_percent,
        "balloons": case.balloons,
        "balloon_ml": case.balloon_ml if course_called(case.course).has_balloon else None,
        "cement_ml": case.cement_ml,
        "regain_percent": case.regain_percent,
        "course": case.course,
    }
