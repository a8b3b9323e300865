"""The cards of recall: each question that words can ask once, with what stands on its back."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyphoview.content.load import load_step, step_ids
from kyphoview.content.parts import PartsPicture, load_parts, load_parts_pictures, meaning_of
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
from kyphoview.procedure.framing.fluoroscope import XrayView
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import COURSES
from kyphoview.procedure.view_names import ViewName
from kyphoview.study.c_arm import AIMED_AT, asked
from kyphoview.study.predictions import MEASURES, answer, in_words
from kyphoview.study.progress import Progress
from kyphoview.study.recall import is_known
from kyphoview.study.sources import sources_by_name

ORDER_ID = "order-of-steps"
ARM_IDS: dict[XrayView, str] = {"xray-front": "c-arm-from-behind", "xray-side": "c-arm-from-the-side"}


@dataclass(frozen=True, slots=True)
class Card:
    """One question to be recalled.

    Attributes:
        front: what is asked.
        back: the answer in its first line, then why; of a prediction the model's answer comes before it (`back_of`).
        moment, view: what shows it.
        part: the part that lights up and is to be named, where that is asked.
    """

    id: str
    reading: ReadingLevel
    front: str
    back: tuple[str, ...]
    sources: tuple[str, ...]
    moment: Moment
    view: ViewName
    part: str = ""


@kept
def all_cards() -> dict[str, Card]:
    """By the id of their question, from the first step to the last, then from course to course."""
    steps = (step.id for course in COURSES for step in course.steps)
    at = {step: place for place, step in enumerate(steps)}
    cards = [*_choices(), *_predictions(), *_explanations(), *_parts(), *_arms(), _order()]
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
        yield Card(one.id, one.reading, one.stem, back, sources_by_name(one), Moment(one.step, one.at), one.view)


def _predictions() -> Iterator[Card]:
    for one in load_predictions():
        moment = Moment(one.step, one.at)
        yield Card(one.id, one.reading, one.stem, (one.reason,), sources_by_name(one), moment, one.view)


def _explanations() -> Iterator[Card]:
    for one in load_explanations():
        sources = dict.fromkeys(source for point in one.points for source in sources_by_name(point))
        back = tuple(point.text for point in one.points)
        yield Card(one.id, one.reading, one.stem, back, tuple(sources), Moment(one.step), "side")


def _parts() -> Iterator[Card]:
    """Each part once, in the first picture in which it is asked for."""
    names: set[str] = set()
    for picture in load_parts_pictures():
        for name in picture.parts:
            if name not in names:
                names.add(name)
                front = _("What is this part called? {meaning}", meaning=meaning_of(name))
                back = (load_parts()[name].name, meaning_of(name))
                id_ = id_of_part(picture, name)
                yield Card(id_, "plain", front, back, (), picture.moment, picture.view, name)


def id_of_part(picture: PartsPicture, part: str) -> str:
    """What the question after a part of a picture is known by."""
    return f"{picture.id}-{part.replace('_', '-')}"


def _arms() -> Iterator[Card]:
    """When the arm is turned rightly."""
    for view, id_ in ARM_IDS.items():
        yield Card(id_, "full", arm_stem(view), (asked(view),), (), AIMED_AT, view)


def arm_stem(view: XrayView) -> str:
    """The question after how that is seen."""
    if view == "xray-side":
        return _("The C-arm looks from the side. When does it look square on at the broken bone?")
    return _("The C-arm looks from behind. When does it look square on at the broken bone?")


def _order() -> Card:
    lines = (
        _("{number}. {title}", number=number(at + 1), title=load_step(step).title) for at, step in enumerate(step_ids())
    )
    front = "\n".join((load_order().stem, *sorted(load_step(step).title for step in step_ids())))
    return Card(ORDER_ID, "plain", front, tuple(lines), (), Moment(step_ids()[-1]), "side")
