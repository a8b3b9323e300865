"""Asks before everything of a patient is forgotten, which nobody can bring back: a slip must not cost it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kyphoview.language import N_, _
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card

_QUESTION = N_(
    "Forget everything of this patient? The case, the ink, searches and open documents cannot be brought back."
)


class NextPatientQuestion(Card):
    """Hidden until it is asked; Escape keeps everything, as its first button does."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__("calm")
        self.keep = Button("previous", _("Keep it"), "primary", _("Go on with this patient"))
        self.forget = Button(
            "next_person", _("Forget it"), "plain", _("The case, the ink, searches and open documents are forgotten")
        )
        self.setAccessibleName(_(_QUESTION))
        self.add(TextLabel(_(_QUESTION), "body"), 10)
        self.add(flowing(self.keep, self.forget))
        self.hide()

        self.keep.clicked.connect(lambda: self._answer(False))
        self.forget.clicked.connect(lambda: self._answer(True))

    def ask(self) -> None:
        """Take the focus, on the answer that costs nothing."""
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _(_QUESTION))

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else the window would take it to leave what is open
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(False)
        else:
            super().keyPressEvent(event)

    def _answer(self, is_forgotten: bool) -> None:
        self.hide()
        self.answered.emit(is_forgotten)
