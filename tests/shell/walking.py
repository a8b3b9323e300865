"""Walks through controls: every key on each of them, and whatever each offers to what assists a person."""

import sys
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

SIZES = [(1280, 800, 1.0), (1920, 1080, 1.0), (1920, 1080, 2.0)]
_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)
_KEYS = (*_ARROWS, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab)
_ACTIONS = 3  # that a control offers at most: press or more, less, take the focus
_MOST = 40  # controls of one mode; more of them are rows of one list


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What nobody has caught; dialogs of the system's own are closed without an answer."""
    met: list[str] = []

    def note(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        met.append(f"{kind.__name__}: {error}")

    monkeypatch.setattr(sys, "excepthook", note)
    for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    yield met
    assert met == []


def controls(root: QWidget) -> list[QWidget]:
    """What the Tab key stops at, in no order."""
    return [
        part
        for part in root.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
    ][:_MOST]


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def use_all(window: QWidget, enter: Callable[[], QWidget], has_every_key: bool | None = None) -> int:
    """Press keys on every control of what `enter` brings up, and do what it offers; how many there were.

    Every key at one size, unless it is said; else those that may change what is laid out.
    """
    at = 0
    if has_every_key is None:
        has_every_key = window.width() <= SIZES[0][0]
    while True:
        for way in (*_KEYS, *range(_ACTIONS)) if has_every_key else (Qt.Key.Key_Right, Qt.Key.Key_Space, 0):
            parts = controls(enter())
            if at >= len(parts):
                return at
            use(parts[at], way)
            settle()
            assert window.isVisible(), (at, way)
            assert_is_right(window, at, way)
        at += 1


def use(part: QWidget, way: "Qt.Key | int") -> None:
    """A key, or the accessible action of that number."""
    if isinstance(way, Qt.Key):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(part, way)
        return
    told = QAccessible.queryAccessibleInterface(part)
    actions = told.actionInterface() if told is not None else None
    names = actions.actionNames() if actions is not None else []
    if actions is not None and way < len(names) and not isinstance(part, QComboBox):
        actions.doAction(names[way])
        while isValid(part) and isinstance(part, QAbstractButton) and part.isDown():  # it lets go by itself
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def assert_is_right(window: QWidget, at: int, way: object) -> None:
    """Keys still have a place to go, which can be seen, and what is shown can be painted."""
    focus = QApplication.focusWidget()
    if QApplication.activePopupWidget() is not None:
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
        settle()
        return
    if focus is not None and not focus.window().isVisible():  # to a popup that is closed, where there is no screen
        window.activateWindow()
        settle()
        focus = QApplication.focusWidget()
    if focus is None:  # what had it is gone
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    assert focus is not None, (at, way)
    assert isValid(focus), (at, way)
    assert focus.isVisible(), (at, way, focus, focus.accessibleName(), getattr(focus, "text", str)())
    assert focus.window() is window.window(), (at, way, focus)
