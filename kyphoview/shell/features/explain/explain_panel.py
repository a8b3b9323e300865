"""What helps to explain a step: a question to ask back, talking points with sources, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.content import StepWords
from kyphoview.content.clinic import Clinic
from kyphoview.content.courses import CourseStepWords
from kyphoview.content.pages import load_columns
from kyphoview.content.teach_back import TeachBack
from kyphoview.content.words import Document
from kyphoview.language import _
from kyphoview.shell.features.explain.next_patient_question import NextPatientQuestion
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX, Column
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.course_page import add_lines
from kyphoview.shell.words.end_offers import EndOffers
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose
from kyphoview.shell.words.statement_spans import SpanMaker
from kyphoview.shell.words.weighing_board import weighing_board
from kyphoview.shell.words.when_to_get_help_card import help_card


class ExplainPanel(QFrame):
    """Stands in the place of the words while somebody explains."""

    next_patient_wanted = Signal()
    setup_wanted = Signal()
    courses_wanted = Signal()
    done = Signal()
    offer_wanted = Signal(str)  # of what the end offers

    def __init__(self, popover: Popover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover = popover
        self._is_shared = False
        self.unfold: LinkLine | None = None
        self._apart: Column | None = None
        self._style = Style()
        self.setAccessibleName(_("Explain"))
        self.next_patient = Button(
            "next_person",
            _("Next patient"),
            description=_("Start over: the case, ink, searches and open documents are forgotten"),
        )
        self.setup = Button("views", _("Screens and length"), "quiet", _("The patient's screen, how long, how gentle"))
        self.courses = Button(
            "courses", _("What else can happen"), "quiet", _("Waiting, one balloon, and what may go otherwise")
        )
        self.leave = Button("close", _("Stop explaining"), "quiet", _("Back to the words"))
        self.seen_where = TextLabel("", "small", "text_quiet")
        self.seen_where.setContentsMargins(SIDE_PX, 0, SIDE_PX, 4)
        self.question = NextPatientQuestion()
        self._scroll = FingerScroll(_("What helps to explain this step"), self)
        self._build()

        self.next_patient.clicked.connect(self._on_next_patient)
        self.question.answered.connect(self._on_answered)
        self.setup.clicked.connect(self._on_setup)
        self.courses.clicked.connect(self._on_courses)
        self.leave.clicked.connect(self._on_leave)
        self._scroll.verticalScrollBar().valueChanged.connect(popover.follow)

    def set_style(self, style: Style) -> None:
        self._style = style

    def refit(self) -> None:
        self._head.refit()

    def show_placement(self, sentence: str, is_shared: bool) -> None:
        """Where the patient sees the picture.

        Args:
            is_shared: the patient looks at this panel, too: then what only the clinician reads waits behind a line.
        """
        self.seen_where.setText(sentence)
        self._is_shared = is_shared
        self._fold(is_shared)

    def show_step(
        self,
        main: str,
        full: StepWords,
        documents: tuple[Document, ...],
        teach_back: TeachBack,
        coming: StepWords | None,
        clinic: Clinic,
    ) -> None:
        """Show what helps with a step.

        Args:
            main: what the patient reads.
            full: the step's words, told in full.
            coming: the words of the step after it, if there is one.
            clinic: says whom to call.
        """
        maker, page = SpanMaker(documents), self._new_page(full.title, main)
        if full.columns is not None:
            page.add(weighing_board(load_columns(full.columns)), 12)
        for which in full.help:
            page.add(help_card(which, clinic), 8)
        if coming is None:
            offers = EndOffers(has_courses=True)
            offers.wanted.connect(self.offer_wanted)
            page.add(offers, 8)
        self._show_page(page, self._clinicians_part(maker, full, teach_back, coming))

    def show_course_step(
        self, words: CourseStepWords, documents: tuple[Document, ...], coming: CourseStepWords | None
    ) -> None:
        """The same with a step of another course, which asks nothing back; `coming` is the step after it."""
        page, apart = self._new_page(words.title, words.main), Column(is_inside=True)
        add_lines(apart, words, "full", PageSpans(documents), self._popover)
        apart.add_heading(_("What comes next"))
        apart.add(
            TextLabel(
                _("This is all of it. You can go back to the procedure.")
                if coming is None
                else f"{coming.title}. {coming.main}",
                "body",
            ),
            8,
        )
        self._show_page(page, apart)

    def _new_page(self, title: str, main: str) -> Column:
        page = Column()
        page.add(TextLabel(title, "title", "accent"), 6)
        page.add(TextLabel(_("The patient reads"), "small", "text_quiet"))
        page.add(TextLabel(main, "main"), 12)
        return page

    def _show_page(self, page: Column, apart: Column) -> None:
        """With what only the clinician reads, behind its line."""
        self._apart = apart
        self.unfold = LinkLine("")
        self.unfold.clicked.connect(self._on_unfold)
        page.add(self.unfold, 8)
        page.add(apart)
        self._fold(self._is_shared)
        self._popover.dismiss()
        self._scroll.show_column(page, self._style)

    def _clinicians_part(
        self, maker: SpanMaker, full: StepWords, teach_back: TeachBack, coming: StepWords | None
    ) -> Column:
        """What only the one who explains reads: what to ask back, talking points, and what comes next."""
        page = Column(is_inside=True)
        page.add(_teach_back_card(teach_back), 4)
        page.add_heading(_("Talking points"))
        for statement in full.statements:
            page.add(Prose(maker.statement(statement), self._popover), 4 if statement.care else 10)
            if statement.care:
                page.add(Prose(maker.care(statement), self._popover, "small", is_quiet=True), 12)
        self._add_beyond(page, maker, full)
        page.add_heading(_("What comes next"))
        if coming is None:
            page.add(TextLabel(_("This is the last step: time for their questions."), "body"), 8)
        else:
            page.add(TextLabel(f"{coming.title}. {coming.main}", "body"))
        return page

    def _fold(self, is_folded: bool) -> None:
        """Put away what only the clinician reads, or show it."""
        if self._apart is None or self.unfold is None:
            return
        self._apart.setVisible(not is_folded)
        self.unfold.setVisible(self._is_shared)
        self.unfold.setText(_("Show what is for you") if is_folded else _("Put away what is for you"))
        self.unfold.setAccessibleName(self.unfold.text())

    def _on_unfold(self) -> None:
        self._fold(self._apart is not None and not self._apart.isHidden())

    def show_problem(self, sentence: str) -> None:
        """The words cannot be shown: say why, in their place."""
        page = Column()
        page.add(TextLabel(_("What helps with this step cannot be shown"), "title"), 12)
        page.add(TextLabel(sentence, "body", "warning"))
        self._popover.dismiss()
        self._scroll.show_column(page, self._style)

    def close_question(self) -> None:
        """What helps to explain stands here again."""
        self.question.hide()
        self.seen_where.show()
        self._scroll.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
            painter.setPen(QColor(self._style.theme.hairline))
            painter.drawLine(SIDE_PX, self._scroll.y(), self.width() - SIDE_PX, self._scroll.y())

    def _build(self) -> None:
        self._head = FittingRow()
        row = self._head.row
        row.setSpacing(6)
        for button in (self.next_patient, self.setup, self.courses):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        self._head.set_yielding([self.courses, self.leave, self.setup, self.next_patient])
        around = QHBoxLayout()
        around.setContentsMargins(SIDE_PX - 4, 10, 14, 2)
        around.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        asked = QVBoxLayout()
        asked.setContentsMargins(SIDE_PX - 4, 4, 14, 8)
        asked.addWidget(self.question)
        column.addLayout(asked)
        column.addWidget(self.seen_where)
        column.addWidget(self._scroll, 1)
        column.addStretch()  # below the question

    def _on_next_patient(self) -> None:
        """The question takes the place of all else, also where letters are large."""
        self.seen_where.hide()
        self._scroll.hide()
        self.question.ask()

    def _on_setup(self) -> None:
        self.close_question()
        self.setup_wanted.emit()

    def _on_courses(self) -> None:
        self.close_question()
        self.courses_wanted.emit()

    def _on_leave(self) -> None:
        self.close_question()
        self.done.emit()

    def _on_answered(self, is_forgotten: bool) -> None:
        self.close_question()
        self.next_patient.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_forgotten:
            self.next_patient_wanted.emit()

    def _add_beyond(self, page: Column, maker: SpanMaker, full: StepWords) -> None:
        notes = [note for note in full.notes if note.kind == "beyond"]
        if notes:
            page.add_heading(_("Beyond these documents"))
            for note in notes:
                page.add(Prose(maker.words(f"{note.text} ({note.cite})"), self._popover), 8)


def _teach_back_card(teach_back: TeachBack) -> Card:
    """The question to ask back, set apart, with what to listen for."""
    card = Card("calm", "help")
    card.add(TextLabel(_("Ask back, to check how well you explained"), "heading"), 4)
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{teach_back.ask}\N{RIGHT DOUBLE QUOTATION MARK}"
    card.add(TextLabel(quoted, "body"), 4)
    card.add(TextLabel(_("Listen for: {listen_for}", listen_for=teach_back.listen_for), "small", "text_quiet"))
    return card
