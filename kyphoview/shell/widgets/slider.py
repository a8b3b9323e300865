"""A slider that is pressed anywhere, dragged, or moved by keys; it tells the person's moves from the program's."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring

HANDLE_RADIUS_PX = 10.0
_GROOVE_PX = 6.0


class DraggedSlider(QSlider):
    """Goes where it is pressed, follows the mouse, and leaves the wheel to what it lies in."""

    def value_at(self, x: float) -> int:
        """The value for a place along it, in pixels from its left edge."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever turns the wheel means to scroll what the slider lies in


class Slider(DraggedSlider):
    """`sought` is emitted for the person's moves only; `show_value` is the program's way of moving it."""

    sought = Signal(int)

    def __init__(self, name: str, description: str = "", ticks: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = Style()
        self._ticks = ticks  # parts that the groove is divided into
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.sought)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.updateGeometry()
        self.update()

    def show_value(self, value: int) -> None:
        was_blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(was_blocked)

    def sizeHint(self) -> QSize:
        return QSize(160, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_groove(painter)
            self._paint_handle(painter)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _paint_groove(self, painter: QPainter) -> None:
        theme, groove = self._style.theme, self._groove_rect()
        paint_card(painter, groove, theme.hover, theme.border, _GROOVE_PX / 2)
        done = QRectF(groove)
        done.setRight(self._handle_place().x())
        paint_card(painter, done, theme.accent, None, _GROOVE_PX / 2)
        painter.setPen(QPen(QColor(theme.panel), 2))
        for number in range(1, self._ticks):
            x = groove.left() + groove.width() * number / self._ticks
            painter.drawLine(QPointF(x, groove.top()), QPointF(x, groove.bottom()))

    def _paint_handle(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.panel_raised), 3))
        painter.drawEllipse(self._handle_place(), HANDLE_RADIUS_PX - 1, HANDLE_RADIUS_PX - 1)

    def _groove_rect(self) -> QRectF:
        width = self.width() - 2 * HANDLE_RADIUS_PX
        return QRectF(HANDLE_RADIUS_PX, (self.height() - _GROOVE_PX) / 2, width, _GROOVE_PX)

    def _handle_place(self) -> QPointF:
        groove, span = self._groove_rect(), max(1, self.maximum() - self.minimum())
        share = (self.value() - self.minimum()) / span
        return QPointF(groove.left() + groove.width() * share, groove.center().y())

    def value_at(self, x: float) -> int:
        groove = self._groove_rect()
        share = min(max((x - groove.left()) / max(1.0, groove.width()), 0.0), 1.0)
        return self.minimum() + round(share * (self.maximum() - self.minimum()))
