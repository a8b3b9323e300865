"""The statements of a step under their headings, with the notes that stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyphoview.content.words import About, Note, Statement, StepWords
from kyphoview.language import N_, _

_HEADINGS: tuple[tuple[About, str], ...] = (
    ("happens", N_("What happens")),
    ("why", N_("Why")),
    ("notice", N_("What you may notice")),
    ("helps", N_("What may help")),
    ("harms", N_("What may harm")),
    ("choices", N_("Other choices")),
    ("know", N_("Good to know")),
)
_BESIDE = {"general": N_("In general: {note}"), "beyond": N_("From studies: {note}")}
"""What tells a note that stands among the statements from what the documents say."""


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """What is said about one thing; at least one statement or note."""

    heading: str
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]


def grouped(words: StepWords) -> Iterator[StatementGroup]:
    """A step's statements in the order in which they are shown and told."""
    for about, heading in _HEADINGS:
        statements = tuple(statement for statement in words.statements if statement.about == about)
        notes = tuple(note for note in words.notes if note.under == about)
        if statements or notes:
            yield StatementGroup(_(heading), statements, notes)


def beside(note: Note) -> str:
    """The words of a note that stands among statements."""
    return _(_BESIDE[note.kind], note=cited(note)) if note.kind in _BESIDE else cited(note)


def cited(note: Note) -> str:
    """The words of a note with where they are from."""
    return f"{note.text} ({note.cite})" if note.cite else note.text
