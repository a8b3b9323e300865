"""What helps to explain a step: a question to ask back, talking points with sources, and what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.content import StepWords
from kyphoview.content.ask_back import AskBack
from kyphoview.content.words import Document
from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX, Column
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.help_card import help_card
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose
from kyphoview.shell.words.statement_spans import SpanMaker


class ExplainPanel(QFrame):
    """Stands in the place of the words while somebody explains."""

    next_patient_wanted = Signal()
    setup_wanted = Signal()
    done = Signal()

    def __init__(self, popover: Popover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover = popover
        self._style = Style()
        self.setAccessibleName(_("Explain"))
        self.next_patient = Button(
            "next_person",
            _("Next patient"),
            description=_("Start over: this case, the ink and the moment are forgotten"),
        )
        self.setup = Button("views", _("Screens and length"), "quiet", _("The patient's screen, how long, how gentle"))
        self.leave = Button("close", _("Stop explaining"), "quiet", _("Back to the words"))
        self.seen_where = TextLabel("", "small", "text_quiet")
        self.seen_where.setContentsMargins(SIDE_PX, 0, SIDE_PX, 4)
        self._scroll = FingerScroll(_("What helps to explain this step"), self)
        self._build()

        self.next_patient.clicked.connect(self.next_patient_wanted)
        self.setup.clicked.connect(self.setup_wanted)
        self.leave.clicked.connect(self.done)
        self._scroll.verticalScrollBar().valueChanged.connect(popover.follow)

    def set_style(self, style: Style) -> None:
        self._style = style

    def refit(self) -> None:
        self._head.refit()

    def show_placement(self, sentence: str) -> None:
        """Where the patient sees the picture."""
        self.seen_where.setText(sentence)

    def show_step(
        self, main: str, full: StepWords, documents: tuple[Document, ...], ask_back: AskBack, coming: StepWords | None
    ) -> None:
        """Show what helps with a step.

        Args:
            main: what the patient reads.
            full: the step's words, told in full.
            coming: the words of the step after it, if there is one.
        """
        maker, page = SpanMaker(documents), Column()
        page.add(TextLabel(full.title, "title", "accent"), 6)
        page.add(TextLabel(_("The patient reads"), "small", "text_quiet"))
        page.add(TextLabel(main, "body"), 12)
        page.add(_ask_back_card(ask_back), 4)
        for which in full.help:
            page.add(help_card(which), 8)
        page.add_heading(_("Talking points"))
        for statement in full.statements:
            page.add(Prose(maker.statement(statement), self._popover), 4 if statement.care else 10)
            if statement.care:
                page.add(Prose(maker.care(statement), self._popover, "small", is_quiet=True), 12)
        self._add_beyond(page, maker, full)
        page.add_heading(_("What comes next"))
        if coming is None:
            page.add(TextLabel(_("This is the last step: time for their questions."), "body"))
        else:
            page.add(TextLabel(f"{coming.title}. {coming.main}", "body"))
        self._popover.dismiss()
        self._scroll.show_column(page, self._style)

    def show_problem(self, sentence: str) -> None:
        """The words cannot be shown: say why, in their place."""
        page = Column()
        page.add(TextLabel(_("What helps with this step cannot be shown"), "title"), 12)
        page.add(TextLabel(sentence, "body", "warning"))
        self._popover.dismiss()
        self._scroll.show_column(page, self._style)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
            painter.setPen(QColor(self._style.theme.hairline))
            painter.drawLine(SIDE_PX, self._scroll.y(), self.width() - SIDE_PX, self._scroll.y())

    def _build(self) -> None:
        self._head = FittingRow()
        row = self._head.row
        row.setSpacing(6)
        for button in (self.next_patient, self.setup):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        self._head.set_yielding([self.leave, self.setup, self.next_patient])
        around = QHBoxLayout()
        around.setContentsMargins(SIDE_PX - 4, 10, 14, 2)
        around.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.seen_where)
        column.addWidget(self._scroll, 1)

    def _add_beyond(self, page: Column, maker: SpanMaker, full: StepWords) -> None:
        notes = [note for note in full.notes if note.kind == "beyond"]
        if notes:
            page.add_heading(_("Beyond these documents"))
            for note in notes:
                page.add(Prose(maker.words(f"{note.text} ({note.cite})"), self._popover), 8)


def _ask_back_card(ask_back: AskBack) -> Card:
    """The question to ask back, set apart, with what to listen for."""
    card = Card("calm", "help")
    card.add(TextLabel(_("Ask back, to check how well you explained"), "heading"), 4)
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{ask_back.ask}\N{RIGHT DOUBLE QUOTATION MARK}"
    card.add(TextLabel(quoted, "body"), 4)
    card.add(TextLabel(_("Listen for: {listen_for}", listen_for=ask_back.listen_for), "small", "text_quiet"))
    return card
