"""What reaches the kiosk and what does not: every event of the program passes here first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from kyphoview.shell.widgets.slider import Slider

_Type, _Key, _Modifier = QEvent.Type, Qt.Key, Qt.KeyboardModifier

_TOUCHES = frozenset({_Type.MouseButtonPress, _Type.TouchBegin, _Type.TabletPress, _Type.Wheel, _Type.KeyPress})
_KEYS = frozenset({_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride})
_INPUT = _KEYS | {
    _Type.MouseButtonPress,
    _Type.MouseButtonRelease,
    _Type.MouseButtonDblClick,
    _Type.MouseMove,
    _Type.Wheel,
    _Type.TouchBegin,
    _Type.TouchUpdate,
    _Type.TouchEnd,
    _Type.TabletPress,
    _Type.TabletMove,
    _Type.TabletRelease,
    _Type.NativeGesture,
    _Type.InputMethod,
    _Type.Shortcut,
}
_NEVER = frozenset(
    {
        _Type.ContextMenu,
        _Type.DragEnter,
        _Type.DragMove,
        _Type.Drop,
        _Type.FileOpen,
        _Type.WhatsThis,
        _Type.EnterWhatsThisMode,
        _Type.Quit,  # what macOS sends for Cmd+Q
    }
)
_HEARD = _INPUT | _NEVER | _TOUCHES
_WITH_CONTROL = frozenset({_Key.Key_Left, _Key.Key_Right, _Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus, _Key.Key_0})
_LAST_LETTER = 0xFFFF  # Qt's keys above it print nothing
_ALONE = frozenset(
    {
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Space,
        _Key.Key_Return,
        _Key.Key_Enter,
        _Key.Key_Escape,
        _Key.Key_Backspace,
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_Home,
        _Key.Key_End,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
        _Key.Key_Delete,
    }
)


class InputFilter(QObject):
    """An event filter for the whole application.

    Keys pass only when they are on the list above; context menus, drags, files and the wish to quit never do. While
    `is_locked` says so, no input passes at all. Each touch that passes is told to `touched`, and so is each press by
    what assists a person (a screen reader, a switch), which comes without any event.
    """

    def __init__(self, touched: Callable[[], None], is_locked: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._touched = touched
        self._is_locked = is_locked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _Type.Polish:
            self._listen_to(watched)
        if kind not in _HEARD:
            return False
        if kind in _NEVER or self._is_locked():
            return True
        if isinstance(event, QKeyEvent) and not is_let_through(Qt.Key(event.key()), event.modifiers()):
            return True
        if kind in _TOUCHES:
            self._touched()
        return False

    def _listen_to(self, part: QObject) -> None:
        """Hear of presses on a part that is about to be shown for the first time."""
        if isinstance(part, QAbstractButton):
            part.clicked.connect(self._on_pressed)
        elif isinstance(part, Slider):
            part.sought.connect(self._on_pressed)

    def _on_pressed(self) -> None:
        self._touched()


def is_let_through(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether a key does something in the kiosk: types, moves in pictures and words, or sizes the text."""
    held = modifiers & ~(_Modifier.ShiftModifier | _Modifier.KeypadModifier)
    if held == _Modifier.NoModifier:
        return key <= _LAST_LETTER or key in _ALONE
    return held == _Modifier.ControlModifier and key in _WITH_CONTROL
