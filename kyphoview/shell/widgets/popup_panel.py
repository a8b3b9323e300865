"""A small panel that opens below a button and stays until one clicks elsewhere or presses Escape."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyphoview.shell.widgets.accessible.laid_out import widgets_laid_out
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style, apply_style, paint_card

_EDGE_PX = 14


class PopupPanel(QFrame):
    """Parts below each other in `column`; Tab and the arrows up and down go from one to the next."""

    def __init__(self, parent: QWidget, width_px: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._style = Style()
        self._width_px = width_px
        self._opener: Button | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(_EDGE_PX,) * 4)
        self.column.setSpacing(0)

    def set_style(self, style: Style) -> None:
        self._style = style

    def open_below(self, button: Button, style: Style) -> None:
        """Open under a button, or above it at the foot of the screen, with the focus on the first part."""
        apply_style(self, style)
        self.setFixedWidth(style.px(self._width_px) + 2 * _EDGE_PX)
        self.resize(self.width(), self._height_of_words())
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place.setY(button.mapToGlobal(QPoint()).y() - 4 - self.height())
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._opener = button
        button.show_open(True)
        for part in widgets_laid_out(self.column)[:1]:
            part.setFocus(Qt.FocusReason.PopupFocusReason)

    def _height_of_words(self) -> int:
        """What the parts need at this width, where words that do not fit into a line take another."""
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(self.width())
        return self.sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._opener is not None:
            self._opener.show_open(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.panel_raised))
            paint_card(painter, QRectF(self.rect()), None, theme.border, 0)
