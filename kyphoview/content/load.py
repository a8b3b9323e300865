"""Loading the words. Each file is read at most once; `folder` is given only by tests and by a translation's check."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from kyphoview.content.read_toml import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import (
    READING_LEVELS,
    Difference,
    Document,
    FullStep,
    ReadingLevel,
    Source,
    Statement,
    StepWords,
    Term,
    Words,
)
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.steps import STEPS, step_index
from kyphoview.resources import words_folder

S = TypeVar("S", StepWords, FullStep)


class Documents(Struct, frozen=True, forbid_unknown_fields=True):
    """The file of documents."""

    documents: tuple[Document, ...]


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """The glossary."""

    terms: tuple[Term, ...]


class Differences(Struct, frozen=True, forbid_unknown_fields=True):
    """The matters on which documents differ."""

    differences: tuple[Difference, ...]


def text_folder() -> Path:
    """Where the text files of the language that is spoken lie."""
    return words_folder()


def step_ids() -> tuple[str, ...]:
    """The steps in order."""
    return tuple(step.id for step in STEPS)


def require_every_step(path: Path, steps: Collection[str]) -> None:
    """See that a file that speaks of every step names each one, and no other.

    Raises:
        BadInput: a step is missing from it or unknown.
    """
    missing = [step for step in step_ids() if step not in steps]
    unknown = [step for step in steps if step not in step_ids()]
    if missing or unknown:
        if missing:
            raise BadInput(_("{path}: steps: there is nothing for '{missing}'.", path=shown(path), missing=missing[0]))
        raise BadInput(_("{path}: steps: there is no step '{unknown}'.", path=shown(path), unknown=unknown[0]))


@kept
def load_step(step_id: str, folder: Path | None = None) -> StepWords:
    """The words of one step.

    Raises:
        BadInput: there is no such step, or its file cannot be used.
    """
    return _of_step("steps", step_id, StepWords, folder)


@kept
def read_full_step(step_id: str, folder: Path | None = None) -> FullStep:
    """What one step says when told in full, as its file has it.

    Raises:
        BadInput: there is no such step, or its file cannot be used.
    """
    return _of_step("full", step_id, FullStep, folder)


def _of_step(level: str, step_id: str, kind: type[S], folder: Path | None) -> S:
    """One step's file of a reading level, whose own id must be the step's."""
    step_index(step_id)  # refuses an unknown step
    words = read_words(f"{level}/{step_id}", kind, folder)
    if words.id != step_id:
        raise other_id(words_path(f"{level}/{step_id}", folder), step_id, words.id)
    return words


@kept
def load_full_step(step_id: str, folder: Path | None = None) -> StepWords:
    """The words of one step, told in full.

    Raises:
        BadInput: there is no such step, or one of its two files cannot be used.
    """
    return read_full_step(step_id, folder).over(load_step(step_id, folder))


def other_id(path: Path, expected: str, found: str) -> BadInput:
    """What is wrong where a file's id is not its name."""
    return BadInput(
        _(
            "{path}: id: expected '{expected}', the name of the file, got '{found}'; install kyphoview again.",
            path=shown(path),
            expected=expected,
            found=found,
        )
    )


def check_reading_level(level: str) -> ReadingLevel:
    """A reading level, plain or full, by its name.

    Raises:
        BadInput: there is none.
    """
    for known in READING_LEVELS:
        if level == known:
            return known
    raise BadInput(
        _("There are no words '{level}'; choose one of {known}.", level=level, known=", ".join(READING_LEVELS))
    )


def load_step_at(level: str, step_id: str) -> StepWords:
    """The words of one step at a reading level, plain or full.

    Raises:
        BadInput: there is no such level or step, or a file of it cannot be used.
    """
    return load_full_step(step_id) if check_reading_level(level) == "full" else load_step(step_id)


@kept
def load_documents(folder: Path | None = None) -> tuple[Document, ...]:
    """The documents that the statements come from."""
    return read_words("sources", Documents, folder).documents


@kept
def load_glossary(folder: Path | None = None) -> tuple[Term, ...]:
    """The technical words with their meanings."""
    return read_words("glossary", Terms, folder).terms


@kept
def load_differences(folder: Path | None = None) -> tuple[Difference, ...]:
    """The matters on which the documents disagree or need care."""
    return read_words("differences", Differences, folder).differences


def care_sources(statement: Statement, folder: Path | None = None) -> tuple[Source, ...]:
    """The paragraphs that a statement's care speaks of: all that take a position on its matters."""
    about = [difference for difference in load_differences(folder) if difference.id in statement.matters]
    return tuple(dict.fromkeys(source for d in about for position in d.says for source in position.sources))


@kept
def load_words(folder: Path | None = None) -> Words:
    """Everything.

    Raises:
        BadInput: some file cannot be used.
    """
    steps = tuple(load_step(step_id, folder) for step_id in step_ids())
    return Words(
        steps,
        tuple(load_full_step(step_id, folder) for step_id in step_ids()),
        load_documents(folder),
        load_glossary(folder),
        load_differences(folder),
    )
