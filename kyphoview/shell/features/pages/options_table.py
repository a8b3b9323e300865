"""Choices side by side: one row of cells for each thing to compare."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.pages import Options, Said
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose

_CELL_PX = 215


def options_table(options: Options, spans: PageSpans, popover: Popover) -> QWidget:
    """Each cell names its option again, so that it can be read alone and in a narrow window."""
    table = QWidget()
    column = QVBoxLayout(table)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    counts = (4, 2, 1) if len(options.names) == 4 else (len(options.names), 1)
    for aspect in options.aspects:
        column.addSpacing(14)
        column.addWidget(TextLabel(aspect.name, "title", "accent"))
        column.addSpacing(8)
        pairs = zip(options.names, aspect.cells, strict=True)
        column.addWidget(ColumnGrid([_cell(name, said, spans, popover) for name, said in pairs], counts, _CELL_PX))
        column.addSpacing(10)
    return table


def _cell(name: str, said: tuple[Said, ...], spans: PageSpans, popover: Popover) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(TextLabel(name, "heading"))
    for one in said:
        column.addWidget(Prose(spans.said(one), popover))
    return cell
