"""What keys and fingers ask of the picture while it has the focus: actions of `keys.KEYS`."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTouchEvent
from PySide6.QtWidgets import QWidget

from kyphoview.shell.state.keys import KEYS

_ACTIONS = {name: key.action for key in KEYS if key.where != "everywhere" for name in key.names}
_LEAST_SWIPE_PX = 70


class PictureInput(QObject):
    """Filters the picture's events, and says in `action_wanted` what is asked for."""

    action_wanted = Signal(str)

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture)
        self.has_single_keys = True
        self._touch_start: QPointF | None = None
        picture.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        picture.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if isinstance(event, QTouchEvent):
            self._follow_touch(event)
            event.accept()
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was the picture's."""
        action = _ACTIONS.get(_key_name(event))
        if action is None or not self.has_single_keys:
            return False
        event.accept()
        self.action_wanted.emit(action)
        return True

    def _follow_touch(self, event: QTouchEvent) -> None:
        """A stroke of one finger, more across than along, steps: leftwards on, rightwards back."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and len(points) == 1:
            self._touch_start = points[0].position()
            return
        if len(points) != 1 or event.type() == QEvent.Type.TouchCancel:
            self._touch_start = None
        if event.type() == QEvent.Type.TouchEnd and self._touch_start is not None:
            stroke = points[0].position() - self._touch_start
            self._touch_start = None
            if abs(stroke.x()) >= _LEAST_SWIPE_PX and abs(stroke.x()) > 2 * abs(stroke.y()):
                self.action_wanted.emit("next_step" if stroke.x() < 0 else "previous_step")


def _key_name(event: QKeyEvent) -> str:
    """The key as the table of keys names it; "" with Ctrl, Alt or Meta, which are not the picture's."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    if event.text() in _ACTIONS:
        return event.text()
    return QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
