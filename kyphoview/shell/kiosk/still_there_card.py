"""The question whether somebody is still there, with the time that is left to answer."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.language import N_, _, ngettext
from kyphoview.shell.kiosk.overlay import Overlay, OverlayTitle
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_QUESTION = N_("Are you still there?")
_SAID_AT_S = 10  # once more for a screen reader


class StillThereCard(Overlay):
    """Touched anywhere but on "Start over", the visit goes on."""

    kept_on = Signal()
    started_over = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_(_QUESTION), parent)
        self._shown_s = -1
        self.left = TextLabel("", "main")
        self.keep = Button("play", _("Keep going"), "primary", _("Everything stays as it is"))
        self.over = Button("again", _("Start over"), "plain", _("For the next person: everything as it was"))
        self.column.addWidget(OverlayTitle(_(_QUESTION)))
        self.column.addWidget(self.left)
        for button in (self.keep, self.over):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.column.addWidget(button)
        self.setFocusProxy(self.keep)

        self.keep.clicked.connect(self.kept_on)
        self.over.clicked.connect(self.started_over)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        for button in (self.keep, self.over):
            button.setFixedHeight(style.px(64))

    def show_left(self, left_s: float) -> None:
        seconds = math.ceil(left_s)
        if seconds == self._shown_s:
            return
        if self._shown_s < 0 or seconds == _SAID_AT_S:
            announce(self, f"{_(_QUESTION)} {_sentence(seconds)}")
        self._shown_s = seconds
        self.left.setText(_sentence(seconds))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.kept_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept_on.emit()


def _sentence(seconds: int) -> str:
    return ngettext(
        "Otherwise it starts over in {count} second.", "Otherwise it starts over in {count} seconds.", seconds
    )
