"""What is made anew by its own key or press: it lives until Qt is done with it, and the window goes on."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import kyphoview.shell
from kyphoview.shell.widgets.scrolling.scroll_column import Column, ScrollColumn
from kyphoview.shell.widgets.style import Style

from .conftest import MakeWindow

_DELETES_AT_ONCE = {"setWidget", "setCentralWidget", "delete", "destroy"}
_NEVER_IN_A_SIGNAL = {
    ("invitation.py", "setWidget"),  # once, when the page is made: nothing is there before
    ("patient_window.py", "destroy"),  # the system's window alone: every widget lives on
    ("scroll_column.py", "setWidget"),  # what was shown before is taken out first, and deleted later
    ("step_strip.py", "setWidget"),  # once, when the strip is made
}
_ROUNDS = 60  # of the Tab key: more than the stops of a window


def press_in_turn(*keys: Qt.Key) -> None:
    """Press keys wherever the focus is."""
    for key in keys * _ROUNDS:
        pressed = QApplication.focusWidget()
        assert pressed is not None
        QTest.keyClick(pressed, key)
        assert isValid(pressed), f"{key.name} deleted what was pressed"


@pytest.mark.parametrize(
    ("size", "scale", "is_in_page"),
    [((1280, 800), 1.0, False), ((1024, 600), 1.5, True), ((1024, 600), 2.0, True), ((1280, 640), 2.0, True)],
)
def test_tab_and_right_in_turn(make_window: MakeWindow, size: tuple[int, int], scale: float, is_in_page: bool) -> None:
    window = make_window(*size, text_scale=scale)
    assert (window.side.words.head is window.side.words._start) == is_in_page
    press_in_turn(Qt.Key.Key_Tab, Qt.Key.Key_Right)
    plain = window.side.words.head.level.choices["plain"]
    plain.setFocus()
    QTest.keyClick(plain, Qt.Key.Key_Right)
    assert isValid(plain)
    assert (plain.window() is not window) == is_in_page, "the page it is in was made anew"
    assert window.isVisible()


def test_a_button_may_show_another_column(qtbot: QtBot) -> None:
    scroll = ScrollColumn("Words")
    qtbot.addWidget(scroll)
    button, columns = QPushButton("Another"), [Column(), Column()]
    columns[0].add(button)
    scroll.show_column(columns[0], Style())
    button.clicked.connect(lambda: scroll.show_column(columns[1], Style()))
    button.click()
    assert scroll.widget() is columns[1]
    assert isValid(button)
    qtbot.waitUntil(lambda: not isValid(button))


def test_nothing_is_deleted_at_once() -> None:
    """Qt's own ways of deleting a part in the middle of its signal: each place that uses one has been looked at."""
    folder = Path(kyphoview.shell.__file__).parent
    found = {
        (path.name, node.func.attr)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _DELETES_AT_ONCE
    }
    assert found == _NEVER_IN_A_SIGNAL
