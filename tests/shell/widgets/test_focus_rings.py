"""The ring around what has the focus: while keys are used, not after a press."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from tests.shell.conftest import MakeWindow


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown])
def test_around_the_picture_only_for_who_goes_from_part_to_part(make_window: MakeWindow, key: Qt.Key) -> None:
    window = make_window()
    picture, handle = window.picture, window.windowHandle()
    picture.setFocus()
    assert not shows_ring(picture, only_by_tab=True)
    QTest.keyClick(handle, key)
    window.player.pause()
    assert not shows_ring(picture, only_by_tab=True)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    QTest.keyClick(handle, Qt.Key.Key_Backtab)
    assert picture.hasFocus()
    assert shows_ring(picture, only_by_tab=True)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 300))
    assert not shows_ring(picture, only_by_tab=True)
    window.player.pause()


def test_what_a_key_has_opened_shows_where_the_keys_are_and_what_a_press_has_opened_does_not(
    make_window: MakeWindow,
) -> None:
    window = make_window()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_F1)
    drawer = window.side.show_drawer("help")
    assert shows_ring(drawer.close_button)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 300))
    drawer.close_button.setFocus()
    assert not shows_ring(drawer.close_button)
    window.player.pause()
