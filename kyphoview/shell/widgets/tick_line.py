"""A line of words, over several lines where it must, with a box that is ticked or not."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.style import Style, let_grow_down, paint_card, paint_focus_ring
from kyphoview.view.icons import draw_icon

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class TickLine(QCheckBox):
    """The whole line can be pressed."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._style = Style()
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        let_grow_down(self)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.CheckBox

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
            self.paint_mark(painter, box)
            painter.setPen(QColor(theme.text))
            words = self.rect().adjusted(self._indent(), 0, 0, 0)
            painter.drawText(words, int(_WRAPPED), self.text())
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Whether it is ticked."""
        theme = self._style.theme
        fill = theme.accent if self.isChecked() else theme.panel_raised
        paint_card(painter, box, fill, theme.border, 6)
        if self.isChecked():
            draw_icon(painter, "tick", box.adjusted(3, 3, -3, -3), theme.on_accent)

    def _indent(self) -> int:
        return self._style.px(24) + 16
