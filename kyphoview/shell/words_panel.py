"""The words of one step: title, main sentence, statements in groups with their sources, and what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.content import Document, Statement, StepWords
from kyphoview.shell.finger_scroll import FingerScroll
from kyphoview.shell.icons import draw_icon
from kyphoview.shell.look import Look, paint_card
from kyphoview.shell.popover import Popover
from kyphoview.shell.prose import Prose, Span
from kyphoview.shell.scroll_column import SIDE_PX, Column
from kyphoview.shell.statement_spans import SpanMaker
from kyphoview.shell.text_label import TextLabel

DISCLAIMER = "An illustration, not a prediction, not medical advice."
_MOST_FOOT_SHARE = 0.15  # of the panel's height, for the disclaimer below the words
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
    ("general", "In general, to ask your own team"),
    ("beyond", "Beyond these documents"),
    ("model", "About this picture"),
    ("words", "About these words"),
)


class WordsPanel(QFrame):
    """Scrolls; the disclaimer stays in sight below, unless it takes too much of a low panel: then it ends the words."""

    def __init__(self, popover: Popover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover = popover
        self._look = Look()
        self._scroll = FingerScroll("The words of this step", self)
        foot = TextLabel(DISCLAIMER, "small", "text_quiet")
        foot.setContentsMargins(SIDE_PX, 10, SIDE_PX, 12)
        self._foot = foot
        self._end: TextLabel | None = None  # of the page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

        self._scroll.verticalScrollBar().valueChanged.connect(popover.follow)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._place_disclaimer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_disclaimer()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._foot.isHidden():
            return
        with QPainter(self) as painter:
            painter.setPen(QColor(self._look.theme.hairline))
            painter.drawLine(SIDE_PX, self._foot.y(), self.width() - SIDE_PX, self._foot.y())

    def show_step(self, words: StepWords, documents: tuple[Document, ...]) -> None:
        """Show a step's words from their beginning."""
        maker = SpanMaker(documents)
        page = Column()
        page.add(TextLabel(words.title, "title", "accent"), 8)
        page.add(Prose(maker.words(words.main), self._popover, "main"), 20)
        page.add(_LookAt(words.look_at), 8)
        for about, heading in _GROUPS:
            beside = [note.text for note in words.notes if note.under == about]
            self._add_group(page, maker, heading, [s for s in words.statements if s.about == about], beside)
        self._add_questions(page, maker, words.questions)
        for kind, heading in _NOTE_GROUPS:
            found = [note for note in words.notes if note.kind == kind and note.under is None]
            notes = [f"{note.text} ({note.cite})" if note.cite else note.text for note in found]
            if notes:
                page.add_heading(heading)
                for note in notes:
                    page.add(Prose(maker.words(note), self._popover), 10)
        self._show_page(page)

    def show_problem(self, sentence: str) -> None:
        """The words cannot be shown: say why, in their place."""
        page = Column()
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

    def _place_disclaimer(self) -> None:
        is_low = self._foot.heightForWidth(self.width()) > _MOST_FOOT_SHARE * self.height()
        self._foot.setVisible(not is_low)
        if self._end is not None:
            self._end.setVisible(is_low)

    def _show_page(self, page: Column) -> None:
        self._popover.dismiss()
        self._end = TextLabel(DISCLAIMER, "small", "text_quiet")
        page.add(self._end)
        self._place_disclaimer()
        self._scroll.show_column(page, self._look)


class _LookAt(QFrame):
    """A box with an eye: the one thing to look at in the picture."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._look = Look()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(TextLabel("Look at the picture", "heading"))
        self._column.addWidget(TextLabel(words, "body"))

    def set_look(self, look: Look) -> None:
        self._look = look
        self._column.setContentsMargins(16 + look.px(34), 12, 16, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._look.theme, self._look.px(24)
        with QPainter(self) as painter:
            paint_card(
                painter, QRectF(self.rect()), theme.accent_soft, theme.accent if theme.name == "high-contrast" else None
            )
            draw_icon(painter, "eye", QRectF(14, 12, size, size), theme.link)


class _Care(QFrame):
    """A calm sentence set in from the edge, with a line beside it."""

    def __init__(self, sentence: Prose) -> None:
        super().__init__()
        self._look = Look()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 2)
        row.addWidget(sentence)

    def set_look(self, look: Look) -> None:
        self._look = look

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(2, 4, 3, self.height() - 8), self._look.theme.border, None, 1.5)
