"""A line for digits that nobody is to read over a shoulder."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kyphoview.shell.staff.staff_code import MOST_DIGITS
from kyphoview.shell.widgets.framed import paint_frame
from kyphoview.shell.widgets.style import Style

_WIDTH_PX = 220
_MARGIN_PX = 8


class CodeField(QLineEdit):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._style = Style()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("body"))
        self.setTextMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, style.theme.panel_raised)
        colours.setColor(QPalette.ColorRole.Text, style.theme.text)
        colours.setColor(QPalette.ColorRole.PlaceholderText, style.theme.text_quiet)
        self.setPalette(colours)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(_WIDTH_PX), self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._style)
