"""A field to search in, framed as buttons are."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring


class SearchField(QFrame):
    """Says what is sought at every letter."""

    sought = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self.line = _Line(name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)

        self.line.textChanged.connect(self.sought)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.line.setFont(style.font("body"))
        colours = self.line.palette()
        colours.setColor(QPalette.ColorRole.Base, style.theme.panel_raised)
        colours.setColor(QPalette.ColorRole.Text, style.theme.text)
        colours.setColor(QPalette.ColorRole.PlaceholderText, style.theme.text_quiet)
        self.line.setPalette(colours)
        self.setFixedHeight(style.target_px())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self._style.theme.panel_raised, self._style.theme.border)
            if self.line.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), self._style)


class _Line(QLineEdit):
    def __init__(self, name: str, parent: SearchField) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAutoFillBackground(False)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(False)
