"""A line to write on, framed as buttons are."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kyphoview.shell.widgets.field_frame import paint_frame
from kyphoview.shell.widgets.style import Style

_WIDTH_PX, _LEAST_PX = 220, 120
_MARGIN_PX = 8
_MOST_LETTERS = 200  # what is pasted may be a whole book, and to search for it would stop the window


class LineField(QLineEdit):
    """Its name stands in it while it is empty. It takes some lines' worth of letters, unless its owner says fewer."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._style = Style()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(_MOST_LETTERS)
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
        return QSize(self._style.px(_LEAST_PX), self._style.target_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._style)
