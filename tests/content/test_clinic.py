"""What a clinic says of itself: printed as it was meant, or refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content.clinic import MOST_LETTERS, checked_name, checked_number
from kyphoview.errors import BadInput


@pytest.mark.parametrize("number", ["", "112", "911", "+44 20 7946 0000", "(030) 450-50", "030/450.50"])
def test_telephone_numbers_are_taken_as_they_are(number: str) -> None:
    assert checked_number(f" {number} ") == number


@pytest.mark.parametrize("text", ["1", "call us", "112 or 911", "+", "1" * 31, "12;rm"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is no telephone number"):
        checked_number(text)


@given(st.text())
def test_a_name_that_is_taken_is_one_printable_line(text: str) -> None:
    try:
        name = checked_name(text)
    except BadInput:
        assert len(text) > MOST_LETTERS or not text.isprintable()
    else:
        assert name == name.strip()
        assert name.isprintable()
        assert len(name) <= MOST_LETTERS
