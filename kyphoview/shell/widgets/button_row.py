"""Buttons side by side, or below each other where they do not fit."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style

_GAP_PX = 10


class ButtonRow(QWidget):
    """In the order given; each is as wide as its words."""

    def __init__(self, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)

    def set_style(self, _style: Style) -> None:
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """So narrow that they stand below each other."""
        widest = max(button.width_when(False) for button in self._buttons)
        return QSize(widest, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = sum(button.width_when(False) for button in self._buttons) + _GAP_PX * (len(self._buttons) - 1)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide <= self.width() else direction.TopToBottom)
        self.updateGeometry()
