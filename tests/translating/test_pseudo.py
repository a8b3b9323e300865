"""The language that nobody speaks: longer, accented, with what is filled in left alone, for every word there is."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.check import find_problems
from kyphoview.content import find_terms, load_glossary, load_step
from kyphoview.content.handout import load_handout_words
from kyphoview.content.labels import load_labels
from kyphoview.content.load import load_full_step
from kyphoview.content.pages import load_pages
from kyphoview.language import _, ngettext
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.translating.pseudo import pseudo

ENGLISH_FULL_MAIN = load_full_step("healthy").main


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Back", "Báàçk"),
        ("Step {number} of {count!r}", "Stéèêp {number} óòf {count!r}"),
        ("PNG (*.png)", "PÑG (*.png)"),
        ("a <b>word</b>", "áà <b>wóòrd</b>"),
    ],
)
def test_letters_change_and_what_is_filled_in_does_not(text: str, told: str) -> None:
    assert pseudo(text) == told


@given(st.text(alphabet=string.ascii_letters + " {}.,", min_size=1))
def test_no_plain_vowel_is_left_outside_of_braces(text: str) -> None:
    assert not re.search(r"[aeiouAEIOU]", re.sub(r"\{[^{}]*\}|\.[a-z0-9]{2,5}\b", "", pseudo(text)))


def test_a_usual_text_grows_by_about_forty_percent() -> None:
    text = load_step("inflating").statements[0].text
    assert 1.3 <= len(pseudo(text)) / len(text) <= 1.5


@pytest.mark.usefixtures("pseudo_language")
def test_every_kind_of_word_is_looked_up() -> None:
    assert _("Help") == pseudo("Help")
    assert ngettext("{count} word", "{count} words", 3) == f"3 {pseudo('words')}"
    assert load_step("healthy").title == pseudo("A healthy spine")
    assert load_full_step("healthy").main == pseudo(ENGLISH_FULL_MAIN)
    assert load_labels().sides.front == pseudo("Front")
    assert not any(re.search("[aeiou]", page.main) for page in load_pages())
    words = load_handout_words()
    assert "L1" in words.filled_in(words.pictures[0].lifted.text, DEFAULT_CASE)


@pytest.mark.usefixtures("pseudo_language")
def test_terms_are_found_in_its_text() -> None:
    first = load_glossary()[0]
    assert [span.term for span in find_terms(f"{first.forms[0]}, {first.forms[1]}")] == [first, first]


@pytest.mark.usefixtures("qapp", "pseudo_language")
def test_it_lacks_nothing() -> None:
    assert find_problems().problems == ()
