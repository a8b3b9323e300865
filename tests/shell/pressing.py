"""Presses controls where a finger would, twice at one place: the second press is the same control's, or nobody's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from kyphoview.shell.features.study.order_row import OrderRow
from kyphoview.shell.one_press import OnePress

from .walking import settle

_MOST = 45  # controls of one mode; more of them are rows of one list


class _Heard(QObject):
    """Which buttons a press reaches."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QAbstractButton] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if event.type() in kinds and isinstance(watched, QAbstractButton):
            self.buttons.append(watched)
        return False


@contextmanager
def _hearing() -> Iterator[list[QAbstractButton]]:
    heard, application = _Heard(), QApplication.instance()
    assert application is not None
    application.installEventFilter(heard)
    try:
        yield heard.buttons
    finally:
        application.removeEventFilter(heard)


def press_all(window: QWidget, enter: Callable[[], QWidget]) -> tuple[int, list[str]]:
    """Press every button in sight of what `enter` brings up twice; how many there were, and what went wrong.

    The second press must reach the same button; where that has gone, it must reach no other one.
    """
    at, wrong = 0, list[str]()
    while True:
        root = enter()
        _calm(window)
        parts = _in_sight(window, root)
        if at >= len(parts):
            return at, wrong
        wrong += _press_twice(window, parts[at])
        at += 1


def _calm(window: QWidget) -> None:
    """Close what pops up, and let the next press be the first."""
    for _turn in range(3):
        settle()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        settle()
    for guard in window.findChildren(OnePress):
        guard._since.invalidate()


def _in_sight(window: QWidget, root: QWidget) -> list[QAbstractButton]:
    buttons = [part for part in root.findChildren(QAbstractButton) if part.isVisible() and part.isEnabled()]
    return [part for part in buttons if window.childAt(_middle(window, part)) is part][:_MOST]


def _middle(window: QWidget, part: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def _press_twice(window: QWidget, button: QAbstractButton) -> list[str]:
    place, name, size = _middle(window, button), button.accessibleName() or button.text(), window.size()
    _press(window, place)
    for _turn in range(3):
        settle()
    if QApplication.activePopupWidget() is not None or not window.isVisible():
        return []
    if isValid(button) and button.isVisible() and window.size() == size and not _goes_by_intent(button):
        under = window.childAt(place)
        return [] if under is button else [f"{name}: now {under} lies there"]
    if not window.rect().contains(place):  # a window that fills a smaller screen now
        return []
    with _hearing() as heard:
        _press(window, place)
        settle()
        others = [other.accessibleName() for other in heard if other is not button and isValid(other)]
        return [f"{name} is gone, and {other} was pressed" for other in others]


def _press(window: QWidget, place: QPoint) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def _goes_by_intent(button: QAbstractButton) -> bool:
    """What is answered for good, and an arrow that carries its own row along."""
    return not button.isEnabled() or isinstance(button.parentWidget(), OrderRow)
