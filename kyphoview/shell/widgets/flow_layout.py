"""A layout that lets parts flow into as few rows as they need, so that each keeps its words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kyphoview.shell.widgets.button import Button

_GAP_PX = 10


class FlowLayout(QLayout):
    """Rows of about as many parts each, every part as large as it asks for, at the left or at the right."""

    def __init__(self, parent: QWidget | None = None, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__(parent)
        self._is_right = side == Qt.AlignmentFlag.AlignRight
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP_PX)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [self._height(row, width) for row in self._rows(width)]
        return sum(heights) + max(0, len(heights) - 1) * self.spacing()

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = self._shown()
        width = self._width(shown)
        return QSize(width, self._height(shown, width))

    def minimumSize(self) -> QSize:
        """So narrow that they stand below each other, and those that may yield are narrower than they ask for."""
        shown = self._shown()
        least = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(least, max((item.sizeHint().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            left = rect.left() + (rect.width() - self._width(row) if self._is_right else 0)
            for item in row:
                width = min(item.sizeHint().width(), rect.width())
                item.setGeometry(QRect(left, top, width, _height_of(item, width)))
                left += item.sizeHint().width() + self.spacing()
            top += self._height(row, rect.width()) + self.spacing()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """As few rows as there is room for, with as many parts in one as in the next."""
        shown = self._shown()
        for count in range(1, len(shown)):
            length = -(-len(shown) // count)
            rows = [shown[start : start + length] for start in range(0, len(shown), length)]
            if all(self._width(row) <= width for row in rows):
                return rows
        return [[item] for item in shown]

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, row: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() + self.spacing() for item in row) - self.spacing() if row else 0

    def _height(self, row: list[QLayoutItem], width: int) -> int:
        return max((_height_of(item, min(item.sizeHint().width(), width)) for item in row), default=0)


def _height_of(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def flowing(*parts: QWidget, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QWidget:
    """A widget in which these parts flow."""
    row = QWidget()
    layout = FlowLayout(row, side)
    for part in parts:
        if isinstance(part, Button):
            part.may_yield()
        layout.addWidget(part)
    return row
