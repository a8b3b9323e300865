"""What a page says as spans: its terms linked where they first stand, and its basis beside it."""

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

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._maker = SpanMaker(documents)

    def words(self, text: str) -> list[Span]:
        return self._maker.words(text)

    def said(self, said: Said) -> list[Span]:
        """The words and a mark for each document, the publication, or a mark for another basis."""
        spans = self.words(said.text)
        if said.sources:
            return [*spans, *self._maker.marks(said.sources)]
        if said.cite is not None:
            return [*spans, Span(f" ({said.cite})")]
        if said.basis == "general":
            return [*spans, Span("\u00a0", "gap"), _general()]
        if said.basis == "model":
            return [*spans, Span("\u00a0", "gap"), _model()]
        return spans

    def position(self, document_id: str, sources: Sequence[Source], text: str) -> list[Span]:
        """A document's mark, then what it says."""
        own = [source for source in sources if source.document == document_id]
        return [self._maker.document_mark(document_id, own), Span(f"\u00a0 {text}")]


def _general() -> Span:
    guidance = _("This is general guidance. It does not come from the documents. Ask your own team about it.")
    return mark(_("general"), Note(_("In general"), (guidance,)))


def _model() -> Span:
    return mark(_("model"), Note(_("The model"), (_("This is what the picture shows: an illustration."),)))
