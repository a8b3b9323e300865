"""Lists beside each other: who has more to say has more of the width, and nobody next to nothing."""

import pytest

from kyphoview.content.side_by_side import width_shares


def test_what_has_more_to_say_has_more_of_the_width() -> None:
    helps, harms, choices = width_shares([200, 330, 210])
    assert helps < choices < harms
    assert helps + harms + choices == pytest.approx(1.0)


def test_a_short_list_beside_a_long_one_is_not_too_narrow() -> None:
    assert min(width_shares([1, 1000])) >= 0.1


def test_lists_of_no_words_are_of_one_width() -> None:
    assert width_shares([0, 0]) == pytest.approx([0.5, 0.5])
