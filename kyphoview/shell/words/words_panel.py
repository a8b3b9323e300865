"""The words of one step: title, main sentence, statements in groups with their sources, and what to look at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from kyphoview.content import Document, StepWords
from kyphoview.content.clinic import NO_CLINIC, Clinic
from kyphoview.content.courses import CourseStepWords
from kyphoview.content.pages import FUTURES_PAGE
from kyphoview.content.words import ReadingLevel
from kyphoview.language import N_, _
from kyphoview.procedure.view_names import VIEW_NAMES, Views
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.page_lead import PageLead
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX, Column
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.course_page import CoursePage
from kyphoview.shell.words.film_words import FilmWords
from kyphoview.shell.words.found_mark import FoundMark
from kyphoview.shell.words.look_box import LookBox
from kyphoview.shell.words.opening_offers import OpeningOffer
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.step_page import StepPage
from kyphoview.shell.words.weighing_board import BOARD_PANEL_PX
from kyphoview.shell.words.words_head import WordsHead

DISCLAIMER = N_("An illustration, not a prediction, not medical advice.")
_MOST_FOOT_SHARE, _MOST_HEAD_SHARE = 0.15, 0.2  # of the panel's height, for the disclaimer below the words, and above
_MOST_EDGES_SHARE = 0.19  # for both: else the disclaimer gives way first
_ABOVE_PX = 40  # of what stands around a text that is brought into sight
SOURCES_LINES = {False: N_("Show the sources"), True: N_("Hide the sources")}


class WordsPanel(QFrame):
    """Scrolls; the disclaimer stays in sight below, unless it takes too much of a low panel: then it ends the words."""

    reading_level_wanted = Signal(str)
    look_up_wanted = Signal()
    page_wanted = Signal(str)
    offer_wanted = Signal(str)  # of what beginning and end offer
    course_wanted = Signal(str)  # of which a statement speaks
    room_wanted = Signal(int)  # the width at text scale 1 that a step's words need; 0: the usual

    def __init__(self, popover: Popover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover = popover
        self.opening: Sequence[OpeningOffer] = ("essence",)  # what the first page offers, from the next one on
        self.has_courses = False  # whether other courses can be shown from here
        self._level: ReadingLevel = "plain"
        self._has_sources = False
        self._shown: tuple[StepWords | CourseStepWords, tuple[Document, ...]] | None = None
        self._clinic = NO_CLINIC
        self._sources: LinkLine | None = None  # of the page
        self._figures: TextLabel | None = None  # of the page
        self._look: LookBox | None = None  # of the page
        self._mark: FoundMark | None = None  # under what was found in the page
        self._views: Views = VIEW_NAMES[:1]
        self._style = Style()
        self._scroll = FingerScroll(_("The words of this step"), self)
        self.film = FilmWords(self._scroll)
        foot = TextLabel(_(DISCLAIMER), "small", "text_quiet")
        foot.setContentsMargins(SIDE_PX, 6, SIDE_PX, 6)
        self._head = WordsHead()
        self._foot = foot
        self._start: WordsHead | None = None  # of the page
        self._end: TextLabel | None = None  # of the page
        self._lead: PageLead | None = None  # of the page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

        self._listen(self._head)
        self._scroll.verticalScrollBar().valueChanged.connect(popover.follow)

    @property
    def head(self) -> WordsHead:
        """The one in sight: above the words, or, in a low panel, where they begin."""
        return self._head if self._start is None or not self._head.isHidden() else self._start

    def set_style(self, style: Style) -> None:
        self._style = style
        self._place_edges()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_edges()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._foot.isHidden():
            return
        with QPainter(self) as painter:
            painter.setPen(QColor(self._style.theme.hairline))
            painter.drawLine(SIDE_PX, self._foot.y(), self.width() - SIDE_PX, self._foot.y())

    def show_step(
        self,
        words: StepWords | CourseStepWords,
        documents: tuple[Document, ...],
        level: ReadingLevel = "plain",
        clinic: Clinic = NO_CLINIC,
    ) -> None:
        """Show a step's words from their beginning, told at a reading level, with whom to call as the clinic says."""
        has_focus = self.head.is_level_focused()
        self._level = level
        self._head.level.show_choice(level)
        self._shown, self._clinic = (words, documents), clinic
        page = self._new_page()
        if isinstance(words, StepWords):
            self._fill(page, words, documents)
        else:
            self._fill_from_course(page, words, documents)
        if level == "full":
            page.add_heading(_("What the model measures now"))
            self._figures = TextLabel("", "body")
            page.add(self._figures, 10)
        if self._lead is not None and self._start is not None:
            self._lead.add_behind(self._start)
        self._show_page(page)
        self.room_wanted.emit(BOARD_PANEL_PX if isinstance(words, StepWords) and words.columns is not None else 0)
        if has_focus:
            self.head.focus_level()

    def _fill(self, page: Column, words: StepWords, documents: tuple[Document, ...]) -> None:
        parts = StepPage(page, words, documents, self._popover, self._views, self._clinic, self.has_courses)
        self._look = parts.look
        parts.add_opening(self.opening)
        self._lead = parts.lead
        if parts.offers is not None:
            parts.offers.wanted.connect(self.offer_wanted)
        self.film.take(parts.told, parts.board, parts.offers)
        parts.add_statements(self._has_sources or self._level == "full")
        if self._level == "plain":
            self._add_sources_line(page)
        parts.add_closing()
        self._add_links(page, words)
        parts.add_notes()
        for course, line in parts.course_links:
            line.clicked.connect(partial(self._want_course, course))

    def _fill_from_course(self, page: Column, words: CourseStepWords, documents: tuple[Document, ...]) -> None:
        parts = CoursePage(page, words, self._level, documents, self._popover, self._views)
        self._look = parts.look
        parts.add_opening()
        self._lead = parts.lead
        parts.add_lines(self._has_sources or self._level == "full")
        if self._level == "plain":
            self._add_sources_line(page)
        if parts.futures is not None:
            parts.futures.clicked.connect(partial(self._want_page, FUTURES_PAGE))
            page.add(parts.futures, 4)

    def show_views(self, views: Views) -> None:
        """Say what to look at in the views that are shown."""
        self._views = views
        if self._look is not None:
            self._look.show_views(views)

    def show_figures(self, lines: Sequence[str]) -> None:
        """The figures of this very moment, one a line; only the full words have a place for them."""
        if self._figures is not None:
            self._figures.setText("\n".join(lines))

    def show_problem(self, sentence: str) -> None:
        """The words cannot be shown: say why, in their place."""
        page = self._new_page()
        if self._start is not None:
            page.add(self._start)
        page.add(TextLabel(_("The words of this step cannot be shown"), "title"), 12)
        page.add(TextLabel(sentence, "body", "warning"))
        self._show_page(page)

    def show_sources(self, is_shown: bool) -> None:
        """Show behind each sentence which documents say it, or, in the plain words, only when it is asked for."""
        if is_shown == self._has_sources:
            return
        self._has_sources = is_shown
        if self._shown is not None:
            place = self._scroll.verticalScrollBar().value()
            had_focus = self._sources is not None and self._sources.hasFocus()
            self.show_step(*self._shown, self._level, self._clinic)
            QApplication.sendPostedEvents()  # what is shown anew is laid out before it is scrolled
            self._scroll.verticalScrollBar().setValue(place)
            if had_focus and self._sources is not None:
                self._sources.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text(self, text: str) -> None:
        """Bring a text of this step into sight and mark it, with the sources if it waits behind them."""
        if self._part_that_says(text) is None:
            self.show_sources(True)
        QApplication.sendPostedEvents()  # what is shown anew is laid out before it is scrolled
        if part := self._part_that_says(text):
            self._scroll.ensureWidgetVisible(part, 0, _ABOVE_PX)
            QTimer.singleShot(0, self, self._show_mark)  # parts side by side find their height only when they are shown
            if self._mark is not None:
                self._mark.hide()
            self._mark = FoundMark(part, self._style)

    def _show_mark(self) -> None:
        if self._mark is not None:
            self._scroll.ensureWidgetVisible(self._mark, 0, _ABOVE_PX)

    def _part_that_says(self, text: str) -> QLabel | None:
        page = self._scroll.widget()
        parts = page.findChildren(QLabel) if page is not None else []
        return next((part for part in parts if text in (part.text() or part.accessibleName())), None)

    def _add_sources_line(self, page: Column) -> None:
        self._sources = LinkLine(_(SOURCES_LINES[self._has_sources]))
        self._sources.clicked.connect(self._on_sources_clicked)
        page.add(self._sources, 8)

    def _on_sources_clicked(self) -> None:
        self.show_sources(not self._has_sources)

    def _add_links(self, page: Column, words: StepWords) -> None:
        for see in words.see:
            line = LinkLine(see.text)
            line.clicked.connect(partial(self._want_page, see.page))
            page.add(line, 4)

    def _want_course(self, course_id: str) -> None:
        self.course_wanted.emit(course_id)

    def _want_page(self, page_id: str) -> None:
        self.page_wanted.emit(page_id)

    def has_room_for_lead(self, width_px: int, height_px: int, has_first: bool = True) -> bool:
        """Whether what the page begins with, its main sentence above all, would be whole in a panel of this size; or
        the main sentence alone, without what can stand behind it."""
        bar_px = self._scroll.width() - self._scroll.viewport().width()
        foot_px, head_px = self._foot.heightForWidth(width_px), self._head.sizeHint().height()
        _has_head, _has_foot, room_px = _edges(head_px, foot_px, height_px)
        return self._lead is None or self._lead.has_room(width_px - bar_px, room_px, has_first)

    def _place_edges(self) -> None:
        foot_px, head_px = self._foot.heightForWidth(self.width()), self._head.sizeHint().height()
        has_head, has_foot, room_px = _edges(head_px, foot_px, self.height())
        self._foot.setVisible(has_foot)
        self._head.setVisible(has_head)
        if self._end is not None:
            self._end.setVisible(not has_foot)
        if self._start is not None:
            self._start.setVisible(not has_head)
        if self._lead is not None:
            self._lead.arrange(self._scroll.viewport().width(), room_px)

    def _listen(self, head: WordsHead) -> None:
        head.level.chosen.connect(self.reading_level_wanted)
        head.look_up.clicked.connect(self.look_up_wanted)

    def _new_page(self) -> Column:
        page = Column()
        self._figures = None
        self._look = None
        self._lead = None
        self.film.take()
        self._mark = None
        self._sources = None
        self._start = WordsHead(is_in_page=True)
        self._start.level.show_choice(self._level)
        self._listen(self._start)
        return page

    def _show_page(self, page: Column) -> None:
        self._popover.dismiss()
        self._end = TextLabel(_(DISCLAIMER), "small", "text_quiet")
        page.add(self._end)
        self._scroll.show_column(page, self._style)
        self._place_edges()


def _edges(head_px: int, foot_px: int, height_px: int) -> tuple[bool, bool, int]:
    """Whether head and foot stay in sight, or scroll with the words where they would leave those too little room; and
    what room they leave."""
    has_head = head_px <= _MOST_HEAD_SHARE * height_px
    edges_px = foot_px + head_px * has_head
    has_foot = foot_px <= _MOST_FOOT_SHARE * height_px and edges_px <= _MOST_EDGES_SHARE * height_px
    return has_head, has_foot, height_px - head_px * has_head - foot_px * has_foot
