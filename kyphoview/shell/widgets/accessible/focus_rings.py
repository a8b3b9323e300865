"""Where the ring around what has the focus is seen: while keys are used, and not after a press."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_RINGS = "focus_rings"  # of a window: "none", "keys" or "all"; a window that has none of it shows every ring
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class FocusRings(QObject):
    """Filters the keys and presses of a window of the system."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setProperty(_RINGS, "none")
        if window.windowHandle() is None:
            window.installEventFilter(self)  # until it is shown
        else:
            self._hear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._window.removeEventFilter(self)
                self._hear()
        elif event.type() in _PRESSES:
            self._show("none")
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _TABS:
                self._show("all")
            else:
                note_key(self._window)
        return False

    def _hear(self) -> None:
        handle = self._window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def _show(self, rings: str) -> None:
        if rings != self._window.property(_RINGS):
            _set(self._window, rings)


def note_key(window: QWidget) -> None:
    """A key has been used in a window: one that is a shortcut is heard of by nobody else."""
    if window.property(_RINGS) == "none":
        _set(window, "keys")


def _set(window: QWidget, rings: str) -> None:
    window.setProperty(_RINGS, rings)
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.update()


def shows_ring(part: QWidget, only_by_tab: bool = False) -> bool:
    """Whether a part has the focus, and the person wants to see that.

    Args:
        only_by_tab: a part that keys act on by themselves, too, needs no ring before somebody goes from part to part.
    """
    rings = part.window().property(_RINGS)
    return part.hasFocus() and rings != "none" and not (only_by_tab and rings == "keys")
