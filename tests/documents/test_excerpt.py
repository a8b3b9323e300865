"""A long text is cut between its words."""

from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.excerpt import excerpt


def test_no_word_is_cut() -> None:
    text = "a bone that presses on nerves"
    assert excerpt(text, 22) == excerpt(text, 27) == "a bone that presses on \N{HORIZONTAL ELLIPSIS}"


def test_a_text_without_blanks_is_cut_anywhere() -> None:
    assert excerpt("a" * 30, 10) == "a" * 10 + " \N{HORIZONTAL ELLIPSIS}"


@given(st.text(), st.integers(1, 40))
def test_it_is_the_beginning_and_no_longer_than_asked(text: str, most: int) -> None:
    shown = excerpt(text, most)
    assert shown == text or (len(shown) <= most + 2 and text.startswith(shown[:-2]))
    assert len(text) > most or shown == text
