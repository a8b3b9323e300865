"""Buttons side by side, in as many rows as they need: every one keeps its word."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style

_GAP_PX = 10


class FlowRow(QWidget):
    """Fills each row from the right, as the hand finds them."""

    def __init__(self, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_style(self, style: Style) -> None:
        self._style = style
        for button in self._buttons:
            button.set_style(style)
        self._arrange()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = len(self._rows(width))
        return rows * self._style.target_px() + (rows - 1) * _GAP_PX

    def sizeHint(self) -> QSize:
        return QSize(_wide(self._buttons), self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(button.sizeHint().width() for button in self._buttons), self._style.target_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rows(self, width: int) -> list[tuple[Button, ...]]:
        """As few rows as there is room for, with as many buttons in one as in the next."""
        count = len(self._buttons)
        for rows in range(1, count):
            length = -(-count // rows)
            parts = [self._buttons[start : start + length] for start in range(0, count, length)]
            if all(_wide(part) <= width for part in parts):
                return parts
        return [(button,) for button in self._buttons]

    def _arrange(self) -> None:
        height = self._style.target_px()
        for number, row in enumerate(self._rows(self.width())):
            left = self.width() - _wide(row)
            for button in row:
                button.setGeometry(left, number * (height + _GAP_PX), button.sizeHint().width(), height)
                left += button.width() + _GAP_PX


def _wide(row: Sequence[Button]) -> int:
    return sum(button.sizeHint().width() + _GAP_PX for button in row) - _GAP_PX
