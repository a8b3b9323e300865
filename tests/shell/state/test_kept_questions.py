"""A person's questions: kept in their order, refused in a sentence, and gone with the person."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from kyphoview.errors import BadInput
from kyphoview.shell.state.kept_questions import MOST_LETTERS, MOST_QUESTIONS, KeptQuestions


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "b", " b ", "c  d", "", "x" * 121]))))
def test_each_stands_once_and_fits_the_sheet(said: list[tuple[bool, str]]) -> None:
    questions = KeptQuestions()
    for is_kept, text in said:
        with suppress(BadInput):
            (questions.keep if is_kept else questions.drop)(text)
    assert len(set(questions.kept)) == len(questions.kept) <= MOST_QUESTIONS
    assert all(0 < len(text) <= MOST_LETTERS and text == " ".join(text.split()) for text in questions.kept)


def test_there_are_no_more_than_the_sheet_holds() -> None:
    questions = KeptQuestions()
    for number in range(MOST_QUESTIONS):
        questions.keep(f"Question {number}?")
    with pytest.raises(BadInput, match="take one away first"):
        questions.keep("One more?")
    questions.drop("Question 0?")
    questions.keep("One more?")
    assert questions.kept[-1] == "One more?"


def test_it_is_told_only_when_something_has_changed(qtbot: QtBot) -> None:
    questions = KeptQuestions()
    with qtbot.waitSignal(questions.changed):
        questions.keep("Why?")
    with qtbot.assertNotEmitted(questions.changed):
        questions.keep(" Why? ")
        questions.drop("How?")
    with qtbot.waitSignal(questions.changed):
        questions.forget()
    assert questions.kept == ()
