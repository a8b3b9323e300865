"""What was gained is what the figures say, and that nothing was gained is said as plainly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.describe.gain import gain_of, gain_sentence, plain_gain_sentence, when_broken
from kyphoview.describe.sentences import describe
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at


@settings(max_examples=30)
@given(st.from_type(Case))
def test_it_is_the_difference_of_the_figures(case: Case) -> None:
    now, before = scene_at(case, Moment("weighing")), scene_at(case, Moment("fracture"))
    gain = gain_of(now)
    column = 1 if case.shape == "biconcave" else 0
    assert abs(now.heights.columns[column] - before.heights.columns[column] - gain.taller_mm) <= 0.5
    degrees = before.figures.wedge_angle_deg - now.figures.wedge_angle_deg
    assert abs(degrees - gain.straighter_deg) <= 0.5
    assert when_broken(now).heights == before.heights


def test_the_usual_gain_in_words() -> None:
    assert gain_of(scene_at(DEFAULT_CASE, Moment("weighing"))).lines == ("3 mm taller", "4 degrees straighter")


def test_no_gain_is_said() -> None:
    scene = scene_at(make_case(regain_percent=0.0), Moment("weighing"))
    assert gain_of(scene).lines == ("No taller", "No straighter")
    assert "no taller and no straighter" in gain_sentence(scene)
    assert plain_gain_sentence(scene) == "The bone is no taller and no straighter than when it broke."


@pytest.mark.parametrize(
    ("step", "at", "is_told"), [("closing", 1.0, False), ("recovery", 0.5, False), ("weighing", 1.0, True)]
)
def test_it_is_told_when_the_picture_shows_it(step: str, at: float, is_told: bool) -> None:
    scene = scene_at(DEFAULT_CASE, Moment(step, at))
    assert (gain_sentence(scene) in describe(scene)) == is_told
