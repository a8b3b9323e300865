"""The bar at the top: where one is, which cut is shown, and the few things that can be opened."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kyphoview.shell.button import Button
from kyphoview.shell.choice_row import ChoiceRow
from kyphoview.shell.fitting_row import FittingRow
from kyphoview.shell.look import Look
from kyphoview.shell.text_label import TextLabel

FRACTURE, DISPLAY, HELP = "fracture", "display", "help"


class TopBar(QWidget):
    """`drawer_wanted` names the drawer to open, or to close when it is open."""

    drawer_wanted = Signal(str)
    view_wanted = Signal(str)
    full_screen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._name = TextLabel("kyphoview", "heading", "accent", wraps=False)
        self.place = TextLabel("", "heading", wraps=False)
        self.view = ChoiceRow("View", {"side": "Side", "top": "Top", "both": "Both"})
        self.view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.drawers = {
            FRACTURE: Button("fracture", "This fracture", "quiet", "Change which bone broke, how, and how badly"),
            DISPLAY: Button("text", "Display", "quiet", "Text size, colours, motion and keys"),
            HELP: Button("help", "Help", "quiet", "How this works, and all keys"),
        }
        self.full_screen = Button("full_screen", "Full screen", "quiet", "Fill the whole screen")
        self._build()

        self.view.chosen.connect(self.view_wanted)
        self.full_screen.clicked.connect(self.full_screen_wanted)
        self.drawers[FRACTURE].clicked.connect(self._on_fracture_clicked)
        self.drawers[DISPLAY].clicked.connect(self._on_display_clicked)
        self.drawers[HELP].clicked.connect(self._on_help_clicked)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def refit(self) -> None:
        self._row.refit()

    def show_step(self, number: int, count: int, title: str) -> None:
        """Number counts from 1."""
        self.place.setText(f"Step {number} of {count}" + (f"   {title}" if title else ""))
        self.refit()

    def show_open_drawer(self, name: str | None) -> None:
        for drawer, button in self.drawers.items():
            button.setChecked(drawer == name)

    def show_full_screen(self, is_full: bool) -> None:
        if is_full:
            self.full_screen.set_sign("leave_full_screen", "Leave full screen")
        else:
            self.full_screen.set_sign("full_screen", "Full screen")
        self.refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.theme.panel))
            painter.setPen(QColor(self._look.theme.hairline))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _build(self) -> None:
        self._row = FittingRow()
        row = self._row.row
        row.setSpacing(10)
        row.addWidget(self._name)
        self.place.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.view)
        buttons = [self.drawers[FRACTURE], self.drawers[DISPLAY], self.full_screen, self.drawers[HELP]]
        for button in buttons:
            row.addWidget(button)
        for button in self.drawers.values():
            button.setCheckable(True)
        self._row.set_yielding(
            [self.full_screen, self.drawers[HELP], self.drawers[DISPLAY], self.drawers[FRACTURE]],
            [self._name, self.place],
        )
        around = QHBoxLayout(self)
        around.setContentsMargins(20, 8, 16, 9)
        around.addWidget(self._row)

    def _on_fracture_clicked(self) -> None:
        self.drawer_wanted.emit(FRACTURE)

    def _on_display_clicked(self) -> None:
        self.drawer_wanted.emit(DISPLAY)

    def _on_help_clicked(self) -> None:
        self.drawer_wanted.emit(HELP)
