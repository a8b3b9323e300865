"""What the voice says: the plain words of each step with their warnings, and the short pages, sentence by sentence.

Marks and what the documents differ on are left to the eye. What has a pin starts at its moment of the step; what to
look at is told when it is to be seen, all else in the order in which the words stand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyphoview.content.courses import CourseStepWords
from kyphoview.content.load import load_step, step_ids
from kyphoview.content.pages import load_columns, load_page
from kyphoview.content.statement_groups import beside, grouped
from kyphoview.content.when_to_get_help import load_help
from kyphoview.content.words import HelpList, ReadingLevel, StepWords
from kyphoview.language.sentences import spans_of_sentences
from kyphoview.procedure.steps import offered_views
from kyphoview.procedure.view_names import VIEW_NAMES, Views
from kyphoview.speech.pins import LOOK, pinned_at

SPOKEN_PAGES = ("summary", "weigh", "choices", "beyond")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence to say, and at which share of the step it starts, 0 to 1; None: when the one before it is over."""

    text: str
    at: float | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """Words that are told together, from the moment at which they are pinned."""

    texts: tuple[str, ...]
    at: float | None = None


def narration(words: StepWords, views: Views = ()) -> tuple[Spoken, ...]:
    """The sentences of a step in the order in which they are told, for the first of these views or of those it offers.

    Raises:
        BadInput: the pins cannot be used.
    """
    parts, look = list(_parts(words)), _look(words, views)
    parts.insert(_place_of_look(parts, look, words), look)
    return tuple(spoken for part in parts for spoken in _spoken(part))


def narration_of_course(words: CourseStepWords, level: ReadingLevel, views: Views = ()) -> tuple[Spoken, ...]:
    """The sentences of a step of another course, in the same way."""
    look = words.looks((views or offered_views(words.id))[:1])
    texts = (words.title, words.main_at(level), *look, *(line.told(level) for line in words.said))
    return tuple(_spoken(_Part(texts)))


def essence_of(words: StepWords) -> tuple[Spoken, ...]:
    """What is told of a step where there are three minutes for all: its main sentence, and in the last step what may
    help, what may harm, what else there is, and what to ask."""
    if words.columns is None:
        return tuple(_spoken(_main(words)))
    columns = [
        text for part in load_columns(words.columns).parts for text in (part.heading, *(s.text for s in part.said))
    ]
    return tuple(spoken for part in (_main(words), _Part((*columns, words.do))) for spoken in _spoken(part))


def opening_of(words: StepWords, views: Views = ()) -> tuple[Spoken, ...]:
    """The sentences of a step's main thing and of what to look at.

    Raises:
        BadInput: the pins cannot be used.
    """
    return tuple(spoken for part in (_main(words), _look(words, views)) for spoken in _spoken(part))


def said_at_step(step: str, views: Views = ()) -> tuple[str, ...]:
    """The sentences of a step's plain words in the order in which they are told."""
    return tuple(spoken.text for spoken in narration(load_step(step), views))


def said_on_page(page: str) -> tuple[str, ...]:
    """The sentences of a page in the order in which they stand.

    Raises:
        BadInput: there is no such page, or it cannot be used.
    """
    return tuple(sentence for _, text in load_page(page).placed_texts for sentence in sentences_of(text))


def all_said() -> tuple[str, ...]:
    """Every sentence that is spoken anywhere, each once."""
    steps = (sentence for step in step_ids() for view in VIEW_NAMES for sentence in said_at_step(step, (view,)))
    return tuple(dict.fromkeys([*steps, *(sentence for page in SPOKEN_PAGES for sentence in said_on_page(page))]))


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text as they are spoken: with plain blanks, and without the dots of lists."""
    for start, end in spans_of_sentences(text):
        sentence = " ".join(text[start:end].replace("\N{BULLET}", " ").split())
        if sentence:
            yield sentence


def _spoken(part: _Part) -> Iterator[Spoken]:
    sentences = [sentence for text in part.texts for sentence in sentences_of(text)]
    for number, sentence in enumerate(sentences):
        yield Spoken(sentence, part.at if number == 0 else None)


def _main(words: StepWords) -> _Part:
    """What all of this is, where it is said, and the main sentence."""
    return _Part((*(() if words.opening is None else (words.opening,)), words.main), 0.0)


def _look(words: StepWords, views: Views) -> _Part:
    return _Part(words.looks((views or offered_views(words.id))[:1]), pinned_at(words.id).get(LOOK))


def _parts(words: StepWords) -> Iterator[_Part]:
    """All but what to look at, in the order in which the words stand."""
    pins = pinned_at(words.id)
    yield _main(words)
    if words.columns is not None:  # there it stands before all else
        yield _Part((words.do,))
    if "same-day" in words.help:  # once it is done, an emergency comes before all else
        yield _Part(tuple(_texts_of_signs("at-once")))
    for group in grouped(words):
        yield from (_Part((statement.text,), pins.get(statement.id)) for statement in group.statements)
        yield from (_Part((beside(note),), pins.get(note.id)) for note in group.notes)
    if words.help:
        yield _Part(tuple(_texts_of_signs(words.help[-1])))
    yield _Part((*(() if words.columns is not None else (words.do,)), *words.questions))


def _place_of_look(parts: list[_Part], look: _Part, words: StepWords) -> int:
    """After the last part that is pinned to no later moment; without a pin, after what opens the step."""
    if look.at is None:
        return 1 + (words.columns is not None) + ("same-day" in words.help)
    return 1 + max(place for place, part in enumerate(parts) if part.at is not None and part.at <= look.at)


def _texts_of_signs(which: HelpList) -> Iterable[str]:
    return load_help().signs(which).texts
