"""What a question stands on, as a person is told it."""

from kyphoview.content.load import load_documents
from kyphoview.content.questions import Basis, lines_at, notes_at, statement_at
from kyphoview.content.words import NoteKind, Source, in_order
from kyphoview.language import _


def marks_of(basis: Basis) -> tuple[Source, ...]:
    """The paragraphs that the statements behind it name."""
    found = (statement_at(place, "plain") for place in basis.statements)
    lines = (line for step in basis.courses for line in lines_at(step))
    of_statements = (source for statement in found if statement is not None for source in statement.sources)
    return in_order((*of_statements, *(source for line in lines for source in line.sources)))


def sources_of(basis: Basis) -> tuple[str, ...]:
    """Each source once, what names one first: paragraphs ("D3 6"), publications, then what kind of knowledge it is."""
    return tuple(dict.fromkeys([*map(str, marks_of(basis)), *_beside_documents(basis)]))


def sources_by_name(basis: Basis) -> tuple[str, ...]:
    """The same for people, who need not know the documents' marks: each once, by its name ("Health magazine")."""
    names = {document.id: document.short for document in load_documents()}
    return tuple(dict.fromkeys([*(names[mark.document] for mark in marks_of(basis)), *_beside_documents(basis)]))


def _beside_documents(basis: Basis) -> tuple[str, ...]:
    notes = [note for place in basis.notes for note in notes_at(place)]
    lines = [line for step in basis.courses for line in lines_at(step)]
    cites = [*(note.cite for note in notes), *(line.cite for line in lines)]
    publications = [one for cite in cites if cite for one in cite.split("; ")]
    kinds = [kind_of_knowledge(note.kind) for note in notes if not note.cite]
    kinds += [kind_of_knowledge(line.basis) for line in lines if line.basis == "model" or line.basis == "general"]
    return (*publications, *kinds)


def told_sources(sources: tuple[str, ...]) -> str:
    """The line that says what an answer stands on; "" where nothing is named.

    Semicolons part them, since a publication's name may have commas of its own.
    """
    return _("What this stands on: {sources}.", sources="; ".join(sources)) if sources else ""


def kind_of_knowledge(kind: NoteKind) -> str:
    """What stands behind a note that names no publication: a name for it, as it is listed among other sources."""
    return {
        "how": _("textbook knowledge"),
        "model": _("this program's model (an illustration)"),
        "general": _("general guidance (ask your team)"),
        "words": _("a note on these words"),
    }.get(kind, kind)
