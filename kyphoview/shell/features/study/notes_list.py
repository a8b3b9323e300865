"""Notes pinned to moments: written, gone back to, and deleted."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.load import load_step
from kyphoview.errors import BadInput
from kyphoview.language import _, number
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import step_index
from kyphoview.shell.features.study.card import give_focus, say
from kyphoview.shell.features.study.own_words import OwnWords
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.progress import LONGEST_NOTE, PinnedNote, moment_of

_LINES = 3


class NotesList(QWidget):
    """`moment_wanted` leads back to where a note is pinned."""

    moment_wanted = Signal(Moment)

    def __init__(self, keeper: ProgressKeeper, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._style = style
        self._shown: dict[str, PinnedNote] = {}
        self._rows: list[QWidget] = []
        self.line = OwnWords(_("A note on this moment"), _("A note on this moment"))
        self.pin = Button("pen", _("Pin it here"), "plain", _("Keep this note with the moment that the picture shows"))
        self.trouble = TextLabel("", "small", "warning")
        self.trouble.hide()
        self.deletes: dict[str, Button] = {}
        self.visits: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for part in (self.line, self.pin, self.trouble):
            self._column.addWidget(part)
        self.set_style(style)

        self.pin.clicked.connect(self._on_pin)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.line.setFont(style.font("body"))
        self.line.setFixedHeight(_LINES * self.line.fontMetrics().lineSpacing() + 24)

    def show_notes(self) -> None:
        """As they are kept now, the oldest first."""
        notes = self._keeper.progress.pinned
        if notes == self._shown:
            return
        self._shown = notes
        for row in self._rows:
            self._column.removeWidget(row)
            delete_later(row)
        self._rows, self.deletes, self.visits = [], {}, {}
        for name, note in notes.items():
            self._add(name, note)

    def _add(self, name: str, note: PinnedNote) -> None:
        moment = moment_of(note)
        visit = Button("eye", _("See"), "quiet", _("Go to the moment of this note"))
        delete = Button("delete", _("Delete"), "quiet", _("Delete this note"))
        visit.setVisible(moment is not None)
        self.visits[name], self.deletes[name] = visit, delete
        for part in (TextLabel(_where(note, moment), "small", "text_quiet"), TextLabel(note.text, "body")):
            self._append(part)
        self._append(flowing(visit, delete))

        visit.clicked.connect(partial(self._on_visit, name))
        delete.clicked.connect(partial(self._on_delete, name))

    def _append(self, part: QWidget) -> None:
        self._column.addWidget(part)
        apply_style(part, self._style)
        self._rows.append(part)

    def _on_pin(self) -> None:
        try:
            self._keeper.pin(self.line.toPlainText()[: LONGEST_NOTE + 1])
        except BadInput as error:
            say(self.trouble, str(error))
            return
        say(self.trouble, "")
        self.line.clear()

    def _on_visit(self, name: str) -> None:
        moment = moment_of(self._shown[name])
        if moment is not None:
            self.moment_wanted.emit(moment)

    def _on_delete(self, name: str) -> None:
        self._keeper.unpin(name)
        give_focus(self.pin)


def _where(note: PinnedNote, moment: Moment | None) -> str:
    if moment is None:
        return _("A moment that this version does not know")
    step = load_step(note.step)
    return _("Step {number}, {title}", number=number(step_index(note.step) + 1), title=step.title)
