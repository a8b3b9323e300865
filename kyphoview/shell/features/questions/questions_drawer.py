"""The drawer "My questions": some of those that are offered, and one's own."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.load import load_step
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.steps import WEIGHED
from kyphoview.shell.state.kept_questions import MOST_LETTERS, KeptQuestions
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine


class QuestionsDrawer(Drawer):
    """What is ticked is kept, and stands on the sheet, and `way_to_paper` says how that gets onto paper.

    `sheet_wanted` leads to the sheet.
    """

    sheet_wanted = Signal()

    def __init__(
        self, questions: KeptQuestions, style: Style, way_to_paper: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("My questions"), parent)
        self._questions = questions
        self._style = style
        self.offered = {question: TickLine(question) for question in load_step(WEIGHED).questions}
        self.own: dict[str, TickLine] = {}
        self.line = LineField(_("A question of your own"))
        self.line.setMaxLength(2 * MOST_LETTERS)
        self.add = Button("tick", _("Keep it"), description=_("Put your own question on the sheet"))
        self.sheet = Button("document", _("My sheet"), "plain", _("See what you can take home"))
        self.trouble = TextLabel("", "small", "warning")
        self._own_place = QVBoxLayout()
        self._own_place.setSpacing(0)
        self._build(style, way_to_paper)
        self._show()

        for question, tick in self.offered.items():
            tick.clicked.connect(partial(self._on_ticked, question))
        self.line.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.sheet.clicked.connect(self.sheet_wanted)
        questions.changed.connect(self._show)

    def set_style(self, style: Style) -> None:
        self._style = style

    def _build(self, style: Style, way_to_paper: str) -> None:
        column = self.column
        column.add(TextLabel(_("Tick what you want to ask your team. It stands on your sheet."), "body"), 8)
        for tick in self.offered.values():
            column.add(tick, 4)
        column.add_layout(self._own_place, 8)
        column.add(self.line, 8)
        column.add(self.add, 4)
        column.add(self.trouble, 4)
        column.add(TextLabel(way_to_paper, "body"), 16)
        column.add(self.sheet)
        self.trouble.hide()
        self.finish(style)

    def _show(self) -> None:
        """What is kept is ticked; a question of one's own has a line as long as it is kept."""
        kept = self._questions.kept
        for question, tick in self.offered.items():
            tick.setChecked(question in kept)
        for question in [question for question in self.own if question not in kept]:
            tick = self.own.pop(question)
            self._own_place.removeWidget(tick)
            tick.hide()
            delete_later(tick)
        for question in kept:
            if question not in self.offered and question not in self.own:
                self._add_own(question)

    def _add_own(self, question: str) -> None:
        tick = self.own[question] = TickLine(question)
        tick.setChecked(True)
        tick.clicked.connect(partial(self._on_ticked, question))
        self._own_place.addWidget(tick)
        apply_style(tick, self._style)

    def _on_ticked(self, question: str) -> None:
        is_own = question in self.own
        if (self.own if is_own else self.offered)[question].isChecked():
            self._keep(question)
        else:
            self._questions.drop(question)
            if is_own:
                self._go_to_line()  # the line that was pressed is gone

    def _on_add(self) -> None:
        if self._keep(self.line.text()):
            self.line.clear()
        self._go_to_line()

    def _go_to_line(self) -> None:
        """What a screen reader presses is told a moment later: by then the drawer may be closed."""
        if self.line.isVisible():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, question: str) -> bool:
        """Whether it is kept now; else the reason stands below, and nothing is ticked that is not kept."""
        try:
            self._questions.keep(question)
        except BadInput as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            announce(self.trouble, str(error))
            self._show()
            return False
        self.trouble.hide()
        return True
