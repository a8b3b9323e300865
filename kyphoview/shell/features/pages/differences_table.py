"""Where the documents differ: for each matter what each document says, or that it is silent, and what we say."""

from collections.abc import Callable, Iterator
from itertools import groupby

from PySide6.QtWidgets import QWidget

from kyphoview.content import Document, load_differences, load_documents, load_step
from kyphoview.content.words import Difference
from kyphoview.language import _
from kyphoview.procedure.steps import step_index
from kyphoview.shell.features.pages.readable import Readable
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose

_CELL_PX = 150

Part = tuple[str, QWidget]
"""A name to find it by, and the part."""


def difference_parts(silent: str, spans: PageSpans, popover: Popover, on_step: Callable[[str], None]) -> Iterator[Part]:
    """Step by step a line that leads there, then a card for each matter, named as the difference is."""
    for step_id, matters in groupby(load_differences(), key=lambda difference: difference.step):
        number = step_index(step_id) + 1
        line = LinkLine(_("Step {number}: {title}", number=number, title=load_step(step_id).title))
        line.clicked.connect(lambda _on=False, step_id=step_id: on_step(step_id))
        yield f"step-{step_id}", Readable(line)
        for difference in matters:
            yield difference.id, _card(difference, silent, spans, popover)


def _card(difference: Difference, silent: str, spans: PageSpans, popover: Popover) -> QWidget:
    card = Card()
    card.add(TextLabel(difference.matter, "heading"), 10)
    cells = [_cell(document, difference, silent, spans, popover) for document in load_documents()]
    card.add(ColumnGrid(cells, (5, 1), _CELL_PX), 12)
    card.add(Prose(spans.words(_("We say: {because}", because=difference.because)), popover))
    return card


def _cell(document: Document, difference: Difference, silent: str, spans: PageSpans, popover: Popover) -> QWidget:
    own = [p for p in difference.says if any(source.document == document.id for source in p.sources)]
    text = _all_said([position.says for position in own]) or silent
    sources = [source for position in own for source in position.sources]
    prose = Prose(spans.position(document.id, sources, text), popover, is_quiet=not own)
    prose.setAccessibleName(f"{document.id}, {document.short}: {text}")
    return prose


def _all_said(said: list[str]) -> str:
    """What a document says, in each place where it says something."""
    text = said[0] if said else ""
    for more in said[1:]:
        text = _("{text} Elsewhere: {more}", text=text, more=more)
    return text
