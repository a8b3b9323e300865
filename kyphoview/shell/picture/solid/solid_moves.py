"""The small panel that turns, moves and zooms the body in the round by presses: for one finger, or without a drag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.popup_panel import PopupPanel
from kyphoview.view.solid.gestures import ACTIONS

_WIDTH_PX = 250


class SolidMoves(PopupPanel):
    """Stays open, for one press is seldom enough; `wanted` is one of `ACTIONS`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self.setAccessibleName(_("Turn, move and zoom"))
        meanings = {key.action: key.meaning for key in KEYS if key.where in ("looking", "solid")}
        self.buttons = {action: Button("", _(meanings[action]), "line") for action in ACTIONS}
        for action, button in self.buttons.items():
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _on=False, action=action: self.wanted.emit(action))
            self.column.addWidget(button)
