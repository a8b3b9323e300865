"""When a card comes again: scheduled by FSRS, the scheduler that Anki uses.

Nothing here changes: a card is the scheduler's own form of it, a dictionary that JSON can hold.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from kyphoview.study.progress import Progress

if TYPE_CHECKING:
    from fsrs import Scheduler

Answer = Literal["again", "hard", "good", "easy"]
ANSWERS: tuple[Answer, ...] = ("again", "hard", "good", "easy")
NEW_IN_A_SITTING = 10
_REVIEW = 2  # the scheduler's state of a card that was recalled after its first minutes


@cache
def _scheduler() -> "Scheduler":
    """Imported when a card is first rated. Without chance, so that the same answers give the same days."""
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def rated(card: dict[str, Any] | None, answer: Answer, now: datetime) -> dict[str, Any]:
    """A card after an answer; None is a new one, and so is one that cannot be used. `now` has its time zone."""
    from fsrs import Card, Rating

    ratings = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good, "easy": Rating.Easy}
    try:
        before = Card.from_dict(card) if card is not None else Card(card_id=0, due=now)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        before = Card(card_id=0, due=now)  # whatever its number: cards are told apart by their questions
    after, _log = _scheduler().review_card(before, ratings[answer], now)
    return dict(after.to_dict())


def due_of(card: dict[str, Any]) -> datetime | None:
    """When it comes again; None where it cannot be used."""
    try:
        due = datetime.fromisoformat(card["due"])
        is_whole = {"card_id", "state", "step", "stability", "difficulty", "last_review"} <= card.keys()
    except (KeyError, TypeError, ValueError):
        return None
    return due if is_whole and due.tzinfo is not None else None


def card_of(progress: Progress, name: str) -> dict[str, Any] | None:
    """The card of a question; None where it is new, or cannot be used and so is new again."""
    kept = progress.cards.get(name)
    return kept.card if kept is not None and kept.card is not None and due_of(kept.card) is not None else None


def due(progress: Progress, names: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Which of these are due, the longest due first; what was never answered is not due, but new."""
    waiting = [(when, name) for name in names if (when := _when(progress, name)) is not None and when <= now]
    return tuple(name for _when_due, name in sorted(waiting))


def new(progress: Progress, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these were never answered, in their order."""
    return tuple(name for name in names if card_of(progress, name) is None)


def next_due(progress: Progress, names: Iterable[str]) -> datetime | None:
    """When the next of these comes again; None where none was answered."""
    return min((when for name in names if (when := _when(progress, name)) is not None), default=None)


def is_known(progress: Progress, name: str) -> bool:
    """Whether it was recalled after its first minutes, and not forgotten since."""
    card = card_of(progress, name)
    return card is not None and card["state"] == _REVIEW


def _when(progress: Progress, name: str) -> datetime | None:
    card = card_of(progress, name)
    return None if card is None else due_of(card)
