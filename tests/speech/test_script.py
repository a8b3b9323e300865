"""What is said: every plain sentence and every warning, in the order of the words; and how terms are pronounced."""

import re

import pytest

from kyphoview.content.load import load_glossary, load_step, step_ids
from kyphoview.content.when_to_get_help import load_help
from kyphoview.procedure.steps import offered_views
from kyphoview.speech.pronunciations import Pronunciation, load_pronunciations, sounded
from kyphoview.speech.script import all_said, said_at_step, sentences_of


@pytest.mark.parametrize("step", step_ids())
def test_a_step_says_all_its_plain_words_and_no_quibble(step: str) -> None:
    said, words = " ".join(said_at_step(step)), load_step(step)
    for text in (
        words.main,
        *words.looks(offered_views(step)[:1]),
        words.do,
        *words.questions,
        *(s.text for s in words.statements),
    ):
        assert " ".join(text.split()) in said
    for statement in words.statements:
        assert statement.care is None or statement.care not in said


def test_warnings_are_said_where_they_stand() -> None:
    """Every sign of both lists; an emergency comes before what to look at."""
    said = said_at_step("recovery")
    for signs in (load_help().at_once, load_help().same_day):
        assert {signs.heading, *signs.signs} <= set(said)
    assert said.index(load_help().at_once.heading) < said.index(
        load_step("recovery").look_at[0].text.split(". ")[0] + "."
    )


def test_nothing_is_said_twice_over_or_with_signs_that_have_no_sound() -> None:
    said = all_said()
    assert len(said) == len(set(said)) > 300
    assert not [sentence for sentence in said if re.search(r"[\u2022\u00a0\n\[\]|]", sentence)]


def test_dots_and_hard_blanks_are_not_said() -> None:
    assert list(sentences_of("\u2022\u00a0\u00a0Is it\u00a0safe? Ask.")) == ["Is it safe?", "Ask."]


def test_the_words_of_the_table_are_said_by_their_sounds() -> None:
    table = (Pronunciation("bone", "bOn"), Pronunciation("bone-like", "bOnlIk"))
    assert sounded("Bone, backbone and bone-like.", table) == "[Bone](/bOn/), backbone and [bone-like](/bOnlIk/)."
    assert sounded("Bone.", ()) == "Bone."


def test_each_word_has_one_pronunciation_and_is_a_term() -> None:
    table = [one.word for one in load_pronunciations()]
    assert len(table) == len({word.lower() for word in table})
    terms = " ".join(form for term in load_glossary() for form in (term.name, *term.forms))
    assert [word for word in table if not re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", terms, re.IGNORECASE)] == []
