"""A few words side by side of which one is chosen, and a line that is ticked or not."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QFrame, QSizePolicy, QWidget

from kyphoview.shell.widgets.button import Choice
from kyphoview.shell.widgets.icons import draw_icon
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class ChoiceRow(QFrame):
    """The arrow keys move between the choices; where they do not fit side by side they stand below each other."""

    chosen = Signal(str)

    def __init__(self, name: str, options: dict[str, str], parent: QWidget | None = None) -> None:
        """`options` gives each value its word."""
        super().__init__(parent)
        self._style = Style()
        self._group = QButtonGroup(self)
        self.choices = {value: Choice(word, f"{name}: {word}") for value, word in options.items()}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for choice in self.choices.values():
            choice.setParent(self)
            self._group.addButton(choice)

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
        return self._style.target_px() * (1 if width >= self._wide() else len(self.choices))

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(choice.sizeHint().width() for choice in self.choices.values()), self._style.target_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self._style.theme.panel_raised, self._style.theme.border)

    def _arrange(self) -> None:
        height, count = self._style.target_px(), len(self.choices)
        is_wide = self.width() >= self._wide()
        for number, choice in enumerate(self.choices.values()):
            if is_wide:
                left, right = (round(self.width() * at / count) for at in (number, number + 1))
                choice.setGeometry(left, 0, right - left, height)
            else:
                choice.setGeometry(0, number * height, self.width(), height)

    def _wide(self) -> int:
        """Side by side every choice is as wide as the widest."""
        return max(choice.sizeHint().width() for choice in self.choices.values()) * len(self.choices)

    def _on_clicked(self, button: QAbstractButton) -> None:
        for value, choice in self.choices.items():
            if choice is button:
                self.chosen.emit(value)


class TickLine(QCheckBox):
    """A line of words, over several lines where it must, with a box that is ticked or not."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._style = Style()
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("body"))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = QRect(0, 0, max(40, width - self._indent()), 10_000)
        height = QFontMetrics(self.font()).boundingRect(words, int(_WRAPPED), self.text()).height()
        return max(self._style.target_px(), height + 12)

    def sizeHint(self) -> QSize:
        width = max(160, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._style.target_px())

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._style.theme, self._style.px(24)
        with QPainter(self) as painter:
            box = QRectF(4, (self.height() - size) / 2, size, size)
            fill = theme.accent if self.isChecked() else theme.panel_raised
            paint_card(painter, box, fill, theme.border, 6)
            if self.isChecked():
                draw_icon(painter, "tick", box.adjusted(3, 3, -3, -3), theme.on_accent)
            painter.setPen(QColor(theme.text))
            words = self.rect().adjusted(self._indent(), 0, 0, 0)
            painter.drawText(words, int(_WRAPPED), self.text())
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _indent(self) -> int:
        return self._style.px(24) + 16
