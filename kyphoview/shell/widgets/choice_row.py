"""A few words side by side of which one is chosen."""

import math
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QWidget

from kyphoview.shell.widgets.button import Choice
from kyphoview.shell.widgets.style import Style, let_grow_down, paint_card

_WAYS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_MANY = 5  # from so many on, one below the other would take too much room


class ChoiceRow(QFrame):
    """The arrow keys move between the choices; where they do not fit side by side they stand below each other, many
    in rows that are as long as fits."""

    chosen = Signal(str)

    def __init__(self, name: str, options: dict[str, str], parent: QWidget | None = None) -> None:
        """`options` gives each value its word."""
        super().__init__(parent)
        self._style = Style()
        self._group = QButtonGroup(self)
        is_close = len(options) >= _MANY
        self.choices = {value: Choice(word, f"{name}: {word}", is_close=is_close) for value, word in options.items()}
        self.setAccessibleName(name)
        let_grow_down(self)
        for choice in self.choices.values():
            choice.setParent(self)
            self._group.addButton(choice)
            choice.installEventFilter(self)

        self._group.buttonClicked.connect(self._on_clicked)

    def set_style(self, style: Style) -> None:
        self._style = style
        for choice in self.choices.values():
            choice.set_style(style)
        self._arrange()
        self.updateGeometry()

    def show_choice(self, value: str) -> None:
        self.choices[value].setChecked(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._style.target_px() * math.ceil(len(self.choices) / self._columns(width))

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), self._style.target_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """To the next one also from the end of a row, and from the last one to the first."""
        is_press = event.type() == QEvent.Type.KeyPress
        way = _WAYS.get(event.key(), 0) if is_press and isinstance(event, QKeyEvent) else 0
        if way and isinstance(watched, Choice):
            choices = list(self.choices.values())
            wanted = choices[(choices.index(watched) + way) % len(choices)]
            wanted.setFocus()
            wanted.click()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self._style.theme.panel_raised, self._style.theme.border)

    def _arrange(self) -> None:
        height, columns = self._style.target_px(), self._columns(self.width())
        widths = self._widths(columns)
        if columns * max(widths) <= self.width():
            widths = [1] * columns
        edges = [round(self.width() * wide / sum(widths)) for wide in accumulate(widths, initial=0)]
        for number, choice in enumerate(self.choices.values()):
            row, column = divmod(number, columns)
            choice.setGeometry(edges[column], row * height, edges[column + 1] - edges[column], height)

    def _columns(self, width: int) -> int:
        """How many stand side by side: all where they fit, one where few do not, else rows of about one length."""
        count = len(self.choices)
        if width // self._widest() >= count or count < _MANY:
            return count if width // self._widest() >= count else 1
        fitting = next(at for at in range(count, 0, -1) if at == 1 or sum(self._widths(at)) <= width)
        return math.ceil(count / math.ceil(count / fitting))

    def _widths(self, columns: int) -> list[int]:
        """What each of so many columns needs, each as wide as its widest word."""
        needed = [choice.sizeHint().width() for choice in self.choices.values()]
        return [max(needed[column::columns]) for column in range(min(columns, len(needed)))]

    def _widest(self) -> int:
        return max(choice.sizeHint().width() for choice in self.choices.values())

    def _wide(self) -> int:
        """Side by side every choice is as wide as the widest."""
        return self._widest() * len(self.choices)

    def _on_clicked(self, button: QAbstractButton) -> None:
        for value, choice in self.choices.items():
            if choice is button:
                self.chosen.emit(value)
