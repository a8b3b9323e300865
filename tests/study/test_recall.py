"""Cards come again as FSRS has it, and what cannot be used is new again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.study.progress import Progress, with_card
from kyphoview.study.recall import ANSWERS, Answer, due, is_known, new, next_due, rated

NOW = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
RATINGS = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good, "easy": Rating.Easy}


@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.integers(0, 40)), min_size=1, max_size=12))
def test_the_days_are_those_of_the_library(answers: list[tuple[Answer, int]]) -> None:
    """Against the library's own scheduler, used by itself."""
    scheduler, card, ours, now = Scheduler(enable_fuzzing=False), Card(card_id=7, due=NOW), None, NOW
    for answer, days in answers:
        now += timedelta(days=days)
        card, _log = scheduler.review_card(card, RATINGS[answer], now)
        ours = rated(ours, answer, now)
    assert ours is not None
    assert {**ours, "card_id": 7} == dict(card.to_dict())


def test_the_intervals_are_those_of_the_librarys_own_example() -> None:
    """`test_review_card` of py-fsrs: these ratings, each when the card falls due, give these days."""
    answers = ["good"] * 6 + ["again"] * 2 + ["good"] * 5
    card: dict[str, Any] | None = None
    now, days = datetime(2022, 11, 29, 12, 30, tzinfo=UTC), []
    for answer in answers:
        card = rated(card, answer, now)  # type: ignore[arg-type]
        last, now = now, datetime.fromisoformat(card["due"])
        days.append((now - last).days)
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_a_first_good_answer_comes_again_in_ten_minutes_and_a_wrong_one_in_one() -> None:
    """The library's README: its learning steps are one and ten minutes."""
    gaps = {answer: datetime.fromisoformat(rated(None, answer, NOW)["due"]) - NOW for answer in ANSWERS}
    assert gaps["again"] == timedelta(minutes=1)
    assert gaps["good"] == timedelta(minutes=10)
    assert gaps["again"] < gaps["hard"] < gaps["good"] < gaps["easy"]


def answered(*answers: tuple[str, Answer]) -> Progress:
    progress = Progress()
    for name, answer in answers:
        progress = with_card(progress, name, rated(None, answer, NOW), NOW)
    return progress


def test_what_is_due_comes_in_the_order_in_which_it_fell_due() -> None:
    progress, names = answered(("late", "again"), ("later", "good"), ("far", "easy")), ("never", "far", "later", "late")
    assert due(progress, names, NOW) == ()
    assert due(progress, names, NOW + timedelta(hours=1)) == ("late", "later")
    assert new(progress, names) == ("never",)
    assert next_due(progress, names) == NOW + timedelta(minutes=1)
    assert next_due(progress, ("never",)) is None


def test_known_is_what_was_recalled_after_its_first_minutes() -> None:
    once = rated(None, "good", NOW)
    twice = rated(once, "good", NOW + timedelta(minutes=10))
    forgotten = rated(twice, "again", NOW + timedelta(days=3))
    states = [is_known(with_card(Progress(), "x", card, NOW), "x") for card in (once, twice, forgotten)]
    assert states == [False, True, False]
    assert twice["state"] == State.Review.value


@pytest.mark.parametrize(
    "card", [{}, {"due": 3}, {"due": "soon"}, {"due": "2026-01-01"}, {"due": "2026-01-01T00:00:00+00:00"}]
)
def test_a_card_that_cannot_be_used_is_new_again(card: dict[str, Any]) -> None:
    progress = with_card(Progress(), "x", card, NOW)
    assert new(progress, ("x",)) == ("x",)
    assert due(progress, ("x",), NOW + timedelta(days=999)) == ()
    assert not is_known(progress, "x")
    assert rated(card, "good", NOW) == rated(None, "good", NOW)


def test_a_rating_that_is_taken_back_leaves_the_card_as_it_was() -> None:
    first = rated(None, "good", NOW)
    progress = with_card(with_card(Progress(), "x", first, NOW), "x", rated(first, "again", NOW), NOW)
    assert with_card(progress, "x", first, NOW).cards["x"].card == first
    assert new(with_card(progress, "x", None, NOW), ("x",)) == ("x",)
