"""A column that scrolls shows when the keys are with it, and takes them only where there is something to scroll."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.scrolling.scroll_column import Column, ScrollColumn
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel


@pytest.fixture
def scroll(qtbot: QtBot) -> ScrollColumn:
    scroll = ScrollColumn("Words")
    qtbot.addWidget(scroll)
    column = Column()
    tall = QWidget()
    tall.setFixedHeight(400)
    column.add(tall)
    scroll.show_column(column, Style())
    scroll.resize(300, 200)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    return scroll


def test_the_thumb_shows_the_focus(scroll: ScrollColumn) -> None:
    bar = scroll.verticalScrollBar()
    assert isinstance(bar, SlimScrollBar)
    scroll.setFocus()
    assert bar.thumb_colour == Style().theme.focus
    scroll.clearFocus()
    assert bar.thumb_colour != Style().theme.focus


def test_tab_passes_what_does_not_scroll(scroll: ScrollColumn) -> None:
    assert scroll.focusPolicy() & Qt.FocusPolicy.TabFocus
    scroll.resize(300, 800)
    assert not scroll.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_words_leave_no_blank_room_at_the_end(qtbot: QtBot) -> None:
    scroll = ScrollColumn("Words")
    qtbot.addWidget(scroll)
    column = Column()
    labels = [TextLabel("One swollen and painful calf", "body") for _ in range(30)]
    for label in labels:
        column.add(label)
    scroll.resize(600, 200)
    scroll.show_column(column, Style())
    scroll.show()
    qtbot.waitExposed(scroll)
    qtbot.waitUntil(lambda: column.height() == column.heightForWidth(column.width()), timeout=2000)
    assert all(label.height() == label.heightForWidth(label.width()) for label in labels)
