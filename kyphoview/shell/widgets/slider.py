"""A slider that is pressed anywhere, dragged, or moved by keys; it tells the person's moves from the program's."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.accessible.told import ToldValue
from kyphoview.shell.widgets.style import TARGET_PX, Style, paint_card, paint_focus_ring

HANDLE_RADIUS_PX = 10.0
_GROOVE_PX = 6.0
_TOLD_EVERY_MS = 2000
_DISABLED_OPACITY = 0.55
_HALF_AWAY_PX = 40.0  # so far above or below, it goes half as far as the mouse


class DraggedSlider(QSlider):
    """Goes where it is pressed, follows the mouse, and leaves the wheel to what it lies in.

    The farther the mouse is above or below it, the smaller its steps: a line over many steps has fewer pixels than they
    have frames.
    """

    _mouse_x, _followed_x = 0.0, 0.0  # where the mouse was last, and the place that it stood for, in pixels

    def value_at(self, x: float) -> int:
        """The value for a place along it, in pixels from its left edge."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._mouse_x = self._followed_x = event.position().x()
            self.setValue(self.value_at(self._followed_x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.isSliderDown():
            return
        at = event.position()
        away = max(0.0, -at.y(), at.y() - self.height())
        self._followed_x += (at.x() - self._mouse_x) / (1.0 + away / _HALF_AWAY_PX)
        self._mouse_x = at.x()
        self.setValue(self.value_at(self._followed_x))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever turns the wheel means to scroll what the slider lies in


class Slider(DraggedSlider):
    """`sought` is emitted for the person's moves only; `show_value` is the program's way of moving it.

    Its groove may reach beyond what is possible (`show_end_within`): there it is empty, and the handle stops before it.

    Where a screen reader listens, its own value follows the shown one every two seconds: more would be all it says.

    Args:
        unit: what one of its values is in the unit that its name says.
    """

    sought = Signal(int)

    def __init__(self, name: str, description: str = "", parent: QWidget | None = None, unit: float = 1.0) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = Style()
        self._unit = unit
        self._place: Callable[[], str] | None = None
        self._shown: int | None = None  # a value that a screen reader has not been told
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_EVERY_MS)
        self.ticks = 0  # parts that the groove is divided into
        self._whole: tuple[int, int] | None = None  # what the groove stands for, where that is more than is possible
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.sought)
        self._telling.timeout.connect(self._tell)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.updateGeometry()
        self.update()

    @property
    def shown_value(self) -> int:
        return self.value() if self._shown is None else self._shown

    def show_value(self, value: int) -> None:
        if not QAccessible.isActive():
            self._take(value)
        elif value != self.shown_value:
            self._shown = value
            self.update()
            if not self._telling.isActive():
                self._telling.start()

    def show_end_within(self, low: int, high: int) -> None:
        """Let the groove stand for this much, so that it is seen where the possible values end."""
        self._whole = low, high
        self.update()

    def setRange(self, low: int, high: int) -> None:
        """The values that are possible; nobody has moved it where it must follow."""
        was_blocked = self.blockSignals(True)
        super().setRange(low, high)
        self.blockSignals(was_blocked)
        self.update()

    def describe_by(self, place: Callable[[], str]) -> None:
        """What the value stands for, in words, whenever a screen reader asks."""
        self._place = place

    def told_description(self) -> str:
        said = self.accessibleDescription()
        return said if self._place is None else f"{self._place()}. {said}"

    def told_value(self) -> ToldValue:
        unit = self._unit
        return ToldValue(self.shown_value * unit, self.minimum() * unit, self.maximum() * unit, unit)

    def take_told_value(self, value: float) -> None:
        self._tell()
        self.setValue(round(value / self._unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tell()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tell()
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(160, TARGET_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, TARGET_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(1.0 if self.isEnabled() else _DISABLED_OPACITY)
            self._paint_groove(painter)
            self._paint_handle(painter)
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _tell(self) -> None:
        """Let the value be the one that is shown."""
        self._telling.stop()
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self._take(shown)

    def _take(self, value: int) -> None:
        was_blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(was_blocked)

    def _paint_groove(self, painter: QPainter) -> None:
        theme, groove = self._style.theme, self._groove_rect()
        first, last = self._place_of(self.minimum()), self._place_of(self.maximum())
        self._paint_impossible(painter, groove, first, last)
        groove.setLeft(first)
        groove.setRight(last)
        paint_card(painter, groove, theme.hover, theme.border, _GROOVE_PX / 2)
        done = QRectF(groove)
        done.setRight(self._handle_place().x())
        paint_card(painter, done, theme.accent, None, _GROOVE_PX / 2)
        painter.setPen(QPen(QColor(theme.panel), 2))
        for number in range(1, self.ticks):
            x = groove.left() + groove.width() * number / self.ticks
            painter.drawLine(QPointF(x, groove.top()), QPointF(x, groove.bottom()))

    def _paint_impossible(self, painter: QPainter, groove: QRectF, first: float, last: float) -> None:
        """A dotted line, with a bar where what is possible ends."""
        pen = QPen(QColor(self._style.theme.border), 2, Qt.PenStyle.DotLine)
        middle = groove.center().y()
        for end, edge in ((first, groove.left()), (last, groove.right())):
            if abs(edge - end) < 1.0:
                continue
            painter.setPen(pen)
            painter.drawLine(QPointF(end, middle), QPointF(edge, middle))
            painter.setPen(QPen(QColor(self._style.theme.text_quiet), 2))
            painter.drawLine(QPointF(end, middle - HANDLE_RADIUS_PX), QPointF(end, middle + HANDLE_RADIUS_PX))

    def _paint_handle(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.panel_raised), 3))
        painter.drawEllipse(self._handle_place(), HANDLE_RADIUS_PX - 1, HANDLE_RADIUS_PX - 1)

    def _groove_rect(self) -> QRectF:
        width = self.width() - 2 * HANDLE_RADIUS_PX
        return QRectF(HANDLE_RADIUS_PX, (self.height() - _GROOVE_PX) / 2, width, _GROOVE_PX)

    def _handle_place(self) -> QPointF:
        return QPointF(self._place_of(self.shown_value), self._groove_rect().center().y())

    @property
    def _ends(self) -> tuple[int, int]:
        """The values at the groove's ends."""
        return (self.minimum(), self.maximum()) if self._whole is None else self._whole

    def _place_of(self, value: int) -> float:
        """Pixels from the left edge."""
        groove, (low, high) = self._groove_rect(), self._ends
        return groove.left() + groove.width() * (value - low) / max(1, high - low)

    def value_at(self, x: float) -> int:
        groove, (low, high) = self._groove_rect(), self._ends
        share = min(max((x - groove.left()) / max(1.0, groove.width()), 0.0), 1.0)
        return min(max(low + round(share * (high - low)), self.minimum()), self.maximum())
