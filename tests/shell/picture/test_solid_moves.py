"""Every turn, move and zoom of the body in the round by a press."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.picture.solid.solid_moves import SolidMoves
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.view.solid.gestures import ACTIONS


def test_each_has_a_button_and_the_panel_stays_open(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    opener = Button("move", "Move", parent=around)
    around.show()
    moves, asked = SolidMoves(around), []
    moves.wanted.connect(asked.append)
    moves.open_below(opener, Style())
    assert opener.told_open is True
    for button in moves.buttons.values():
        assert button.text()
        assert min(button.width(), button.height()) >= 44
        button.click()
    assert tuple(asked) == ACTIONS
    assert moves.isVisible()
    moves.close()
    assert opener.told_open is False
