"""What is pasted may be anything, a whole book too: fields take what they have room for, and the window goes on."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import DRAWERS
from kyphoview.shell.window.window import Window

_ODD = {
    "a book": "kyphoplasty " * 400_000, "control signs": "ab\0c\x1b[31md\v\f", "turned": "\u202eballoon\u202c\u200f",
    "hidden": "b\u200ba\u00adl\u200dloon", "half of a sign": "x\ud800y\udfff", "an expression": "(((a+)+)+)*$[\\",
    "placeholders": "%n%s{0}{x}", "marks on a letter": "a" + "\u0301" * 100_000, "blank": " " * 100_000,
}  # fmt: skip
_MOST_TAKEN = 5000


@pytest.mark.parametrize("name", DRAWERS)
def test_no_field_takes_more_than_it_can_show(window: Window, qtbot: QtBot, name: str) -> None:
    window.side.show_drawer(name)
    drawer = window.side.currentWidget()
    fields = [field for kind in (QLineEdit, QPlainTextEdit) for field in drawer.findChildren(kind)]
    for field in fields:
        for text in _ODD.values():
            copied = QMimeData()
            copied.setText(text)
            copied.setHtml(f"<table><tr><td>{text[:100]}<img src='file:///etc/passwd'></table>")
            QApplication.clipboard().setMimeData(copied)
            field.clear()
            field.paste()
            taken = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            assert len(taken) <= _MOST_TAKEN
            assert "<" not in taken
    QApplication.clipboard().clear()


def test_there_are_such_fields(window: Window) -> None:
    """Or the test above would try nothing."""
    for name in DRAWERS:
        window.side.show_drawer(name)
    assert len(window.findChildren(QLineEdit)) >= 5
    assert len(window.findChildren(QPlainTextEdit)) >= 2
