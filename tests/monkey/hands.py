"""What hands do to parts of a window: mouse, keys, wheel, and what assists a person."""

import random

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from shiboken6 import isValid

from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.slider import Slider

_KEYS = [
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_7,
]  # fmt: skip


class Hands:
    """Each does one thing to some part of what is acted on."""

    def __init__(self, chance: random.Random) -> None:
        self.random = chance

    def _parts(self, root: QWidget) -> list[QWidget]:
        return [part for part in root.findChildren(QWidget) if part.isVisible() and part.isEnabled()] or [root]

    def _place(self, part: QWidget) -> QPoint:
        return QPoint(self.random.randrange(max(1, part.width())), self.random.randrange(max(1, part.height())))

    def press_mouse(self, root: QWidget) -> None:
        part = self.random.choice(self._parts(root))
        button = Qt.MouseButton.LeftButton if self.random.random() < 0.9 else Qt.MouseButton.RightButton
        if isinstance(part, QComboBox):
            return  # its list holds the mouse in a loop of its own
        click = QTest.mouseDClick if self.random.random() < 0.1 else QTest.mouseClick
        click(part, button, pos=self._place(part))

    def drag(self, root: QWidget) -> None:
        part = self.random.choice(self._parts(root))
        if isinstance(part, QComboBox):
            return
        QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=self._place(part))
        for _ in range(3):
            if isValid(part):
                QTest.mouseMove(part, self._place(part))
        if isValid(part):
            QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=self._place(part))

    def press_key(self, root: QWidget) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier if self.random.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or root, self.random.choice(_KEYS), shift)

    def press_shortcut(self, root: QWidget, picture: QWidget | None) -> None:
        """One of the table's; `picture` is where those of the picture act."""
        key = self.random.choice(KEYS)
        pressed = QKeySequence(self.random.choice(key.names))[0]
        part = picture if key.where != "everywhere" else None
        if key.action != "full_screen" or self.random.random() < 0.3:
            QTest.keyClick(part or QApplication.focusWidget() or root, pressed.key(), pressed.keyboardModifiers())

    def turn_wheel(self, root: QWidget) -> None:
        part = self.random.choice(self._parts(root))
        turn = QPoint(0, self.random.choice((-360, -120, 120, 360)))
        held = Qt.KeyboardModifier.ControlModifier if self.random.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        place = QPointF(self._place(part))
        event = QWheelEvent(
            place, QPointF(part.mapToGlobal(place.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, event)

    def assist(self, root: QWidget) -> None:
        """What a screen reader or a switch does: no event of mouse or keys comes of it."""
        part = self.random.choice(self._parts(root))
        if isinstance(part, QComboBox):
            part.setCurrentIndex(self.random.randrange(max(1, part.count())))
            return
        if isinstance(part, Slider):
            part.setValue(self.random.randint(part.minimum(), part.maximum()))
            return
        told = QAccessible.queryAccessibleInterface(part)
        actions = told.actionInterface() if told is not None else None
        if actions is not None and (names := actions.actionNames()):
            actions.doAction(self.random.choice(names))
        elif isinstance(part, QAbstractButton):
            part.click()
