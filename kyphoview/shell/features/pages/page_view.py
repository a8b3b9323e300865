"""One page, scrolling: its title, its main sentence, and its blocks from above downwards."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Literal

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kyphoview.content import load_documents, load_step, step_ids
from kyphoview.content.clinic import NO_CLINIC, Clinic
from kyphoview.content.courses import readable_courses
from kyphoview.content.pages import (
    FUTURES_PAGE,
    Answer,
    Block,
    Chance,
    Columns,
    ColumnsOf,
    DifferenceTable,
    Futures,
    Heading,
    HelpLists,
    Lines,
    Link,
    Options,
    OtherCourses,
    Page,
    Steps,
    Terms,
    Unknown,
    load_columns,
    load_page,
    place_of,
)
from kyphoview.content.pages import Part as ListPart
from kyphoview.language import N_, _
from kyphoview.shell.features.pages.chance_card import chance_card, unknown_card
from kyphoview.shell.features.pages.differences_table import Part, difference_parts
from kyphoview.shell.features.pages.options_table import options_table
from kyphoview.shell.features.pages.readable import Readable
from kyphoview.shell.features.pages.terms_list import TermsList
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.found_mark import FoundMark
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose
from kyphoview.shell.words.when_to_get_help_card import help_card
from kyphoview.shell.words.words_panel import SOURCES_LINES

Sources = Literal["always", "asked", "unasked"]
_WIDE_PX = 1500
_STEP_PX = 300
_MOST_BESIDE, _BESIDE_PX = 3, 400  # questions and chances beside each other, and how wide each is at the least
_ALL_GENERAL = N_("In general; ask your own team.")


class PageView(FingerScroll):
    """`step_wanted` and `page_wanted` say where its links lead; `sources_wanted`, whether sources are to be shown.

    Args:
        sources: behind what is said; "asked" and "unasked" are the plain words, in which a line shows or hides them.
        clinic: says whom to call.
        make_futures: makes the pictures of three futures; None where neither they nor other courses can be shown.
    """

    course_wanted = Signal(str)
    step_wanted = Signal(str)
    page_wanted = Signal(str)
    sources_wanted = Signal(bool)

    def __init__(
        self,
        page: Page,
        popover: Popover,
        style: Style,
        sources: Sources = "always",
        clinic: Clinic = NO_CLINIC,
        make_futures: Callable[[], QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(page.title, parent)
        self.page = page
        self.sources_line: LinkLine | None = None
        self._popover = popover
        self._clinic = clinic
        self._make_futures = make_futures
        self._spans = PageSpans(load_documents(), sources != "unasked")
        self._places: dict[str, QWidget] = {}
        self._mark: FoundMark | None = None  # under what was sought
        self._style = style
        self._terms: TermsList | None = None
        column = Column(_WIDE_PX, is_in_the_middle=True)
        column.add(Readable(TextLabel(page.title, "title", "accent")), 8)
        column.add(Readable(Prose(self._spans.words(page.main), popover, "main")), 16)
        for _is_beside, run in groupby(enumerate(page.blocks), lambda numbered: _stands_beside_others(numbered[1])):
            for part in self._parts_of_run(list(run)):
                column.add(part, 12)
        if sources != "always" and self._spans.has_marks:
            column.add(Readable(self._line_about_sources(sources == "asked")), 8)
        self.show_column(column, style)

        self.verticalScrollBar().valueChanged.connect(popover.follow)

    @property
    def first_focus(self) -> QWidget:
        """Where a person who opens the page begins: where there is a field to search in, by typing."""
        is_seen = self._terms is not None and self.verticalScrollBar().value() == 0
        return self._terms.search if self._terms is not None and is_seen else self

    def show_place(self, name: str) -> None:
        """Scroll to a part, or to a term, by its name; an unknown one is passed over."""
        part, column = self._places.get(name), self.widget()
        if part is None and self._terms is not None:
            part = self._terms.point_at(name)
        if part is not None and column is not None:
            QApplication.sendPostedEvents()  # a page that has just been made is laid out first
            self.verticalScrollBar().setValue(part.mapTo(column, QPoint(0, 0)).y() - 12)
            if self._mark is not None:
                self._mark.hide()
            self._mark = FoundMark(part, self._style) if part is not column else None

    def _parts_of_run(self, run: Sequence[tuple[int, Block]]) -> Iterator[QWidget]:
        """The parts of blocks that follow each other, with their numbers: in columns where each is whole by itself."""
        if len(run) > 1 and _stands_beside_others(run[0][1]):
            cells = [self._part(block) for _number, block in run]  # type: ignore[arg-type]
            self._places.update((place_of(number), cell) for (number, _block), cell in zip(run, cells, strict=True))
            yield ColumnGrid(cells, range(min(_MOST_BESIDE, len(cells)), 0, -1), _BESIDE_PX, has_rules=False)
            return
        for number, block in run:
            for name, part in self._parts(block):
                self._places[name or place_of(number)] = part
                yield part

    def _parts(self, block: Block) -> Iterator[Part]:
        """The parts of a block; what is a table may be as wide as the page."""
        match block:
            case Options():
                yield "", options_table(block, self._spans, self._popover)
            case Columns():
                yield "", self._columns(block)
            case ColumnsOf():
                yield "", self._columns(load_columns(block.page))
            case DifferenceTable():
                yield from difference_parts(block.silent, self._spans, self._popover, self._want_step)
            case HelpLists():
                for which in block.lists:
                    yield "", Readable(help_card(which, self._clinic))
            case Futures() | OtherCourses():
                yield from (("", part) for part in self._pictured(block))
            case Steps():
                yield (
                    "",
                    ColumnGrid([self._step(step_id) for step_id in step_ids()], (3, 2, 1), _STEP_PX, has_rules=False),
                )
            case Terms():
                self._terms = TermsList()
                yield "", self._terms
            case _:
                yield "", Readable(self._part(block))

    def _part(self, block: Heading | Lines | Answer | Chance | Unknown | Link) -> QWidget:
        match block:
            case Heading():
                return _heading(block.text)
            case Lines():
                return self._lines(block)
            case Answer():
                return self._answer(block)
            case Chance():
                return chance_card(block, self._spans, self._popover)
            case Unknown():
                return unknown_card(block, self._spans, self._popover)
            case Link():
                return self._link(block)

    def _lines(self, block: Lines) -> QWidget:
        box = Card(block.card) if block.card else _Plain()
        if block.heading:
            box.add(TextLabel(block.heading, "heading"), 6)
        is_general = len(block.said) > 1 and all(said.basis == "general" for said in block.said)
        for number, said in enumerate(block.said, 1):
            is_last = number == len(block.said) and not is_general
            spans = self._spans.words(said.text) if is_general else self._spans.said(said)
            if block.as_list:
                spans = [self._spans.dot, *spans]
            box.add(Prose(spans, self._popover), 0 if is_last else 6)
        if is_general:
            box.add(TextLabel(_(_ALL_GENERAL), "small", "text_quiet"))
        return box

    def _answer(self, answer: Answer) -> QWidget:
        box = Card("plain")
        box.add(TextLabel(answer.question, "heading", "accent"), 6)
        for said in answer.said:
            box.add(Prose(self._spans.said(said), self._popover), 4)
        return box

    def _columns(self, columns: Columns) -> QWidget:
        return ColumnGrid([self._column(part) for part in columns.parts], (len(columns.parts), 1), _STEP_PX)

    def _column(self, part: ListPart) -> QWidget:
        column = _Plain()
        column.add(TextLabel(part.heading, "title", "accent"), 8)
        for said in part.said:
            column.add(Prose([self._spans.dot, *self._spans.said(said)], self._popover), 6)
        return column

    def _link(self, link: Link) -> QWidget:
        line = LinkLine(link.text)
        if link.step is not None:
            line.clicked.connect(partial(self._want_step, link.step))
        elif link.page is not None:
            line.clicked.connect(partial(self._want_page, link.page))
        return line

    def _step(self, step_id: str) -> QWidget:
        words = load_step(step_id)
        line = LinkLine(f"{step_ids().index(step_id) + 1}. {words.title}", words.main)
        line.clicked.connect(partial(self._want_step, step_id))
        return line

    def _pictured(self, block: Futures | OtherCourses) -> Iterator[QWidget]:
        """The three futures, or lines that lead to the courses; nothing where neither can be."""
        if self._make_futures is None:
            return
        if isinstance(block, Futures):
            yield self._make_futures()
            return
        yield Readable(_heading(block.heading))
        if block.has_futures:
            yield Readable(self._link(Link(load_page(FUTURES_PAGE).title, page=FUTURES_PAGE)))
        for course in readable_courses():
            if course.id in block.courses:
                line = LinkLine(course.title, course.about)
                line.clicked.connect(partial(self.course_wanted.emit, course.id))
                yield Readable(line)

    def _line_about_sources(self, has_sources: bool) -> LinkLine:
        line = self.sources_line = LinkLine(_(SOURCES_LINES[has_sources]))
        line.clicked.connect(lambda _on=False: self.sources_wanted.emit(not has_sources))
        return line

    def _want_step(self, step_id: str) -> None:
        self.step_wanted.emit(step_id)

    def _want_page(self, page_id: str) -> None:
        self.page_wanted.emit(page_id)


def _stands_beside_others(block: Block) -> bool:
    """Whether it is a card of its own, which needs none before or after it."""
    return isinstance(block, Answer | Chance | Unknown)


class _Plain(QWidget):
    """Lines without a box."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)

    def add(self, part: QWidget, space_below: int = 0) -> None:
        self._parts.addWidget(part)
        self._parts.addSpacing(space_below)


def _heading(words: str) -> QWidget:
    label = TextLabel(words, "title", "accent")
    label.setContentsMargins(0, 14, 0, 0)
    return label
