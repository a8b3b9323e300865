"""What is right is what the model does, for every case."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases
from kyphoview.anatomy.levels import TREATABLE_LEVELS
from kyphoview.content.questions import Prediction, load_choices, load_predictions
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import COURSES, OTHER_COURSE_IDS, course_of
from kyphoview.study.predictions import MEASURES, answer, judge

COURSE_IDS = [course.id for course in COURSES]
QUESTIONS = {question.id: question for question in load_predictions()}


def test_there_are_at_least_ten_and_each_measure_is_asked_for() -> None:
    assert len(QUESTIONS) >= 10
    assert {question.measure for question in QUESTIONS.values()} == set(MEASURES)


def test_every_course_has_questions_and_something_to_predict() -> None:
    asked = {course_of(question.step).id for question in QUESTIONS.values()}
    assert asked == set(COURSE_IDS)
    assert {course_of(question.step).id for question in load_choices("courses")} == set(OTHER_COURSE_IDS)


def test_a_bone_as_low_as_is_shown_sinks_no_further() -> None:
    question = QUESTIONS["sinks-further"]
    assert answer(question, make_case(loss_percent=40.0)) == pytest.approx(2.6, abs=0.05)
    assert answer(question, make_case(loss_percent=55.0)) == pytest.approx(0.0, abs=1e-6)


@settings(max_examples=20)
@given(case=st.from_type(Case))
def test_what_is_right_lies_where_a_guess_can_be_made(case: Case) -> None:
    for question in QUESTIONS.values():
        measure = MEASURES[question.measure]
        assert measure.least - 1e-6 <= answer(question, case) <= measure.most + 1e-6, question.id


@settings(max_examples=20)
@given(case=st.from_type(Case), share=st.floats(0.0, 1.0))
def test_a_guess_is_judged_by_the_side_on_which_it_lies(case: Case, share: float) -> None:
    for question in QUESTIONS.values():
        measure, right = MEASURES[question.measure], answer(question, case)
        guess = measure.least + share * (measure.most - measure.least)
        judged = judge(question, case, guess)
        assert (judged == "close") == (abs(guess - right) <= measure.close)
        assert judged != "low" or guess < right
        assert judged != "high" or guess > right


@settings(max_examples=30)
@given(case=st.from_type(Case))
def test_the_parts_add_up_to_what_is_kept(case: Case) -> None:
    """What posture gives, the balloon lifts and settling takes is the way from the break to the end of closing."""
    before, after = (scene_at(case, Moment(step)).figures for step in ("finding", "closing"))
    parts = [answer(QUESTIONS[name], case) for name in ("posture-mm", "balloon-lift", "settles")]
    column = "middle_height_mm" if case.shape == "biconcave" else "anterior_height_mm"
    whole = getattr(after, column) - getattr(before, column)
    assert parts[0] + parts[1] - parts[2] == pytest.approx(whole, abs=0.05)


@settings(max_examples=8)
@given(level=st.sampled_from(sorted(TREATABLE_LEVELS)), loss=st.floats(20.0, 35.0))
def test_a_wedge_changes_the_slope_most_and_a_biconcave_break_hardly(level: str, loss: float) -> None:
    """What the reason of that question says of the three shapes, for every loss that all of them can have."""

    def change_deg(shape: str) -> float:
        case = replace(DEFAULT_CASE, level=level, shape=shape, loss_percent=loss)
        whole = scene_at(case, Moment("healthy")).figures.wedge_angle_deg
        return answer(QUESTIONS["slope"], case) - whole

    assert abs(change_deg("biconcave")) < 1.5 < change_deg("crush") < change_deg("wedge")


@settings(max_examples=20)
@given(case=st.from_type(Case))
def test_the_front_marker_is_placed_by_the_view_from_the_side(case: Case) -> None:
    """What the question "front-marker" says: from behind, the two markers lie nearly over each other."""
    scene = scene_at(case, Moment("inflating", 0.0))
    for balloon in scene.balloons:
        points = scene.axes[balloon.side].point(np.array(balloon.markers_mm))
        apart = {view: float(np.linalg.norm(np.diff(xray_plane(view).flatten(points), axis=0))) for view in XRAY_VIEWS}
        assert apart["xray-side"] > 0.8 * np.linalg.norm(np.diff(points, axis=0))
        assert apart["xray-front"] < 0.7 * apart["xray-side"]


def test_changing_the_case_changes_the_answers() -> None:
    deeper = replace(DEFAULT_CASE, loss_percent=45.0)
    changed = [
        name for name, one in QUESTIONS.items() if answer(one, deeper) != pytest.approx(answer(one, DEFAULT_CASE))
    ]
    assert {"front-lost", "slope", "posture-mm", "balloon-lift", "settles"} <= set(changed)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.id)
def test_the_picture_moves_between_the_pause_and_the_answer(question: Prediction) -> None:
    """Nothing of the answer can be read off before: what is asked about happens afterwards."""
    assert scene_at(DEFAULT_CASE, Moment(question.step, question.at)) != scene_at(
        DEFAULT_CASE, Moment(question.step, question.until)
    )
