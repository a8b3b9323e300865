"""Pictures that were really painted.

What the window system has not put on the screen yet is not painted, however often it is asked for, and so seems to cost
nothing. So a measurement waits until its window is exposed, and counts.
"""

from time import perf_counter
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from kyphoview.errors import Failure

_LONGEST_S = 20.0  # a window manager that is busy may take a second or two


class PaintCount(QObject):
    """Counts, inside a `with`, how often a widget is painted and how often its window is asked to paint, by `update()`
    or `repaint()`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.asked = 0
        self.painted = 0
        self._widget, self._window = widget, widget.window()

    def __enter__(self) -> Self:
        for watched in {self._widget, self._window}:
            watched.installEventFilter(self)
        return self

    def __exit__(self, *_error: object) -> None:
        for watched in {self._widget, self._window}:
            watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self.painted += watched is self._widget
        elif kind == QEvent.Type.UpdateRequest:
            self.asked += watched is self._window
        return False


def expose(window: QWidget) -> None:
    """Show a window; return once it is on the screen and painted.

    Raises:
        Failure: the window system does not show it.
    """
    window.show()
    until = perf_counter() + _LONGEST_S
    while not window.windowHandle().isExposed():
        if perf_counter() > until:
            raise Failure(f"The window system did not show a window within {_LONGEST_S:g} s.")
        QCoreApplication.processEvents()
    window.repaint()
