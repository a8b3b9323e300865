"""No key, no menu and no wish to close leads out of the kiosk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.input_filter import is_let_through
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit

from .conftest import settle

LEADING_OUT = [
    "Alt+F4", "Ctrl+Q", "Ctrl+W", "Ctrl+O", "Ctrl+P", "Ctrl+S", "Ctrl+N", "Ctrl+F", "F1", "F2", "F3", "F11", "Alt+Tab",
    "Meta+D", "Ctrl+Alt+Del", "Ctrl+Esc", "Alt+Space", "Print", "Menu", "Ctrl+Shift+I", "Ctrl+Shift+Q",
]  # fmt: skip


def press(target: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("keys", LEADING_OUT)
def test_keys_that_lead_out_are_not_let_through(keys: str) -> None:
    combination = QKeySequence(keys)[0]
    assert not is_let_through(combination.key(), combination.keyboardModifiers())


@given(st.sampled_from(sorted(Qt.Key, key=lambda key: key.value)), st.booleans(), st.booleans())
def test_nothing_with_alt_or_meta_passes(key: Qt.Key, has_alt: bool, has_control: bool) -> None:
    held = Qt.KeyboardModifier.AltModifier if has_alt else Qt.KeyboardModifier.MetaModifier
    if has_control:
        held |= Qt.KeyboardModifier.ControlModifier
    assert not is_let_through(key, held)


@pytest.mark.parametrize("keys", ["Tab", "Space", "Return", "Esc", "Right", "Ctrl+Right", "Ctrl++", "7", "a", "?"])
def test_keys_that_read_on_are_let_through(keys: str) -> None:
    combination = QKeySequence(keys)[0]
    assert is_let_through(combination.key(), combination.keyboardModifiers())


def test_every_key_that_leads_out_leaves_it_as_it_is(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    before = seen_windows()
    for keys in [*LEADING_OUT, "Esc"]:
        press(kiosk.focusWidget() or kiosk, keys)
        settle()
        assert kiosk.isVisible()
        assert kiosk.isFullScreen()
        assert seen_windows() == before


def seen_windows() -> set[QWidget]:
    return {window for window in QApplication.topLevelWidgets() if window.isVisible()}


def test_it_does_not_close_when_asked_to(kiosk: KioskWindow) -> None:
    assert not kiosk.close()
    assert kiosk.isVisible()


def test_cmd_q_does_not_end_it(kiosk: KioskWindow) -> None:
    application = QApplication.instance()
    assert application is not None
    assert application.sendEvent(application, QEvent(QEvent.Type.Quit))
    assert kiosk.isVisible()


def test_it_fills_the_screen_again(kiosk: KioskWindow) -> None:
    kiosk.showNormal()
    settle()
    assert kiosk.isFullScreen()
    kiosk.showMinimized()
    kiosk.beat()
    settle()
    assert kiosk.isFullScreen()
    assert not kiosk.isMinimized()


def test_no_menu_opens_and_nothing_can_be_dropped(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    for part in kiosk.findChildren(QWidget):
        if part.isVisible():
            place = part.rect().center()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place))
            QApplication.sendEvent(part, event)
    assert [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()] == []
    took: list[QEvent] = []
    stage = kiosk.stage
    assert stage is not None
    stage.dropEvent = took.append  # type: ignore[method-assign, assignment]
    data = QMimeData()
    data.setText("file:///etc/passwd")
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(stage, drop)
    assert took == []
    assert [dialog for dialog in QApplication.topLevelWidgets() if isinstance(dialog, QFileDialog)] == []


def test_any_touch_begins_a_visit_and_is_not_passed_on(kiosk: KioskWindow) -> None:
    assert isinstance(kiosk.stage, AttractLoop)
    QTest.mouseClick(kiosk.stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 200))
    settle()
    assert isinstance(kiosk.stage, Visit)
    assert kiosk.stage.session.moment.step == "healthy"
    kiosk.stage.player.pause()


def test_while_it_is_cleaned_nothing_passes(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    kiosk.clean()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    before = visit.session.moment, visit.session.is_playing
    for part in kiosk.findChildren(QWidget):
        if part.isVisible():
            QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    for keys in ("Space", "Return", "Esc", "Right", "Ctrl+Right", "Tab"):
        press(kiosk.focusWidget() or kiosk, keys)
    assert kiosk.stage is visit
    assert (visit.session.moment, visit.session.is_playing) == before
    assert kiosk.phase is Phase.CLEANING
