"""A scrolling column that a finger moves, and in which a tap still presses what lies under it."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from kyphoview.shell.widgets.scrolling.scroll_column import ScrollColumn

_TAP_PX = 10  # a finger that moves no farther than this has tapped


class FingerScroll(ScrollColumn):
    """For columns without sliders: a finger on one of those means the slider."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._start: QPointF | None = None
        self._start_value = 0
        self._farthest_px = 0.0
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._follow(event)
            event.accept()
            return True
        return super().viewportEvent(event)

    def _follow(self, event: QTouchEvent) -> None:
        place = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._start, self._start_value, self._farthest_px = place, self.verticalScrollBar().value(), 0.0
        if self._start is None:
            return
        way = place - self._start
        self._farthest_px = max(self._farthest_px, way.manhattanLength())
        if self._farthest_px > _TAP_PX:
            self.verticalScrollBar().setValue(round(self._start_value - way.y()))
        elif event.type() == QEvent.Type.TouchEnd:
            self._press(place)

    def _press(self, place: QPointF) -> None:
        under = self.viewport().childAt(place.toPoint())
        if isinstance(under, QAbstractButton):
            under.click()
        elif isinstance(under, QLineEdit):
            under.setFocus(Qt.FocusReason.MouseFocusReason)
