"""A drawer is walked through by keys from above downwards."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.scrolling.scroll_column import ScrollColumn
from kyphoview.shell.window.window import Window


def test_tab_goes_from_close_into_the_text_that_scrolls(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.picture, "?")  # type: ignore[arg-type]
    close = window.focusWidget()
    assert close.accessibleName() == "Close"
    qtbot.keyClick(close, Qt.Key.Key_Tab)
    text = window.focusWidget()
    assert isinstance(text, ScrollColumn)
    qtbot.keyClick(text, Qt.Key.Key_End)
    assert text.verticalScrollBar().value() > 0
