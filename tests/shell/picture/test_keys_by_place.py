"""Keys of the picture on keyboards with other letters: by their place, and with AltGr."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.picture.picture_input import PictureInput

NOTHING = Qt.KeyboardModifier.NoModifier
ALTGR_WINDOWS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
PLACES = {"v": 55, "c": 54, "t": 28, "a": 38, "w": 25, "1": 10, "[": 34}  # as X11 numbers them


def pressed(qtbot: QtBot, key: int, text: str, place: int = 0, modifiers: Qt.KeyboardModifier = NOTHING) -> list[str]:
    """The actions that a press asks for."""
    picture = QWidget()
    qtbot.addWidget(picture)
    asked: list[str] = []
    PictureInput(picture).action_wanted.connect(asked.append)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)
    QApplication.sendEvent(picture, event)
    return asked


@pytest.mark.linux
@pytest.mark.parametrize(
    ("key", "text", "place", "action"),
    [
        (0x043C, "м", PLACES["v"], "views"),  # Russian
        (0x0441, "\N{CYRILLIC SMALL LETTER ES}", PLACES["c"], "compare"),
        (Qt.Key.Key_Ampersand, "&", PLACES["1"], "solid_side"),  # French
        (Qt.Key.Key_Udiaeresis, "ü", PLACES["["], "solid_shut"),  # German
        (Qt.Key.Key_Q, "q", PLACES["a"], "solid_left"),  # French again: Q is where A is
    ],
)
def test_a_key_is_known_by_its_place(qtbot: QtBot, key: int, text: str, place: int, action: str) -> None:
    assert pressed(qtbot, int(key), text, place) == [action]


def test_a_letter_counts_before_its_place(qtbot: QtBot) -> None:
    """On a French keyboard A lies where an English one has Q, and W where that has Z."""
    assert pressed(qtbot, int(Qt.Key.Key_A), "a", 24) == ["solid_left"]
    assert pressed(qtbot, int(Qt.Key.Key_W), "w", 52) == ["solid_up"]


@pytest.mark.parametrize("modifiers", [ALTGR_WINDOWS, Qt.KeyboardModifier.GroupSwitchModifier])
def test_brackets_may_need_altgr(qtbot: QtBot, modifiers: Qt.KeyboardModifier) -> None:
    assert pressed(qtbot, int(Qt.Key.Key_BracketLeft), "[", 17, modifiers) == ["solid_shut"]
    assert pressed(qtbot, int(Qt.Key.Key_BracketRight), "]", 18, modifiers) == ["solid_open"]


def test_ctrl_with_a_letter_is_not_the_pictures(qtbot: QtBot) -> None:
    assert pressed(qtbot, int(Qt.Key.Key_V), "v", PLACES["v"], Qt.KeyboardModifier.ControlModifier) == []
    assert pressed(qtbot, int(Qt.Key.Key_V), "v", PLACES["v"], ALTGR_WINDOWS) == []
