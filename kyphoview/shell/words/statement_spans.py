"""Turning a step's words into spans: glossary terms where they first stand, and a mark for each document."""

from collections.abc import Iterator, Sequence

from kyphoview.content import Document, Source, Statement, find_terms
from kyphoview.content.load import load_differences
from kyphoview.content.words import Difference
from kyphoview.language import N_, _, listed
from kyphoview.shell.words.popover import Note
from kyphoview.shell.words.prose import Span

_HARD_SPACE = "\u00a0"
_THEY_DIFFER, _ONE_SAYS = N_("they differ"), N_("what it says")
_PRESS = N_("Press to see all documents on this.")


class SpanMaker:
    """Makes the spans of one step: each term is linked where it first stands."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._documents = {document.id: document for document in documents}
        self._explained: set[str] = set()

    def words(self, text: str) -> list[Span]:
        """The text with its terms."""
        spans, end = [], 0
        for found in find_terms(text):
            if found.term.name in self._explained:
                continue
            self._explained.add(found.term.name)
            spans.append(Span(text[end : found.start]))
            spans.append(Span(text[found.start : found.end], "term", Note(found.term.name, (found.term.meaning,))))
            end = found.end
        return [*spans, Span(text[end:])]

    def statement(self, statement: Statement) -> list[Span]:
        """The statement; behind each of its sentences one mark for each document that says it."""
        spans: list[Span] = []
        for sentence in statement.sentences:
            if spans:
                spans.append(Span(" "))
            spans += [*self.words(sentence.text), *self.marks(sentence.sources)]
        return spans

    def marks(self, sources: Sequence[Source]) -> list[Span]:
        """A mark for each document among the sources."""
        spans: list[Span] = []
        for document_id, paragraphs in _by_document(sources):
            spans.append(Span(_HARD_SPACE, "gap"))
            spans.append(mark(document_id, self._source_note(document_id, paragraphs)))
        return spans

    def document_mark(self, document_id: str, sources: Sequence[Source]) -> Span:
        """One document's mark, with the paragraphs of these sources, which may be none."""
        return mark(document_id, self._source_note(document_id, tuple(source.paragraph for source in sources)))

    def care(self, statement: Statement) -> list[Span]:
        """The calm sentence, with a mark that opens what each document says where they differ."""
        spans = self.words(statement.care or "")
        if differences := _differences(statement):
            is_one = all(len(difference.says) == 1 for difference in differences)
            spans += [
                Span(_HARD_SPACE, "gap"),
                mark(_(_ONE_SAYS if is_one else _THEY_DIFFER), _difference_note(differences)),
            ]
        return spans

    def _source_note(self, document_id: str, paragraphs: tuple[int, ...]) -> Note:
        document = self._documents.get(document_id)
        sources = tuple(Source(document_id, paragraph) for paragraph in paragraphs)
        if document is None:
            return Note(document_id, (_paragraphs(paragraphs),), sources)
        kind = document.kind[0].upper() + document.kind[1:]
        name = (
            f"{kind}, \N{LEFT DOUBLE QUOTATION MARK}{document.title}\N{RIGHT DOUBLE QUOTATION MARK}"
            if document.title
            else kind
        )
        date = _("Updated {date}.", date=document.date) if document.updated else _("It has no date.")
        if not paragraphs:
            return Note(f"{document_id}: {name}", (date,))
        return Note(
            f"{document_id}: {name}",
            (date, _("{paragraphs} of this document.", paragraphs=_paragraphs(paragraphs))),
            sources,
        )


def _difference_note(differences: list[Difference]) -> Note:
    """What each document says about each matter, and why it needs care."""
    lines: list[str] = []
    for difference in differences:
        if len(differences) > 1:
            lines.append(f"{difference.matter}:")
        lines.extend(f"{', '.join(map(str, position.sources))}: {position.says}" for position in difference.says)
        lines.append(difference.because)
    heading = differences[0].matter if len(differences) == 1 else _("What the documents say")
    return Note(heading, (*lines, _(_PRESS)), leads_to=f"differences#{differences[0].id}")


def mark(word: str, note: Note) -> Span:
    """A small mark with a note."""
    return Span(f"{_HARD_SPACE}{word.replace(' ', _HARD_SPACE)}{_HARD_SPACE}", "mark", note)


def _by_document(sources: Sequence[Source]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The sources gathered by document, in the order in which they are named."""
    for document_id in dict.fromkeys(source.document for source in sources):
        yield document_id, tuple(source.paragraph for source in sources if source.document == document_id)


def _paragraphs(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return _("Paragraph {numbers}", numbers=numbers[0])
    return _("Paragraphs {numbers}", numbers=listed([str(number) for number in numbers]))


def _differences(statement: Statement) -> list[Difference]:
    if not statement.matters:
        return []
    return [difference for difference in load_differences() if difference.id in statement.matters]
