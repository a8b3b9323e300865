"""The small panel in which one view or two are chosen, or the choice is given back to the steps."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyphoview.procedure.views import VIEW_NAMES, ViewName, Views, toggled
from kyphoview.shell.choice_row import TickLine
from kyphoview.shell.look import Look, dress, paint_card
from kyphoview.shell.text_label import TextLabel
from kyphoview.shell.view_words import CAPTIONS

_WIDTH_PX, _EDGE_PX = 280, 14
_OFFERED = "As the step offers"


class ViewMenu(QFrame):
    """Opens below a button and stays until one clicks elsewhere or presses Escape.

    `choice_wanted` says the views asked for, or None for what each step offers.
    """

    choice_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = Look()
        self._views: Views = ()
        self.setAccessibleName("Views")
        self.setAccessibleDescription("What the picture shows: one view, or two side by side")
        self.offered = TickLine(_OFFERED)
        self.offered.setAccessibleDescription("Each step shows the view, or the two, that teach most")
        self.lines: dict[ViewName, TickLine] = {name: TickLine(CAPTIONS[name]) for name in VIEW_NAMES}
        column = QVBoxLayout(self)
        column.setContentsMargins(*(_EDGE_PX,) * 4)
        column.setSpacing(0)
        column.addWidget(self.offered)
        column.addSpacing(10)
        column.addWidget(TextLabel("Or choose one, or two side by side", "small", "text_quiet"))
        for line in self.lines.values():
            column.addWidget(line)

        self.offered.clicked.connect(self._on_offered_clicked)
        for line in self.lines.values():
            line.clicked.connect(self._on_line_clicked)

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_choice(self, choice: Views | None, views: Views) -> None:
        """Tick what is chosen, and what is shown."""
        self._views = views
        self.offered.setChecked(choice is None)
        for name, line in self.lines.items():
            line.setChecked(name in views)

    def open_below(self, button: QWidget, look: Look) -> None:
        """Open under a button, inside its screen, with the focus on the first line."""
        dress(self, look)
        self.setFixedWidth(look.px(_WIDTH_PX) + 2 * _EDGE_PX)
        self.adjustSize()
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.offered.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.panel_raised))
            paint_card(painter, QRectF(self.rect()), None, theme.border, 0)

    def _on_offered_clicked(self) -> None:
        self.choice_wanted.emit(None if self.offered.isChecked() else self._views)

    def _on_line_clicked(self) -> None:
        for name, line in self.lines.items():
            if line is self.sender():
                self.choice_wanted.emit(toggled(self._views, name))
                line.setChecked(name in self._views)  # the last one stays
