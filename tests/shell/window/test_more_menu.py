"""The panel "More" at the top: what one needs now and then."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kyphoview.shell.features.panels import DOCUMENTS, SEARCH
from kyphoview.shell.window.window import Window


def test_more_opens_with_the_focus_on_its_first_line_and_leads_to_a_drawer(window: Window) -> None:
    QTest.mouseClick(window.top_bar.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.accessibleName() == "More"
    assert menu.focusWidget() is window.top_bar.drawers[SEARCH]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.focusWidget() is window.top_bar.drawers[DOCUMENTS]
    QTest.keyClick(window.top_bar.drawers[DOCUMENTS], Qt.Key.Key_Space)
    assert QApplication.activePopupWidget() is None
    assert window.side.open_drawer == DOCUMENTS


def test_escape_closes_more_and_nothing_else(window: Window) -> None:
    window.top_bar.drawer_wanted.emit(SEARCH)
    QTest.mouseClick(window.top_bar.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.side.open_drawer == SEARCH
