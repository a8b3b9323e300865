"""The page of one step's words: what it says, with its sources where they are wanted, and when to get help."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kyphoview.content import Document, StepWords
from kyphoview.content.clinic import Clinic
from kyphoview.content.courses import courses_told_at
from kyphoview.content.pages import load_columns
from kyphoview.content.statement_groups import StatementGroup, beside, cited, grouped
from kyphoview.language import N_, _
from kyphoview.procedure.view_names import Views
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.page_lead import PageLead
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.end_offers import EndOffers
from kyphoview.shell.words.look_box import LookBox
from kyphoview.shell.words.opening_offers import OpeningOffer, OpeningOffers
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose, Span
from kyphoview.shell.words.statement_spans import SpanMaker
from kyphoview.shell.words.weighing_board import weighing_board
from kyphoview.shell.words.when_to_get_help_card import help_card

_NOTE_GROUPS = (
    ("how", N_("How it works, from general knowledge")),
    ("general", N_("In general, to ask your own team")),
    ("beyond", N_("Beyond these documents")),
    ("model", N_("About this picture")),
    ("words", N_("About these words")),
)


class StepPage:
    """Adds a step's words to a column, part by part."""

    def __init__(
        self,
        column: Column,
        words: StepWords,
        documents: tuple[Document, ...],
        popover: Popover,
        views: Views,
        clinic: Clinic,
        has_courses: bool = False,
    ) -> None:
        self._column = column
        self._has_courses = has_courses
        self._clinic = clinic
        self.look = LookBox(words, views)
        self.offers: OpeningOffers | EndOffers | None = None  # at both ends only: what is in no column is never deleted
        self._words = words
        self._popover = popover
        self._maker = SpanMaker(documents)
        self.course_links: list[tuple[str, LinkLine]] = []  # each with its course
        self.told: list[QWidget] = []  # what the three minutes tell, in its order
        self.board: QWidget | None = None
        self.lead: PageLead | None = None

    def add_opening(self, offers: Sequence[OpeningOffer]) -> None:
        """Title, main sentence, what to look at, and what nobody may overlook; on the first page what it offers."""
        first = None if self._words.opening is None else self._what_this_is(self._words.opening)
        main = Prose(self._maker.words(self._words.main), self._popover, "main")
        gap_px = 20 if self._words.columns is None else 10
        self.lead = PageLead(self._column, TextLabel(self._words.title, "title", "accent"), main, gap_px, first)
        self.told.extend((main,) if first is None else (first, main))
        if self._words.opening is not None:
            self.offers = OpeningOffers(offers)
            self._column.add(self.offers, 14)
        if self._words.columns is not None:
            self.board = weighing_board(load_columns(self._words.columns))
            self.told.append(self.board)
            self._column.add(self.board, 14)
            self._add_to_do()
            self.offers = EndOffers(self._has_courses)
            self._column.add(self.offers, 14)
        if "same-day" in self._words.help:  # once it is done, an emergency comes before all else
            at_once = help_card("at-once", self._clinic)
            if self._words.columns is None:
                self.told.append(at_once)
            self._column.add(at_once, 12)
        self._column.add(self.look, 8)

    def add_statements(self, has_sources: bool) -> None:
        """What the documents say, with the notes that belong beside it; their marks and their quibbles if wanted, and
        lines that lead to the courses of which they speak."""
        for group in grouped(self._words):
            self._column.add_heading(group.heading)
            self._add_group(group, has_sources)

    def add_closing(self) -> None:
        """When to call, what to do or ask unless it stood before what the end offers, and the questions."""
        if self._words.help:
            self._column.add(help_card(self._words.help[-1], self._clinic), 12)
        if self._words.columns is None:
            self._add_to_do()
        if self._words.questions:
            self._column.add_heading(_("Questions to ask your team"))
            for question in self._words.questions:
                self._add([Span("\N{BULLET}\u00a0\u00a0"), *self._maker.words(question)], 6)

    def add_notes(self) -> None:
        """What is not from the documents, each kind under its heading."""
        for kind, heading in _NOTE_GROUPS:
            notes = [note for note in self._words.notes if note.kind == kind and note.under is None]
            if notes:
                self._column.add_heading(_(heading))
            for note in notes:
                self._add(self._maker.words(cited(note)), 10)
                self._add_courses(note.id)

    def _what_this_is(self, opening: str) -> Card:
        """What stands before all else; what can be begun by one press comes after the main sentence, which is whole."""
        card = Card("calm")
        card.add(Prose(self._maker.words(opening), self._popover))
        return card

    def _add_to_do(self) -> None:
        self._column.add(_box("tick", _("One thing to do or ask"), self._words.do), 8)

    def _add_group(self, group: StatementGroup, has_sources: bool) -> None:
        for statement in group.statements:
            has_care = has_sources and statement.care is not None
            spans = self._maker.statement(statement) if has_sources else self._maker.words(statement.text)
            self._add(spans, 4 if has_care else 12)
            if has_care:
                care = Prose(self._maker.care(statement), self._popover, "small", is_quiet=True)
                self._column.add(_Care(care), 14)
            self._add_courses(statement.id)
        for note in group.notes:
            self._add(self._maker.words(beside(note)), 12)
            self._add_courses(note.id)

    def _add_courses(self, name: str) -> None:
        """Lines that lead to the courses of which this statement or note speaks, each course once."""
        linked = {course_id for course_id, _line in self.course_links}
        for course in courses_told_at(self._words.id, name) if self._has_courses else ():
            if course.id in linked:
                continue
            line = LinkLine(_("See it: {course}", course=course.title))
            self.course_links.append((course.id, line))
            self._column.add(line, 8)

    def _add(self, spans: Sequence[Span], space_below: int) -> None:
        self._column.add(Prose(spans, self._popover), space_below)


def _box(sign: str, heading: str, words: str) -> Card:
    """The one thing to do."""
    card = Card("calm", sign)
    card.add(TextLabel(heading, "heading"), 2)
    card.add(TextLabel(words, "body"))
    return card


class _Care(QFrame):
    """A calm sentence set in from the edge, with a line beside it."""

    def __init__(self, sentence: Prose) -> None:
        super().__init__()
        self._style = Style()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 2)
        row.addWidget(sentence)

    def set_style(self, style: Style) -> None:
        self._style = style

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(2, 4, 3, self.height() - 8), self._style.theme.border, None, 1.5)
