"""The drawer "What else can happen": the courses, each with what it is about; and one of them in words only."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.courses import CourseWords, load_course
from kyphoview.content.load import load_documents
from kyphoview.content.pages import FUTURES_PAGE
from kyphoview.content.words import ReadingLevel
from kyphoview.errors import BadInput
from kyphoview.language import N_, _
from kyphoview.procedure.steps import OTHER_COURSE_IDS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.drawer import SideDrawer
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.course_page import add_lines
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose

TITLE = N_("What else can happen")
_ABOUT = N_("Some of it goes well, some does harm. Each is an illustration, drawn from the same model.")


class CoursesDrawer(SideDrawer):
    """`course_wanted` asks for a course, `picture_wanted` for the picture of one whose words are shown."""

    course_wanted = Signal(str)
    picture_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, popover: Popover, style: Style, level: ReadingLevel, parent: QWidget | None = None) -> None:
        super().__init__(_(TITLE), parent)
        self._popover = popover
        self._style = style
        self._level = level
        self._course = ""  # whose words are shown
        self.lines: dict[str, LinkLine] = {}
        self.show_picture: Button | None = None  # of the words
        self._scroll = FingerScroll(_(TITLE), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head_row())
        whole.addWidget(self._scroll, 1)
        self.setTabOrder(self.close_button, self._scroll)
        self._show_list()
        apply_style(self, style)

    def set_style(self, style: Style) -> None:
        self._style = style

    def take_reading_level(self, level: ReadingLevel) -> None:
        self._level = level
        if self._course:
            self.show_words(self._course)

    def escape(self) -> bool:
        """From the words of a course back to the list."""
        if not self._course:
            return False
        left = self._course
        self._show_list()
        self.lines[left].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_words(self, course_id: str) -> None:
        """Tell a course in words, with a button for its picture.

        Raises:
            BadInput: there is no such course, or its file cannot be used.
        """
        words = load_course(course_id)
        self._course = course_id
        page = Column()
        back = Button("previous", _("All that can happen"), "quiet")
        back.clicked.connect(self.escape)
        page.add(flowing(back), 8)
        page.add(TextLabel(words.title, "title", "accent"), 6)
        page.add(TextLabel(words.about, "body"), 10)
        self.show_picture = Button("eye", _("Show the picture"), "primary", _("Here it is told in words only"))
        self.show_picture.clicked.connect(partial(self.picture_wanted.emit, course_id))
        page.add(flowing(self.show_picture), 8)
        self._add_steps(page, words)
        self._show(page)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_steps(self, page: Column, words: CourseWords) -> None:
        spans = PageSpans(load_documents(), self._level == "full")
        for step in words.steps:
            page.add_heading(step.title)
            page.add(Prose(spans.words(step.main_at(self._level)), self._popover), 8)
            add_lines(page, step, self._level, spans, self._popover)

    def _show_list(self) -> None:
        self._course, self.show_picture = "", None
        self.lines = {}
        page = Column()
        page.add(TextLabel(_(_ABOUT), "body"), 10)
        for course_id in OTHER_COURSE_IDS:
            try:
                words = load_course(course_id)
            except BadInput as error:
                page.add(TextLabel(str(error), "body", "warning"), 8)
                continue
            line = self.lines[course_id] = LinkLine(words.title, words.about)
            line.clicked.connect(partial(self._want, course_id))
            page.add(line, 4)
        beside = LinkLine(_("Same fracture, three futures"), _("Waiting, vertebroplasty and kyphoplasty side by side"))
        beside.clicked.connect(partial(self.page_wanted.emit, FUTURES_PAGE))
        page.add(beside, 4)
        self._show(page)

    def _show(self, page: Column) -> None:
        self._popover.dismiss()
        self._scroll.show_column(page, self._style)

    def _want(self, course_id: str) -> None:
        self.course_wanted.emit(course_id)
