"""The page of one step of another course: what happens, what one notices, what is done about it, how sure that is."""

from kyphoview.content import Document
from kyphoview.content.courses import CourseAbout, CourseStepWords, load_course
from kyphoview.content.words import ReadingLevel
from kyphoview.language import N_, _
from kyphoview.procedure.futures.three_futures import FUTURES
from kyphoview.procedure.steps import course_of
from kyphoview.procedure.view_names import Views
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.page_lead import PageLead
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.look_box import LookBox
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose

_GROUPS: tuple[tuple[CourseAbout, str], ...] = (
    ("happens", N_("What happens")),
    ("notice", N_("What one may notice")),
    ("done", N_("What can be done")),
    ("sure", N_("How sure this is")),
)


class CoursePage:
    """Adds the words of a course's step to a column, part by part."""

    def __init__(
        self,
        column: Column,
        words: CourseStepWords,
        level: ReadingLevel,
        documents: tuple[Document, ...],
        popover: Popover,
        views: Views,
    ) -> None:
        self._column = column
        self._words = words
        self._level = level
        self._documents = documents
        self._popover = popover
        self.look = LookBox(words, views)
        self.lead: PageLead | None = None
        self.futures = _line_to_futures(course_of(words.id).id)

    def add_opening(self) -> None:
        """Which course it is, the step's title and main sentence, and what to look at."""
        course = load_course(course_of(self._words.id).id)
        spans = PageSpans(self._documents)
        self._column.add(TextLabel(course.title, "small", "text_quiet"), 4)
        main = Prose(spans.words(self._words.main_at(self._level)), self._popover, "main")
        self.lead = PageLead(self._column, TextLabel(self._words.title, "title", "accent"), main, 16)
        self._column.add(self.look, 8)

    def add_lines(self, has_sources: bool) -> None:
        """What it says, under its headings, with where it comes from if wanted."""
        add_lines(self._column, self._words, self._level, PageSpans(self._documents, has_sources), self._popover)


def _line_to_futures(course_id: str) -> LinkLine | None:
    """Leads to where this course stands beside others; None where it does not."""
    return LinkLine(_("See it beside the other choices, as far as a year")) if course_id in FUTURES else None


def add_lines(column: Column, words: CourseStepWords, level: ReadingLevel, spans: PageSpans, popover: Popover) -> None:
    """Add what a course's step says, under its headings."""
    for about, heading in _GROUPS:
        if lines := [line for line in words.said if line.about == about]:
            column.add_heading(_(heading))
            for line in lines:
                column.add(Prose(spans.said(line, line.told(level)), popover), 10)
