"""The cards of recall: each question that words can ask once, with what stands on its back."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyphoview.content.load import load_step, step_ids
from kyphoview.content.questions import (
    TOPICS,
    load_check_yourself,
    load_choices,
    load_explanations,
    load_order,
    load_predictions,
)
from kyphoview.content.words import ReadingLevel
from kyphoview.language import _, kept, number
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import ViewName
from kyphoview.study.predictions import MEASURES, answer, in_words
from kyphoview.study.progress import Progress
from kyphoview.study.recall import is_known
from kyphoview.study.sources import sources_of

ORDER_ID = "order-of-steps"


@dataclass(frozen=True, slots=True)
class Card:
    """One question to be recalled.

    Attributes:
        front: what is asked.
        back: the answer in its first line, then why; of a prediction the model's answer comes before it (`back_of`).
        moment, view: what shows it.
    """

    id: str
    reading: ReadingLevel
    front: str
    back: tuple[str, ...]
    sources: tuple[str, ...]
    moment: Moment
    view: ViewName


@kept
def all_cards() -> dict[str, Card]:
    """By the id of their question, from the first step to the last."""
    at = {step: place for place, step in enumerate(step_ids())}
    cards = [*_choices(), *_predictions(), *_explanations(), _order()]
    return {card.id: card for card in sorted(cards, key=lambda card: (at[card.moment.step], card.id))}


def cards_at(level: ReadingLevel) -> dict[str, Card]:
    """Plain words have plain cards; full ones have all."""
    return {name: card for name, card in all_cards().items() if level == "full" or card.reading == "plain"}


def back_of(card: Card, case: Case) -> tuple[str, ...]:
    """The back of a card for a case: what the model answers there, where it is a prediction."""
    found = next((one for one in load_predictions() if one.id == card.id), None)
    if found is None:
        return card.back
    right = in_words(answer(found, case), MEASURES[found.measure].unit)
    return (_("In the model of the fracture that is chosen: {answer}. An illustration.", answer=right), *card.back)


def known_steps(progress: Progress, level: ReadingLevel) -> frozenset[str]:
    """The steps of which every card of that level is known."""
    cards = cards_at(level).values()
    asked = {card.moment.step for card in cards}
    return frozenset(asked - {card.moment.step for card in cards if not is_known(progress, card.id)})


def _choices() -> Iterator[Card]:
    for one in (*(one for topic in TOPICS for one in load_choices(topic)), *load_check_yourself()):
        back = (one.right.text, one.right.reason)
        yield Card(one.id, one.reading, one.stem, back, sources_of(one), Moment(one.step, one.at), one.view)


def _predictions() -> Iterator[Card]:
    for one in load_predictions():
        moment = Moment(one.step, one.at)
        yield Card(one.id, one.reading, one.stem, (one.reason,), sources_of(one), moment, one.view)


def _explanations() -> Iterator[Card]:
    for one in load_explanations():
        sources = dict.fromkeys(source for point in one.points for source in sources_of(point))
        back = tuple(point.text for point in one.points)
        yield Card(one.id, one.reading, one.stem, back, tuple(sources), Moment(one.step), "side")


def _order() -> Card:
    lines = (
        _("{number}. {title}", number=number(at + 1), title=load_step(step).title) for at, step in enumerate(step_ids())
    )
    return Card(ORDER_ID, "plain", load_order().stem, tuple(lines), (), Moment(step_ids()[-1]), "side")
