"""The words of one step: title, main sentence, statements in groups with their sources, and what to look at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.content import Document, Statement, StepWords
from kyphoview.shell.widgets.finger_scroll import FingerScroll
from kyphoview.shell.widgets.icons import draw_icon
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scroll_column import SIDE_PX, Column
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose, Span
from kyphoview.shell.words.statement_spans import SpanMaker
from kyphoview.shell.words.words_head import WordsHead

DISCLAIMER = "An illustration, not a prediction, not medical advice."
_MOST_FOOT_SHARE = 0.15  # of the panel's height, for the disclaimer below the words
_MOST_EDGES_SHARE = 0.18  # for that and the head above them
_GROUPS = (
    ("happens", "What happens"),
    ("why", "Why"),
    ("notice", "What you may notice"),
    ("helps", "What may help"),
    ("harms", "What may harm"),
    ("choices", "Other choices"),
    ("know", "Good to know"),
)
_NOTE_GROUPS = (
    ("urgent", "When to get help at once"),
    ("how", "How it works, from general knowledge"),
    ("general", "In general, to ask your own team"),
    ("beyond", "Beyond these documents"),
    ("model", "About this picture"),
    ("words", "About these words"),
)


class WordsPanel(QFrame):
    """Scrolls; the disclaimer stays in sight below, unless it takes too much of a low panel: then it ends the words."""

    reading_level_wanted = Signal(str)
    look_up_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, popover: Popover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover = popover
        self._level = "plain"
        self._figures: TextLabel | None = None  # of the page
        self._style = Style()
        self._scroll = FingerScroll("The words of this step", self)
        foot = TextLabel(DISCLAIMER, "small", "text_quiet")
        foot.setContentsMargins(SIDE_PX, 10, SIDE_PX, 12)
        self._head = WordsHead()
        self._foot = foot
        self._start: WordsHead | None = None  # of the page
        self._end: TextLabel | None = None  # of the page
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

    def show_step(self, words: StepWords, documents: tuple[Document, ...], level: str = "plain") -> None:
        """Show a step's words from their beginning, told at a reading level."""
        has_focus = self.head.is_level_focused()
        self._level = level
        self._head.level.show_choice(level)
        maker = SpanMaker(documents)
        page = self._new_page()
        page.add(TextLabel(words.title, "title", "accent"), 8)
        page.add(Prose(maker.words(words.main), self._popover, "main"), 20)
        page.add(_Box("eye", "Look at the picture", words.look_at), 8)
        for about, heading in _GROUPS:
            beside = [note.text for note in words.notes if note.under == about]
            self._add_group(page, maker, heading, [s for s in words.statements if s.about == about], beside)
        page.add(_Box("tick", "One thing to do or ask", words.do), 8)
        self._add_questions(page, maker, words.questions)
        self._add_links(page, words)
        for kind, heading in _NOTE_GROUPS:
            found = [note for note in words.notes if note.kind == kind and note.under is None]
            notes = [f"{note.text} ({note.cite})" if note.cite else note.text for note in found]
            if notes:
                page.add_heading(heading)
                for note in notes:
                    page.add(Prose(maker.words(note), self._popover), 10)
        if level == "full":
            page.add_heading("What the model measures now")
            page.add(self._new_figures(), 10)
        self._show_page(page)
        if has_focus:
            self.head.focus_level()

    def show_figures(self, lines: Sequence[str]) -> None:
        """The figures of this very moment, one a line; only the full words have a place for them."""
        if self._figures is not None:
            self._figures.setText("\n".join(lines))

    def show_problem(self, sentence: str) -> None:
        """The words cannot be shown: say why, in their place."""
        page = self._new_page()
        page.add(TextLabel("The words of this step cannot be shown", "title"), 12)
        page.add(TextLabel(sentence, "body", "warning"))
        self._show_page(page)

    def _add_group(
        self, page: Column, maker: SpanMaker, heading: str, statements: Sequence[Statement], notes: Sequence[str]
    ) -> None:
        if not statements and not notes:
            return
        page.add_heading(heading)
        for note in notes:
            page.add(Prose([Span("In general: "), *maker.words(note)], self._popover), 12)
        for statement in statements:
            page.add(Prose(maker.statement(statement), self._popover), 4 if statement.care else 12)
            if statement.care:
                page.add(_Care(Prose(maker.care(statement), self._popover, "small", is_quiet=True)), 14)

    def _add_questions(self, page: Column, maker: SpanMaker, questions: Sequence[str]) -> None:
        if not questions:
            return
        page.add_heading("Questions to ask your team")
        for question in questions:
            page.add(Prose([Span("\N{BULLET}\u00a0\u00a0"), *maker.words(question)], self._popover), 6)

    def _add_links(self, page: Column, words: StepWords) -> None:
        for see in words.see:
            line = LinkLine(see.text)
            line.clicked.connect(partial(self._want_page, see.page))
            page.add(line, 4)

    def _want_page(self, page_id: str) -> None:
        self.page_wanted.emit(page_id)

    def _place_edges(self) -> None:
        """Head and foot stay in sight, or scroll with the words where they would leave those too little room."""
        foot_px = self._foot.heightForWidth(self.width())
        is_low = foot_px > _MOST_FOOT_SHARE * self.height()
        has_head = self._head.sizeHint().height() + foot_px <= _MOST_EDGES_SHARE * self.height()
        self._foot.setVisible(not is_low)
        self._head.setVisible(has_head)
        if self._end is not None:
            self._end.setVisible(is_low)
        if self._start is not None:
            self._start.setVisible(not has_head)

    def _listen(self, head: WordsHead) -> None:
        head.level.chosen.connect(self.reading_level_wanted)
        head.look_up.clicked.connect(self.look_up_wanted)

    def _new_page(self) -> Column:
        page = Column()
        self._figures = None
        self._start = WordsHead(is_in_page=True)
        self._start.level.show_choice(self._level)
        self._listen(self._start)
        page.add(self._start)
        return page

    def _new_figures(self) -> TextLabel:
        self._figures = TextLabel("", "body")
        return self._figures

    def _show_page(self, page: Column) -> None:
        self._popover.dismiss()
        self._end = TextLabel(DISCLAIMER, "small", "text_quiet")
        page.add(self._end)
        self._place_edges()
        self._scroll.show_column(page, self._style)


class _Box(QFrame):
    """A box with a sign: the one thing to look at, or to do."""

    def __init__(self, icon: str, heading: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self._style = Style()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(TextLabel(heading, "heading"))
        self._column.addWidget(TextLabel(words, "body"))

    def set_style(self, style: Style) -> None:
        self._style = style
        self._column.setContentsMargins(16 + style.px(34), 12, 16, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._style.theme, self._style.px(24)
        with QPainter(self) as painter:
            paint_card(
                painter, QRectF(self.rect()), theme.accent_soft, theme.accent if theme.name == "high-contrast" else None
            )
            draw_icon(painter, self._icon, QRectF(14, 12, size, size), theme.link)


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
