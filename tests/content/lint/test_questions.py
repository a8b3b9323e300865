"""The check of the questions: what gives an answer away is found."""

import re
from pathlib import Path

import pytest

from kyphoview.content.lint.words import check_words
from kyphoview.content.questions import TOPICS


@pytest.mark.parametrize(
    ("tail", "problem"),
    [
        (", as far as anybody could tell from all that is known", "the longest answer is right too often"),
        (None, "the shortest answer is right too often"),
    ],
)
def test_an_answer_that_its_length_gives_away_is_found(text_copy: Path, tail: str | None, problem: str) -> None:
    """Every right answer made longer, or cut to one word."""
    for topic in TOPICS:
        path = text_copy / "study" / f"{topic}.toml"
        text = path.read_text(encoding="utf-8")
        if tail is None:
            text = re.sub(r'^(right = .*?text = "[^ "]*)[^"]*"', r'\1"', text, flags=re.MULTILINE)
        else:
            text = re.sub(r'^(right = .*?text = "[^"]*)"', rf'\1{tail}"', text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    assert [line for line in check_words(text_copy) if "too often" in line and problem in line]


def test_a_question_that_no_card_could_ask_is_found(text_copy: Path) -> None:
    """A card shows no answers to choose from."""
    path = text_copy / "study" / "aftercare.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub('^stem = ".*"', 'stem = "Which of these is so?"', text, count=1, flags=re.MULTILINE), "utf-8"
    )
    assert [line for line in check_words(text_copy) if "without its answers" in line]
