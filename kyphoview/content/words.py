"""What the text files hold: the shapes that they are read into.

One file per step says what to show there. Every statement comes from the documents and names them; what comes from
elsewhere is a `Note`, so that a view can set it apart. Where the documents disagree, or say something doubtful, the
statement carries a calm sentence about it, its `care`.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr, replace

from kyphoview.language import _, day_in_words
from kyphoview.procedure.view_names import VIEW_NAMES, ViewName, Views

Text = Annotated[str, Meta(min_length=1)]
Name = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$")]
DocumentId = Annotated[str, Meta(pattern="^D[0-9]$")]
About = Literal["happens", "why", "notice", "helps", "harms", "choices", "know"]
NoteKind = Literal["how", "model", "general", "beyond", "words"]
HelpList = Literal["at-once", "same-day"]
ReadingLevel = Literal["plain", "full"]
READING_LEVELS: tuple[ReadingLevel, ...] = ("plain", "full")

_SOURCE = re.compile(r"(D[0-9]) ([1-9][0-9]*)")


class Source:
    """One paragraph of one document, written "D3 6": the sixth line of document D3 that is not blank."""

    __slots__ = ("document", "paragraph")

    document: str
    paragraph: int

    def __init__(self, document: str, paragraph: int) -> None:
        object.__setattr__(self, "document", document)
        object.__setattr__(self, "paragraph", paragraph)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a source cannot be changed")

    def __str__(self) -> str:
        return f"{self.document} {self.paragraph}"

    def __repr__(self) -> str:
        return f"Source({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


def parse_source(text: object) -> Source:
    """A source from its written form.

    Raises:
        ValueError: it is not written like "D3 6".
    """
    match = _SOURCE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"expected a source like 'D3 6', got {text!r}")
    return Source(match[1], int(match[2]))


def read_custom(kind: type, value: Any) -> Any:
    """The hook by which msgspec reads a `Source`, the only type here that it does not know."""
    if kind is Source:
        return parse_source(value)
    raise NotImplementedError(kind)


class Sentence(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of a statement, with the paragraphs that say it: its marks are true of it alone."""

    text: Text
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the documents say, in our words.

    A file writes one sentence as `text` and `sources`, several as `sentences`. Once read, a statement has all three:
    its sentences, their joined text, and every source that one of them names.
    """

    id: Name  # unique in its step; the list of claims points to it
    about: About
    text: Text = ""
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)] = ()
    sentences: tuple[Sentence, ...] = ()
    care: Text | None = None  # the calm sentence where documents disagree or are doubtful
    matters: tuple[Name, ...] = ()  # which rows of differences.toml this care speaks to

    def __post_init__(self) -> None:
        """Fill in what the file leaves out.

        Raises:
            ValueError: it has neither text with sources nor sentences, or both.
        """
        if not self.sentences and not (self.text and self.sources):
            raise ValueError("a statement has text and sources, or sentences")
        sentences = self.sentences or (Sentence(self.text, self.sources),)
        text = " ".join(sentence.text for sentence in sentences)
        sources = in_order(source for sentence in sentences for source in sentence.sources)
        if self.sentences and (self.text not in ("", text) or self.sources not in ((), sources)):
            raise ValueError("a statement has text and sources, or sentences, not both")
        force_setattr(self, "sentences", sentences)
        force_setattr(self, "text", text)
        force_setattr(self, "sources", sources)

    def retold(self, texts: tuple[str, ...]) -> "Statement":
        """The same statement in other words, one text for each sentence; itself where they are not as many."""
        if len(texts) != len(self.sentences):
            return self
        sentences = tuple(Sentence(text, own.sources) for text, own in zip(texts, self.sentences, strict=True))
        return Statement(self.id, self.about, sentences=sentences, care=self.care, matters=self.matters)


def in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, by document and paragraph."""
    return tuple(sorted(set(sources), key=lambda source: (source.document, source.paragraph)))


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is not from the documents, to be shown apart.

    how: how it works, as textbooks have it. model: what the picture shows, an illustration. general: general guidance,
    to be asked of one's own team. beyond: from the literature, with the author or body and the year in `cite`.
    words: about the words themselves.
    """

    id: Name
    kind: NoteKind
    text: Text
    cite: Text | None = None
    under: About | None = None  # it is shown with the statements about this, not with the other notes


class See(Struct, frozen=True, forbid_unknown_fields=True):
    """A line that leads to a page."""

    text: Text
    page: Name


class LookAt(Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at in some of the views, and the parts that it names, which labels of those views can point at."""

    views: Annotated[tuple[ViewName, ...], Meta(min_length=1)]
    text: Text
    names: Annotated[tuple[Annotated[str, Meta(pattern="^[a-z_]+$")], ...], Meta(min_length=1)]


def looks_in(look_at: tuple[LookAt, ...], views: Views) -> tuple[str, ...]:
    """What to look at in these views: one text for each, or one for all where it is the same."""
    return tuple(dict.fromkeys(look.text for view in views for look in look_at if view in look.views))


class StepWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All the words of one step."""

    id: Name
    title: Text
    main: Text  # the one thing to remember
    look_at: tuple[LookAt, ...]  # the one thing to look at in the picture, for every view
    do: Text  # the one thing to do or to ask
    statements: Annotated[tuple[Statement, ...], Meta(min_length=3, max_length=7)]
    notes: tuple[Note, ...] = ()
    opening: Text | None = None  # what all of this is, and that one may not need it; in the first step
    questions: tuple[Text, ...] = ()  # to ask one's own team
    see: tuple[See, ...] = ()  # pages that have more
    columns: Name | None = None  # the page whose columns open the step
    help: tuple[HelpList, ...] = ()  # the lists of signs that it shows, see help.py

    def main_at(self, _level: ReadingLevel) -> str:
        """The one thing to remember; words that are told in full have their own."""
        return self.main

    def looks(self, views: Views) -> tuple[str, ...]:
        """What to look at in these views: one text for each, or one for all where it is the same."""
        return looks_in(self.look_at, views)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every piece of text in reading order."""
        return self.sentences_beside(VIEW_NAMES)

    def sentences_beside(self, views: Views) -> tuple[str, ...]:
        """The same, with what to look at in these views only."""
        looks = self.looks(views)
        said = [text for s in self.statements for text in (s.text, s.care) if text is not None]
        opening = () if self.opening is None else (self.opening,)
        return (self.title, *opening, self.main, *said, *(n.text for n in self.notes), *looks, self.do, *self.questions)


class FullStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """What a statement says when told in full, sentence by sentence.

    Its sources and its care are those of the plain one. One sentence is written as `text`, several as `sentences`.
    """

    id: Name
    text: Text = ""
    sentences: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        """See that it says something, and once.

        Raises:
            ValueError: it has neither text nor sentences, or both.
        """
        if bool(self.text) == bool(self.sentences):
            raise ValueError("a statement told in full has text, or sentences")

    @property
    def told(self) -> tuple[str, ...]:
        """One text for each sentence of the plain statement."""
        return self.sentences or (self.text,)


class FullStep(Struct, frozen=True, forbid_unknown_fields=True):
    """What a step says when told in full, for study: each statement with its terms, and further notes.

    It holds only what differs from the plain words, so that the two levels can never cite different sources. A note
    with the id of a plain one stands in its place.
    """

    id: Name
    main: Text
    statements: Annotated[tuple[FullStatement, ...], Meta(min_length=3, max_length=7)]
    notes: tuple[Note, ...] = ()

    def over(self, plain: StepWords) -> StepWords:
        """The whole step, told in full."""
        told = {statement.id: statement.told for statement in self.statements}
        ours = {note.id: note for note in self.notes}
        theirs = {note.id for note in plain.notes}
        return replace(
            plain,
            main=self.main,
            statements=tuple(s.retold(told.get(s.id, ())) for s in plain.statements),
            notes=(
                *(ours.get(note.id, note) for note in plain.notes),
                *(note for note in self.notes if note.id not in theirs),
            ),
        )


class LeftOut(Struct, frozen=True, forbid_unknown_fields=True):
    """Paragraphs that claim nothing of the subject, and what they are instead."""

    because: Text
    paragraphs: Annotated[tuple[int, ...], Meta(min_length=1)]


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the given documents: how to name it, and how to know it again without keeping its text."""

    id: DocumentId
    kind: Text
    short: Text  # for a source mark
    apart: Text  # what tells it apart from the others
    paragraphs: Annotated[tuple[Annotated[str, Meta(pattern="^[0-9a-f]{12}$")], ...], Meta(min_length=1)]
    title: Text | None = None
    updated: date | None = None  # as the page prints it
    left_out: tuple[LeftOut, ...] = ()

    @property
    def paragraph_count(self) -> int:
        """How many lines that are not blank the document has."""
        return len(self.paragraphs)

    @property
    def unused(self) -> frozenset[int]:
        """The paragraphs that nothing may cite."""
        return frozenset(number for one in self.left_out for number in one.paragraphs)

    @property
    def date(self) -> str:
        """The date for people, or that there is none."""
        return day_in_words(self.updated) if self.updated else _("no date")


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """One technical word with a short meaning; `forms` are the ways in which a text may write it.

    Attributes:
        not_in: phrases in which one of the forms means something else, so that no meaning is offered there.
    """

    name: Text
    meaning: Text
    forms: Annotated[tuple[Text, ...], Meta(min_length=1)]
    not_in: tuple[Text, ...] = ()
    elsewhere: Text | None = None  # where it is used when not in the steps' text


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """What some of the documents say about a matter on which they differ."""

    says: Text
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]


class Difference(Struct, frozen=True, forbid_unknown_fields=True):
    """A matter on which the documents disagree or say something doubtful."""

    id: Name
    step: Name
    matter: Text
    says: Annotated[tuple[Position, ...], Meta(min_length=1)]
    because: Text  # why it needs care


class Words(Struct, frozen=True):
    """All the words of the program in one language."""

    steps: tuple[StepWords, ...]
    full: tuple[StepWords, ...]  # the same steps, told in full
    documents: tuple[Document, ...]
    terms: tuple[Term, ...]
    differences: tuple[Difference, ...]

    def step(self, step_id: str) -> StepWords:
        """The words of one step."""
        return next(step for step in self.steps if step.id == step_id)
