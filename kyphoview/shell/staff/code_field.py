"""A line for digits that nobody is to read over a shoulder."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kyphoview.shell.kiosk.staff_code import MOST_DIGITS
from kyphoview.shell.widgets.framed import paint_frame
from kyphoview.shell.widgets.style import Look

_WIDTH_PX = 220
_MARGIN_PX = 8


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
        self.setTextMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, look.theme.panel_raised)
        colours.setColor(QPalette.ColorRole.Text, look.theme.text)
        colours.setColor(QPalette.ColorRole.PlaceholderText, look.theme.text_quiet)
        self.setPalette(colours)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH_PX), self._look.target_px())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._look)
