"""Answers are shuffled fairly, and nothing but the words tells which one is right."""

from collections import Counter

import pytest

from kyphoview.content.questions import TOPICS, Choice, load_choices
from kyphoview.study.choosing import shown_options

CHOICES = [question for topic in TOPICS for question in load_choices(topic)]


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
def test_each_answer_is_shown_once_with_its_own_reason(question: Choice) -> None:
    shown = shown_options(question)
    assert [option.text for option in shown if option.is_right] == [question.right.text]
    assert {(option.text, option.reason) for option in shown} == {
        (option.text, option.reason) for option in (question.right, *question.wrong)
    }


def test_the_place_of_the_right_answer_tells_nothing() -> None:
    places = Counter(
        next(at for at, option in enumerate(shown_options(question, sitting)) if option.is_right)
        for question in CHOICES
        for sitting in range(20)
    )
    expected = sum(places.values()) / 4
    assert len(places) == 4
    assert all(0.85 * expected < count < 1.15 * expected for count in places.values()), places


def test_another_sitting_shows_another_order() -> None:
    assert any(shown_options(question, 0) != shown_options(question, 1) for question in CHOICES)
