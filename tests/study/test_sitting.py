"""Questions that were answered wrong come again in the same sitting."""

from hypothesis import given
from hypothesis import strategies as st

from kyphoview.study.sitting import Sitting


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 12))
def test_a_sitting_ends_when_each_card_was_right_once(answers: list[bool], count: int) -> None:
    sitting, right = Sitting(tuple(map(str, range(count)))), set()
    for is_right in [*answers, *([True] * count)]:
        if sitting.current is not None and is_right:
            right.add(sitting.current)
        sitting = sitting.after(is_right)
        assert set(sitting.waiting) == set(map(str, range(count))) - right
    assert sitting.current is None


def test_a_wrong_card_comes_again_after_three_others() -> None:
    sitting = Sitting(("a", "b", "c", "d", "e")).after(is_right=False)
    assert sitting.waiting == ("b", "c", "d", "a", "e")
