"""Numbers, dates and lists in English, which is what stands in the code."""

from datetime import date

import pytest

from kyphoview.language import day_in_words, listed, number


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(17.46, 1, "17.5"), (2000, 0, "2,000"), (-0.01, 0, "0"), (-0.01, 1, "0.0"), (-2.5, 1, "-2.5"), (0.0, 0, "0")],
)
def test_a_number(value: float, places: int, text: str) -> None:
    assert number(value, places) == text


def test_a_day() -> None:
    assert day_in_words(date(2026, 11, 29)) == "29 November 2026"


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")]
)
def test_a_list(parts: list[str], text: str) -> None:
    assert listed(parts) == text
