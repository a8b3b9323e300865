"""The small panel that zooms and moves the picture by presses: for one finger, or without wheel and drag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.popup_panel import PopupPanel

_WIDTH_PX = 250


class ZoomMoves(PopupPanel):
    """Stays open, for one press is seldom enough; `wanted` is an action of `KEYS` for looking closer."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self.setAccessibleName(_("Look closer"))
        self.buttons = {key.action: Button("", _(key.meaning), "line") for key in KEYS if key.where == "looking"}
        for action, button in self.buttons.items():
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _on=False, action=action: self.wanted.emit(action))
            self.column.addWidget(button)
