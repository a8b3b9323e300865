"""A press that follows another at one place is meant for what was pressed first, even if that has gone meanwhile."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SHAKEN_PX = 12  # by so much a finger misses the place that it pressed before
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class OnePress(QObject):
    """Filters the presses of a window of the system: the second of two that are as close as a double click is nobody's
    where something else has come under it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pressed: QWidget | None = None
        self._place = QPoint()
        self._since = QElapsedTimer()
        self._is_barred = False
        if window.windowHandle() is None:
            window.installEventFilter(self)  # until it is shown
        else:
            self._hear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Show:
                self._window.removeEventFilter(self)
                self._hear()
            return False
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            self._is_barred = self._is_meant_for_what_is_gone(event.position().toPoint())
            return self._is_barred
        if kind == QEvent.Type.MouseButtonRelease and self._is_barred:
            self._is_barred = False
            return True
        if kind == QEvent.Type.TouchBegin and isinstance(event, QTouchEvent) and len(event.points()) == 1:
            return self._is_meant_for_what_is_gone(event.points()[0].position().toPoint())
        return False

    def _hear(self) -> None:
        handle = self._window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def _is_meant_for_what_is_gone(self, place: QPoint) -> bool:
        under = self._window.childAt(place)
        is_again = (
            self._since.isValid()
            and self._since.elapsed() < QApplication.doubleClickInterval()
            and (place - self._place).manhattanLength() <= _SHAKEN_PX
        )
        if is_again and (self._pressed is None or not isValid(self._pressed) or under is not self._pressed):
            return True  # and a third one, too
        self._pressed, self._place = under, place
        self._since.restart()
        return False
