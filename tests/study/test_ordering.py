"""The order of the steps: shuffled ones are wrong, and the first that stands wrong is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content.load import step_ids
from kyphoview.study.ordering import first_misplaced, moved_to, shuffled_steps


@given(sitting=st.integers(0, 10_000))
def test_shuffled_steps_are_all_there_and_never_in_order(sitting: int) -> None:
    steps = shuffled_steps(sitting)
    assert sorted(steps) == sorted(step_ids())
    assert first_misplaced(steps) is not None
    assert steps == shuffled_steps(sitting)


def test_their_own_order_is_right() -> None:
    assert first_misplaced(step_ids()) is None


@given(at=st.integers(0, 10))
def test_the_first_of_two_that_were_swapped_is_found(at: int) -> None:
    steps = list(step_ids())
    steps[at], steps[at + 1] = steps[at + 1], steps[at]
    assert first_misplaced(steps) == step_ids()[at + 1]


def test_a_step_that_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="every step once"):
        first_misplaced(step_ids()[1:])


@given(st.sampled_from(step_ids()), st.integers(-3, 15))
def test_one_that_is_moved_leaves_the_others_in_their_order(step: str, at: int) -> None:
    moved = moved_to(shuffled_steps(3), step, at)
    assert [one for one in moved if one != step] == [one for one in shuffled_steps(3) if one != step]
    assert moved.index(step) == min(max(at, 0), len(moved) - 1)
