"""What the gauges say in plain words is what happens at that moment, and no figure is among it."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.describe.gain import Gain
from kyphoview.describe.gauge_words import gauge_words, gauges_sentences
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from tests.random_cases import tried

MOMENTS = st.builds(Moment, st.sampled_from(["inflating", "deflating", "cementing"]), st.floats(0.0, 1.0))


@tried(30)
@given(st.from_type(Case), MOMENTS)
def test_words_are_those_of_the_moment(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    words = gauge_words(scene)
    assert not any(letter.isdigit() for word in astuple(words) for letter in word)
    if moment.step != "cementing":
        assert (words.volume == "empty") == (scene.figures.balloon_volume_ml[0] <= 0.02)
        assert (words.pressure == "no pressure") == (words.volume == "empty")
    if words.height == "rising" and moment.at < 0.999:
        soon = scene_at(case, replace(moment, at=min(1.0, moment.at + 0.02)))
        assert soon.figures.height_regained_percent >= scene.figures.height_regained_percent
    if case.regain_percent <= 0.0:
        assert words.height != "rising"


def test_the_balloon_fills_is_full_and_empties() -> None:
    at = [("inflating", 0.5), ("inflating", 1.0), ("deflating", 0.15), ("deflating", 1.0), ("cementing", 0.5)]
    said = [gauge_words(scene_at(DEFAULT_CASE, Moment(*moment))) for moment in at]
    assert [words.volume for words in said] == ["filling", "full", "emptying", "empty", "filling"]
    assert [words.pressure for words in said][:4] == ["rising", "high", "falling", "no pressure"]


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("course", ["leak-disc", "leak-vein", "leak-canal"])
def test_cement_that_leaks_is_all_in_once_nothing_flows_any_more(course: str, balloons: int) -> None:
    case = make_case(balloons=balloons, course=course)
    for moment in (Moment(f"{course}-flows", 1.0), Moment(f"{course}-after", 0.2)):
        scene = scene_at(case, moment)
        assert gauge_words(scene).volume == "full"
        assert gauges_sentences(scene)[0] == "All the cement is in."
    flowing = scene_at(case, Moment(f"{course}-flows", 0.6))
    assert gauges_sentences(flowing)[0] == "Cement is going in."


@tried(30)
@given(st.from_type(Case), MOMENTS)
def test_where_the_gauges_have_no_room_they_are_sentences(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    words, said = gauge_words(scene), gauges_sentences(scene)
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in said)
    told = " ".join(said)
    assert not any(letter in "0123456789;:" for letter in told)
    assert ("rising" in said[-1]) == (words.height == "rising")
    if moment.step != "cementing":
        assert words.volume in said[0]
        assert ("Both" in said[0]) == (case.balloons == 2)
    else:
        assert ("No cement" in told) == (scene.figures.cement_volume_ml[0] <= 0.02)


def test_a_gain_is_told_without_figures() -> None:
    assert Gain(3, 4).lines_in(has_figures=False) == ("A little taller", "A little straighter")
    assert Gain(0, 0).lines_in(has_figures=False) == Gain(0, 0).lines
    assert Gain(3, 4).lines_in(has_figures=True) == ("3 mm taller", "4 degrees straighter")
