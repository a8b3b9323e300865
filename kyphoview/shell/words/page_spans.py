"""What a page or a course says as spans: its terms linked where they first stand, and its basis beside it."""

from collections.abc import Sequence

from kyphoview.content import Document, Source
from kyphoview.content.pages import Said
from kyphoview.language import _
from kyphoview.shell.words.popover import Note
from kyphoview.shell.words.prose import Span
from kyphoview.shell.words.statement_spans import SpanMaker, mark


class PageSpans:
    """Makes the spans of one page."""

    dot = Span("\N{BULLET}\u00a0\u00a0")

    def __init__(self, documents: tuple[Document, ...], has_sources: bool = True) -> None:
        self._maker = SpanMaker(documents)
        self._has_sources = has_sources
        self.has_marks = False  # whether something that was said has marks, shown or not

    def words(self, text: str) -> list[Span]:
        return self._maker.words(text)

    def said(self, said: Said, text: str = "") -> list[Span]:
        """The words, or `text` in their place, and the publication; where sources are shown, a mark for each document
        or another basis."""
        spans = self.words(text or said.text)
        if said.cite is not None:
            return [*spans, Span(f" ({said.cite})")]
        marks = self._marks(said)
        self.has_marks = self.has_marks or bool(marks)
        return [*spans, *marks] if self._has_sources else spans

    def _marks(self, said: Said) -> list[Span]:
        if said.sources:
            return self._maker.marks(said.sources)
        if said.basis in _OTHER:
            return [Span("\u00a0", "gap"), _OTHER[said.basis]()]
        return []

    def position(self, document_id: str, sources: Sequence[Source], text: str) -> list[Span]:
        """A document's mark, then what it says."""
        own = [source for source in sources if source.document == document_id]
        return [self._maker.document_mark(document_id, own), Span(f"\u00a0 {text}")]


def _general() -> Span:
    guidance = _("This is general guidance. It does not come from the documents. Ask your own team about it.")
    return mark(_("general"), Note(_("In general"), (guidance,)))


def _model() -> Span:
    return mark(_("model"), Note(_("The model"), (_("This is what the picture shows: an illustration."),)))


_OTHER = {"general": _general, "model": _model}
