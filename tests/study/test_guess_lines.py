"""A guess as a line of the solid: where it is right it lies on it, and where it is off it lies so much beside it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.solid.vertebra import canal_distance, vertebra_distance
from kyphoview.content.questions import Prediction, load_predictions
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.fracture.heights import losses_mm, most_lost
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.study.guess_lines import endplate, for_one_more, guess_line
from kyphoview.study.predictions import MEASURES, answer, case_of

DRAWN = [question for question in load_predictions() if MEASURES[question.measure].drawn]
MOVED = [question for question in DRAWN if MEASURES[question.measure].drawn in ("rise", "fall")]


def test_what_is_a_length_or_an_angle_is_drawn_and_nothing_else() -> None:
    drawn = {question.measure for question in DRAWN}
    assert set(MEASURES) - drawn == {
        "volume-at-first-lift-ml", "full-pressure-psi", "cement-ml", "leaked-ml", "more-bent-deg",
    }  # fmt: skip


@settings(max_examples=12)
@given(case=st.from_type(Case))
def test_a_right_guess_lies_on_the_solid(case: Case) -> None:
    for question in DRAWN:
        line = guess_line(question, case, answer(question, case))
        assert line is not None
        scene = scene_at(case_of(question, case), Moment(question.step, question.until))
        if MEASURES[question.measure].drawn == "away":
            cannula = next(one for one in scene.instruments if one.kind == "cannula" and one.side == "left")
            _along, radius, _angle = scene.axes["left"].coordinates(line)
            assert radius == pytest.approx(cannula.radius_mm, abs=1e-6)
        else:
            assert line == pytest.approx(endplate(scene), abs=1e-9), question.id


@settings(max_examples=12)
@given(case=st.from_type(Case), off_mm=st.floats(-5.0, 5.0))
def test_a_guess_lies_as_far_beside_it_as_it_is_off(case: Case, off_mm: float) -> None:
    """At the column that lost most; of a biconcave body the lower endplate gives way, too."""
    y_mm = landmarks(case.level).upper[most_lost(case)][1]
    least, most = (0.45, 1.0) if case.shape == "biconcave" else (0.88, 1.12)
    for question in MOVED:
        unit_mm = losses_mm(case)[most_lost(case)] / 100 if MEASURES[question.measure].unit == "percent" else 1.0
        right = answer(question, case)
        line, on_it = (guess_line(question, case, guess) for guess in (right + off_mm / unit_mm, right))
        assert line is not None
        assert on_it is not None
        at = int(np.argmin(np.abs(on_it[:, 1] - y_mm)))
        moved_mm = float(line[at, 2] - on_it[at, 2]) * (-1.0 if MEASURES[question.measure].drawn == "fall" else 1.0)
        assert least * abs(off_mm) - 1e-9 <= abs(moved_mm) <= most * abs(off_mm) + 1e-9, question.id
        assert moved_mm * off_mm >= 0.0


@settings(max_examples=10)
@given(case=st.from_type(Case))
def test_more_is_higher_of_what_rises_and_lower_of_what_sinks(case: Case) -> None:
    for question in DRAWN:
        moved, drawn = for_one_more(question, case), MEASURES[question.measure].drawn
        assert moved is not None
        if drawn != "away":
            up_mm = moved[np.argmax(np.abs(moved[:, 2])), 2]
            assert (up_mm > 0.0) == (drawn == "rise"), question.id


@settings(max_examples=12)
@given(case=st.from_type(Case), off_mm=st.floats(-1.0, 3.0))
def test_the_line_of_the_cannula_lies_as_far_from_the_canal_as_was_guessed(case: Case, off_mm: float) -> None:
    question = next(one for one in DRAWN if MEASURES[one.measure].drawn == "away")
    right = answer(question, case)
    line = guess_line(question, case, right + off_mm)
    assert line is not None
    assert canal_distance(case.level, line).min() == pytest.approx(right + off_mm, abs=0.12)


@settings(max_examples=12)
@given(case=st.from_type(Case), more_deg=st.floats(-8.0, 8.0))
def test_the_line_of_the_slope_is_turned_by_what_the_guess_is_off(case: Case, more_deg: float) -> None:
    question = next(one for one in DRAWN if MEASURES[one.measure].drawn == "tilt")
    right = answer(question, case)
    line, on_it = (guess_line(question, case, guess) for guess in (right + more_deg, right))
    assert line is not None
    assert on_it is not None
    slopes = [-np.degrees(np.arctan2(*(one[-1] - one[0])[[2, 1]])) for one in (line, on_it)]
    assert slopes[0] - slopes[1] == pytest.approx(more_deg, abs=1e-6)
    assert line[0] == pytest.approx(on_it[0])


@pytest.mark.parametrize("level", ["T12", "L1", "L3"])
def test_the_endplate_lies_on_the_bone(level: str) -> None:
    plate = endplate(scene_at(replace(DEFAULT_CASE, level=level), Moment("healthy", 0.0)))
    assert np.abs(vertebra_distance(level, plate[4:-4])).max() < 0.6


def test_a_question_of_liquid_draws_nothing() -> None:
    question: Prediction = next(one for one in load_predictions() if one.measure == "cement-ml")
    assert guess_line(question, DEFAULT_CASE, 2.0) is None
    assert for_one_more(question, DEFAULT_CASE) is None
