"""A text that takes its size and colour from the style, and wraps."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kyphoview.shell.widgets.style import Style, TextRole

Ink = Literal["text", "text_quiet", "accent", "warning"]


class TextLabel(QLabel):
    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        ink: Ink = "text",
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: TextRole = role
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_style(self, style: Style) -> None:
        self.setFont(style.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(style.theme, self._ink))
        self.setPalette(palette)
