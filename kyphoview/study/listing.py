"""All questions, as the command line lists them."""

from collections.abc import Iterator

from kyphoview.content.load import step_ids
from kyphoview.content.parts import load_parts, load_parts_pictures, meaning_of
from kyphoview.content.questions import (
    TOPICS,
    Basis,
    Choice,
    load_check_yourself,
    load_choices,
    load_explanations,
    load_order,
    load_predictions,
)
from kyphoview.language import _
from kyphoview.study.c_arm import AIMED_AT, asked
from kyphoview.study.cards import ARM_IDS, ORDER_ID, arm_stem, id_of_part
from kyphoview.study.choosing import shown_options
from kyphoview.study.sources import sources_of


def questions_json() -> list[dict[str, object]]:
    """Every question: `id`, `kind`, `reading`, `stem`, `step`, `sources`, and what belongs to its kind."""
    return [*_predictions(), _order(), *_choices(), *_explanations(), *_parts(), *_arms()]


def questions_lines() -> Iterator[str]:
    """The same for a person, without the answers."""
    for question in questions_json():
        yield f"{question['kind']:8} {question['id']:24} {question['stem']}"


def _entry(kind: str, id_: str, reading: str, stem: str, step: str, basis: Basis) -> dict[str, object]:
    sources = list(sources_of(basis))
    return {"id": id_, "kind": kind, "reading": reading, "stem": stem, "step": step, "sources": sources}


def _choices() -> Iterator[dict[str, object]]:
    by_topic: dict[str, tuple[Choice, ...]] = {topic: load_choices(topic) for topic in TOPICS}
    by_topic["check yourself"] = load_check_yourself()
    for topic, questions in by_topic.items():
        for one in questions:
            options = [
                {"text": option.text, "right": option.is_right, "reason": option.reason}
                for option in shown_options(one)
            ]
            yield _entry("choose", one.id, one.reading, one.stem, one.step, one) | {"topic": topic, "options": options}


def _predictions() -> Iterator[dict[str, object]]:
    for one in load_predictions():
        yield _entry("predict", one.id, one.reading, one.stem, one.step, one) | {"reason": one.reason}


def _explanations() -> Iterator[dict[str, object]]:
    for one in load_explanations():
        points = [{"text": point.text, "sources": list(sources_of(point))} for point in one.points]
        sources = dict.fromkeys(source for point in one.points for source in sources_of(point))
        entry = _entry("explain", one.id, one.reading, one.stem, one.step, Basis())
        yield entry | {"sources": list(sources), "points": points}


def _parts() -> Iterator[dict[str, object]]:
    """What stands on no words but on the solid: where a part lies is hit-tested when it is pressed."""
    parts = load_parts()
    for picture in load_parts_pictures():
        for name in picture.parts:
            part = parts[name]
            stem = _("What is this part called, and where is it? {meaning}", meaning=meaning_of(name))
            entry = _entry("name", id_of_part(picture, name), "plain", stem, picture.step, Basis())
            yield entry | {"at": picture.at, "view": picture.view, "part": name, "names": list(part.names)}


def _arms() -> Iterator[dict[str, object]]:
    """What is turned until it is right: the solid answers."""
    for view, id_ in ARM_IDS.items():
        entry = _entry("turn", id_, "full", arm_stem(view), AIMED_AT.step, Basis())
        yield entry | {"at": AIMED_AT.at, "view": view, "task": asked(view)}


def _order() -> dict[str, object]:
    order = load_order()
    right = [{"step": step, "reason": order.reasons[step]} for step in step_ids()]
    entry = _entry("order", ORDER_ID, "plain", order.stem, step_ids()[0], Basis())
    return entry | {"right": right}
