"""The questions of study: read from `study/` into frozen types. What is right is said there, or computed by `study/`.

Whatever a question says stands on what the steps say: `statements` names statements of steps ("fracture/pain"),
`notes` their notes, `courses` steps of other courses. Its sources and figures are theirs, so that it can say nothing
that the words do not.
"""

from pathlib import Path
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from kyphoview.content.courses import CourseLine, load_course_step
from kyphoview.content.load import load_full_step, load_step, require_every_step
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import Name, Note, ReadingLevel, Statement, Text
from kyphoview.language import kept
from kyphoview.procedure.view_names import ViewName

Topic = Literal[
    "anatomy",
    "mechanism",
    "technique",
    "indications",
    "contraindications",
    "complications",
    "evidence",
    "aftercare",
    "courses",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)
Place = Annotated[str, Meta(pattern="^[a-z]+/[a-z0-9-]+$")]
Share = Annotated[float, Meta(ge=0, le=1)]


class Basis(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a question stands on."""

    statements: tuple[Place, ...] = ()
    notes: tuple[Place, ...] = ()
    courses: tuple[Name, ...] = ()


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer, with the reason why it is right or wrong."""

    text: Text
    reason: Text


class Choice(Basis, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer is right, and each has its reason.

    Attributes:
        reading: the level of its words, as of the steps'.
        asks: recall of a word, understanding why, or applying it to somebody or something.
        step, at, view: the moment that shows it, for those who want to learn more.
    """

    id: Name
    reading: ReadingLevel
    asks: Literal["recall", "understand", "apply"]
    step: Name
    at: Share = 1.0
    view: ViewName
    stem: Text
    right: Option
    wrong: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=4)]


class Prediction(Basis, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure is guessed before the picture shows it; the model answers for the case in question.

    Attributes:
        step, at: where the picture waits.
        until: how far it then goes on in that step.
        measure: what is measured, a name of `study.predictions.MEASURES`.
        reason: why it comes out so.
    """

    id: Name
    reading: ReadingLevel
    step: Name
    at: Share
    until: Share
    view: ViewName
    measure: Name
    stem: Text
    reason: Text


class KeyPoint(Basis, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that a good answer in one's own words says."""

    text: Text


class Explanation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something to be explained in one's own words, and the points to hold it against."""

    id: Name
    reading: ReadingLevel
    step: Name
    stem: Text
    points: Annotated[tuple[KeyPoint, ...], Meta(min_length=2, max_length=6)]


class _Choices(Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Choice, ...]


class _Predictions(Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Prediction, ...]


class _Explanations(Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Explanation, ...]


class StepOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """The question of the order of the steps: what is asked, and for each step why it comes where it does."""

    stem: Text
    reasons: dict[str, Text]


QUESTION_FILES: dict[str, type[Struct]] = {
    **{f"study/{topic}": _Choices for topic in TOPICS},
    "study/check_yourself": _Choices,
    "study/predictions": _Predictions,
    "study/explanations": _Explanations,
    "study/order": StepOrder,
}
"""Each file, with what it is read into."""


@kept
def load_choices(topic: Topic, folder: Path | None = None) -> tuple[Choice, ...]:
    """The questions with several answers on one topic.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words(f"study/{topic}", _Choices, folder).questions


@kept
def load_check_yourself(folder: Path | None = None) -> tuple[Choice, ...]:
    """The plain questions for patients, in their order.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("study/check_yourself", _Choices, folder).questions


@kept
def load_predictions(folder: Path | None = None) -> tuple[Prediction, ...]:
    """What can be guessed before it happens.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("study/predictions", _Predictions, folder).questions


@kept
def load_explanations(folder: Path | None = None) -> tuple[Explanation, ...]:
    """What is to be explained in one's own words.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("study/explanations", _Explanations, folder).questions


@kept
def load_order(folder: Path | None = None) -> StepOrder:
    """The question of the order of the steps.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    found = read_words("study/order", StepOrder, folder)
    require_every_step(words_path("study/order", folder), found.reasons)
    return found


def statement_at(place: str, reading: ReadingLevel, folder: Path | None = None) -> Statement | None:
    """The statement of a step that stands there; None where there is none."""
    step, _, name = place.partition("/")
    words = (load_step if reading == "plain" else load_full_step)(step, folder)
    return next((statement for statement in words.statements if statement.id == name), None)


def notes_at(place: str, folder: Path | None = None) -> tuple[Note, ...]:
    """The notes of a step that stand there: those of both levels, where they differ."""
    step, _, name = place.partition("/")
    notes = (*load_step(step, folder).notes, *load_full_step(step, folder).notes)
    return tuple(dict.fromkeys(note for note in notes if note.id == name))


def lines_at(step_id: str, folder: Path | None = None) -> tuple[CourseLine, ...]:
    """All that a step of another course says.

    Raises:
        BadInput: there is no such step, or its course's file cannot be used.
    """
    return load_course_step(step_id, folder).said
