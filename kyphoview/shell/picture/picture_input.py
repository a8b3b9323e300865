"""What keys, clicks and fingers ask of the picture while it has the focus: actions of `shortcuts.KEYS`."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kyphoview.shell.state.key_places import is_typed_with_altgr, key_at_place
from kyphoview.shell.state.shortcuts import KEYS

_ACTIONS = {name: key.action for key in KEYS if key.where != "everywhere" for name in key.names}
_LEAST_SWIPE_PX = 70
MOST_SHAKEN_PX = 8  # by so much a hand may move while it presses


class PictureInput(QObject):
    """Filters the picture's events: `action_wanted` says what is asked for, `pressed` which place is meant."""

    action_wanted = Signal(str)
    pressed = Signal(QPointF)

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture)
        self.has_single_keys = True
        self._touch_start: QPointF | None = None
        self._press_start: QPointF | None = None
        picture.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        picture.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if isinstance(event, QTouchEvent):
            self._follow_touch(event)
            event.accept()
            return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            self._follow_click(event)
        return False

    def _follow_click(self, event: QMouseEvent) -> None:
        """A press that is let go where it began; a double click is one more."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._let_go(self._press_start, event.position())
            self._press_start = None
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._press_start = event.position()

    def _let_go(self, start: QPointF | None, end: QPointF) -> None:
        if start is not None and (end - start).manhattanLength() <= MOST_SHAKEN_PX:
            self.pressed.emit(end)

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
            self._let_go(self._touch_start, points[0].position())
            stroke = points[0].position() - self._touch_start
            self._touch_start = None
            if abs(stroke.x()) >= _LEAST_SWIPE_PX and abs(stroke.x()) > 2 * abs(stroke.y()):
                self.action_wanted.emit("next_step" if stroke.x() < 0 else "previous_step")


def _key_name(event: QKeyEvent) -> str:
    """The key as the table of keys names it, by its sign, else by its place; "" with Ctrl, Alt or Meta: those are not
    the picture's."""
    if is_typed_with_altgr(event):
        return event.text()
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    if event.text() in _ACTIONS:
        return event.text()
    name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    return name if name in _ACTIONS else key_at_place(event)
