"""The bar at the top: where one is, and the few things that can be opened."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.procedure.view_names import Views
from kyphoview.shell.features.panels import COURSES, DISPLAY, DOCUMENTS, FRACTURE, HELP, PARTS, SEARCH, STUDY, TAKE_AWAY
from kyphoview.shell.state.view_captions import spoken
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.place_label import PlaceLabel
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.more_menu import MoreMenu

if TYPE_CHECKING:
    from kyphoview.shell.picture.view_menu import ViewMenu


class TopBar(QWidget):
    """`drawer_wanted` names the drawer to open, or to close when it is open."""

    drawer_wanted = Signal(str)
    choice_wanted = Signal(object)
    compare_wanted = Signal()
    weighing_wanted = Signal()
    explain_wanted = Signal()
    names_wanted = Signal()
    home_wanted = Signal()
    full_screen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._name = _Name("kyphoview", "heading", "accent", wraps=False)
        self.place = PlaceLabel()
        self.views = Button("views", _("Views"), "quiet", _("Choose what the picture shows"))
        self.compare = Button("compare", _("Compare"), "quiet", _("Lay healthy, broken and treated over each other"))
        self.compare.setCheckable(True)
        self.explain = Button(
            "explain", _("Explain"), "quiet", _("Explain to a patient, with a clean picture for them")
        )
        self.explain.setCheckable(True)
        self.weighing = Button(
            "weigh", _("Helps, harms, choices"), "quiet", _("What it may do, and what else there is")
        )
        self.names = Button("eye", _("Test yourself"), "line", _("Hide the names in the picture, or show them again"))
        self.names.setCheckable(True)
        self.home = Button("home", _("First page"), "line", _("Back to the picture and the ways in of the beginning"))
        self._menu: ViewMenu | None = None
        self._choice: Views | None = None
        self._shown: Views = ()
        self.drawers = {
            FRACTURE: Button("fracture", _("This fracture"), "quiet", _("Change which bone broke, how, and how badly")),
            DOCUMENTS: Button("document", _("Documents"), "line", _("Open your own leaflets beside the picture")),
            SEARCH: Button("search", _("Search"), "line", _("Search all words, and the documents that are open")),
            DISPLAY: Button("text", _("Display"), "quiet", _("Text size, colours, motion and keys")),
            TAKE_AWAY: Button(
                "take_away", _("Take away"), "quiet", _("Copy, save or print what you see, or make a film")
            ),
            STUDY: Button("study", _("Study"), "line", _("Try what you know, and see what the model says")),
            PARTS: Button("look_up", _("In the picture"), "line", _("What the picture shows, part by part")),
            COURSES: Button(
                "courses", _("What else can happen"), "line", _("Waiting, one balloon, and what may go otherwise")
            ),
            HELP: Button("help", _("Help"), "quiet", _("How this works, and all keys")),
        }
        self.more = Button("more", _("More"), "quiet", _("Search, documents, study, and what has no room here"))
        drawers = self.drawers
        seldom = (drawers[SEARCH], drawers[DOCUMENTS], drawers[STUDY], drawers[COURSES], drawers[PARTS])
        self._more_menu = MoreMenu((*seldom, self.names, self.home), self)
        for button in (self.explain, drawers[TAKE_AWAY], self.compare):
            self._more_menu.stand_in_for(button)
        self.full_screen = Button("full_screen", _("Full screen"), "quiet", _("Fill the whole screen"))
        self._build()

        self.views.clicked.connect(self.open_views)
        self.compare.clicked.connect(self.compare_wanted)
        self.weighing.clicked.connect(self.weighing_wanted)
        self.more.clicked.connect(self._on_more_clicked)
        self.explain.clicked.connect(self.explain_wanted)
        self.full_screen.clicked.connect(self.full_screen_wanted)
        self.drawers[FRACTURE].clicked.connect(self._on_fracture_clicked)
        self.drawers[DOCUMENTS].clicked.connect(self._on_documents_clicked)
        self.drawers[SEARCH].clicked.connect(self._on_search_clicked)
        self.drawers[DISPLAY].clicked.connect(self._on_display_clicked)
        self.drawers[TAKE_AWAY].clicked.connect(self._on_take_away_clicked)
        self.drawers[STUDY].clicked.connect(self._on_study_clicked)
        self.drawers[PARTS].clicked.connect(partial(self.drawer_wanted.emit, PARTS))
        self.drawers[COURSES].clicked.connect(partial(self.drawer_wanted.emit, COURSES))
        self.names.clicked.connect(self.names_wanted)
        self.home.clicked.connect(self.home_wanted)
        self.drawers[HELP].clicked.connect(self._on_help_clicked)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def refit(self) -> None:
        self._row.refit()

    def show_step(self, number: int, count: int, title: str) -> None:
        """Number counts from 1."""
        self.place.show_step(number, count, title)
        self.refit()

    def show_choice(self, choice: Views | None, views: Views) -> None:
        """The person's choice of views, and what is shown."""
        self._choice, self._shown = choice, views
        if choice is None:
            shown = _("Choose what the picture shows. Now: {views}, as the step offers", views=spoken(views))
        else:
            shown = _("Choose what the picture shows. Now: {views}", views=spoken(views))
        self.views.setAccessibleDescription(shown)
        self.views.setToolTip(shown)
        if self._menu is not None:
            self._menu.show_choice(choice, views)

    def open_views(self) -> None:
        """Open the panel in which views are chosen."""
        if self._menu is None:
            from kyphoview.shell.picture.view_menu import ViewMenu

            self._menu = ViewMenu(self)
            self._menu.choice_wanted.connect(self.choice_wanted)
            self._menu.show_choice(self._choice, self._shown)
        self._menu.open_below(self.views, self._style)

    def show_open_drawer(self, name: str | None) -> None:
        for drawer, button in self.drawers.items():
            button.setChecked(drawer == name)
            button.show_open(drawer == name)

    def show_names(self, are_shown: bool) -> None:
        """Whether the parts are named in the picture."""
        self.names.setChecked(not are_shown)

    def show_full_screen(self, is_full: bool) -> None:
        if is_full:
            self.full_screen.set_sign("leave_full_screen", _("Leave full screen"))
        else:
            self.full_screen.set_sign("full_screen", _("Full screen"))
        self.refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
            painter.setPen(QColor(self._style.theme.hairline))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _build(self) -> None:
        self._row = FittingRow()
        row = self._row.row
        row.setSpacing(10)
        row.addWidget(self._name)
        row.addWidget(self.place)
        row.addStretch(1)
        drawers = self.drawers
        buttons = [self.weighing, self.views, self.explain, drawers[TAKE_AWAY], drawers[FRACTURE], self.compare]
        buttons += [drawers[DISPLAY], self.full_screen, drawers[HELP], self.more]
        for button in buttons:
            row.addWidget(button)
        for button in self.drawers.values():
            button.setCheckable(True)
        for button in (*self.drawers.values(), self.views, self.more):
            button.show_open(False)
        leaving = [
            self._name,
            self.full_screen,
            drawers[TAKE_AWAY],
            self.explain,
            self.compare,
        ]  # "More" and keys do it
        self._row.set_yielding([self.more, *reversed(buttons[:-1])], leaving, self.place)
        around = QHBoxLayout(self)
        around.setContentsMargins(20, 4, 16, 5)
        around.addWidget(self._row)

    def _on_more_clicked(self) -> None:
        self._more_menu.open_below(self.more, self._style)

    def _on_fracture_clicked(self) -> None:
        self.drawer_wanted.emit(FRACTURE)

    def _on_documents_clicked(self) -> None:
        self.drawer_wanted.emit(DOCUMENTS)

    def _on_search_clicked(self) -> None:
        self.drawer_wanted.emit(SEARCH)

    def _on_display_clicked(self) -> None:
        self.drawer_wanted.emit(DISPLAY)

    def _on_take_away_clicked(self) -> None:
        self.drawer_wanted.emit(TAKE_AWAY)

    def _on_study_clicked(self) -> None:
        self.drawer_wanted.emit(STUDY)

    def _on_help_clicked(self) -> None:
        self.drawer_wanted.emit(HELP)


class _Name(TextLabel):
    """The program's, which heads nothing."""

    @property
    def told_level(self) -> int:
        return 0
