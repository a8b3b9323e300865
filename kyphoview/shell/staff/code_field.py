"""A line for digits that nobody is to read over a shoulder."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kyphoview.shell.kiosk.staff_code import MOST_DIGITS
from kyphoview.shell.look import Look, paint_focus_ring

_WIDTH_PX = 220


class CodeField(QLineEdit):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._look = Look()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH_PX), self._look.target_px())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                paint_focus_ring(painter, QRectF(self.rect()), self._look, has_halo=False)
