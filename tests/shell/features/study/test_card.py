"""What is said of an answer is brought into sight, wherever it stands."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.study.card import say
from kyphoview.shell.widgets.scrolling.scroll_column import Column, ScrollColumn
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel


def test_what_is_said_below_the_edge_is_scrolled_into_sight(qtbot: QtBot) -> None:
    column, above, label = Column(), QWidget(), TextLabel("", "body")
    above.setFixedHeight(900)
    label.hide()
    column.add(above)
    column.add(label)
    scroll = ScrollColumn("A column")
    qtbot.addWidget(scroll)
    scroll.show_column(column, Style())
    scroll.resize(300, 200)
    with qtbot.waitExposed(scroll):
        scroll.show()
    assert scroll.verticalScrollBar().value() == 0
    say(label, "In the model it rose 2.5 mm.")
    qtbot.waitUntil(lambda: label.visibleRegion().boundingRect() == label.rect())
    say(label, "")
    assert not label.isVisible()
