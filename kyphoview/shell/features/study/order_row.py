"""One step that is to be put in order: its picture, its title, and two arrows; it can be dragged as well."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kyphoview.language import _, number
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel

PICTURE_SIZE = QSize(88, 55)


class OrderRow(QWidget):
    """Says where it is dragged to, in pixels of the screen, and by which arrow it is to go: -1 is up."""

    dragged = Signal(QPointF)
    dropped = Signal()
    move_wanted = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._title = title
        self._start: QPointF | None = None
        self._is_dragged = False
        self._is_open = True
        self._places: tuple[str, ...] = ()
        self.place = TextLabel("", "body", wraps=False)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE_SIZE)
        self.title = TextLabel(title, "body")
        self.up = Button("up", "", "plain", _("Move up: {title}", title=title))
        self.down = Button("down", "", "plain", _("Move down: {title}", title=title))
        self.reason = TextLabel("", "small", "text_quiet")
        self.reason.hide()
        self._lay_out()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))

    def _lay_out(self) -> None:
        for button in (self.up, self.down):
            button.setAccessibleName(button.toolTip())
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.place, self.picture):
            row.addWidget(part)
        row.addWidget(self.title, 1)
        for button in (self.up, self.down):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.reason)

    def set_style(self, style: Style) -> None:
        self._style = style
        self._fit_place()
        self.update()

    def _fit_place(self) -> None:
        letters = QFontMetrics(self._style.font("body"))
        self.place.setFixedWidth(2 + max((letters.horizontalAdvance(place) for place in self._places), default=0))

    def show_picture(self, picture: QPixmap) -> None:
        self.picture.setPixmap(picture)

    def show_place(self, at: int, count: int) -> None:
        """It stands at this place, from 0, of so many: the numbers take the room of the widest, one below the other."""
        self.place.setText(_told_place(at))
        self._places = tuple(_told_place(other) for other in range(count))
        self._fit_place()
        self.setAccessibleName(_("{number}. {title}", number=number(at + 1), title=self._title))
        self.up.setEnabled(self._is_open and at > 0)
        self.down.setEnabled(self._is_open and at + 1 < count)

    def set_open(self, is_open: bool) -> None:
        """Whether it can still be moved."""
        self._is_open = is_open
        for button in (self.up, self.down):
            button.setVisible(is_open)
        self.setCursor(Qt.CursorShape.OpenHandCursor if is_open else Qt.CursorShape.ArrowCursor)

    def show_reason(self, reason: str) -> None:
        """Why it comes where it does; "": say nothing."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        fill, edge = (theme.accent_soft, theme.accent) if self._is_dragged else (theme.panel_raised, theme.hairline)
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), fill, edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag_to(event.globalPosition())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drop()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._follow_finger(event)
            event.accept()
            return True
        return super().event(event)

    def _follow_finger(self, event: QTouchEvent) -> None:
        """A finger that does not move has pressed what lies under it."""
        point = event.points()[0]
        if event.type() == QEvent.Type.TouchBegin:
            self._start = point.globalPosition()
        elif event.type() == QEvent.Type.TouchUpdate:
            self._drag_to(point.globalPosition())
        else:
            under = self.childAt(self.mapFromGlobal(point.globalPosition()).toPoint())
            if event.type() == QEvent.Type.TouchEnd and not self._is_dragged and isinstance(under, QAbstractButton):
                under.click()
            self._drop()

    def _drag_to(self, place: QPointF) -> None:
        if self._start is None or not self._is_open:
            return
        if not self._is_dragged and (place - self._start).manhattanLength() < QApplication.startDragDistance():
            return
        self._is_dragged = True
        self.update()
        self.dragged.emit(place)

    def _drop(self) -> None:
        self._start = None
        if self._is_dragged:
            self._is_dragged = False
            self.update()
            self.dropped.emit()


def _told_place(at: int) -> str:
    return _("{number}.", number=number(at + 1))
