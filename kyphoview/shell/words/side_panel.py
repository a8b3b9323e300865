"""Beside the picture: the words, or in their place one of the drawers, each made when it is first needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyphoview.procedure.case import Case
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.window.top_bar import DISPLAY, FRACTURE, HELP

LOOK_UP, CLINIC = "look-up", "clinic"

if TYPE_CHECKING:
    from kyphoview.shell.features.pages.look_up import LookUp
    from kyphoview.shell.widgets.drawer import Drawer
    from kyphoview.shell.words.popover import Popover
    from kyphoview.shell.words.words_panel import WordsPanel


class SidePanel(QStackedWidget):
    """One thing at a time; closing a drawer brings the words back.

    What it shows is imported and made when first needed, so that the picture is painted before.
    """

    case_wanted = Signal(object)
    settings_wanted = Signal(object)
    told = Signal(str)  # what a drawer could not do, for the window
    done = Signal(str)  # what it has done
    drawer_changed = Signal(object)  # the open drawer's name, or None
    source_wanted = Signal(object)  # a paragraph that a mark stands for
    reading_level_wanted = Signal(str)
    step_wanted = Signal(str)
    width_wanted = Signal(bool)  # whether a page needs the whole window

    def __init__(self, case: Case, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._settings = settings
        self._style = Style()
        self._drawers: dict[str, Drawer | LookUp] = {}
        self._open: str | None = None
        self._words: WordsPanel | None = None
        self._home: QWidget | None = None  # what stands in the place of the words
        self._popover: Popover | None = None
        self._voices: tuple[str, ...] = ()
        self.makers: dict[str, Callable[[], QWidget]] = {}  # of the drawers that others make
        self.setMinimumWidth(280)

    def hasHeightForWidth(self) -> bool:
        """It takes the height that it is given: what it shows can be scrolled."""
        return False

    @property
    def has_words(self) -> bool:
        return self._words is not None

    @property
    def words(self) -> "WordsPanel":
        if self._words is None:
            from kyphoview.shell.words.words_panel import WordsPanel

            self._words = WordsPanel(self.popover, self)
            apply_style(self._words, self._style)
            self.insertWidget(0, self._words)
            self._words.reading_level_wanted.connect(self.reading_level_wanted)
            self._words.look_up_wanted.connect(self._on_look_up_wanted)
            self._words.page_wanted.connect(self.open_page)
        return self._words

    @property
    def popover(self) -> "Popover":
        if self._popover is None:
            from kyphoview.shell.words.popover import Popover

            self._popover = Popover(self)
            self.destroyed.connect(self._popover.deleteLater)  # it stands over the window, which may stay
            self._popover.set_style(self._style)
            self._popover.source_chosen.connect(self.source_wanted)
            self._popover.place_wanted.connect(self.open_page)
        return self._popover

    @property
    def open_drawer(self) -> str | None:
        return self._open

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def show_case(self, case: Case) -> None:
        self._case = case
        if (drawer := self._drawers.get(FRACTURE)) is not None:
            drawer.show_case(case)  # type: ignore[union-attr]

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        for name in (DISPLAY, CLINIC):
            if (drawer := self._drawers.get(name)) is not None:
                drawer.show_settings(settings)  # type: ignore[union-attr]

    def show_voices(self, names: tuple[str, ...]) -> None:
        """The voices that can be chosen for reading aloud."""
        self._voices = names
        for name in (DISPLAY, CLINIC):
            if (drawer := self._drawers.get(name)) is not None:
                drawer.speech.show_voices(names, self._settings.voice)  # type: ignore[union-attr]

    def set_home(self, home: QWidget | None) -> None:
        """Let something else stand in the place of the words, or let them stand there again."""
        self._home = home
        if home is not None and self.indexOf(home) < 0:
            self.addWidget(home)
        if self._open is None:
            self.setCurrentWidget(self.words if home is None else home)

    def toggle_drawer(self, name: str) -> None:
        """Open a drawer, or close it when it is the open one."""
        if name == self._open:
            self.close_drawer()
            return
        if name not in self._drawers:
            self._drawers[name] = self._make(name)
            self.addWidget(self._drawers[name])
        self._open = name
        self.setCurrentWidget(self._drawers[name])
        self._drawers[name].close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.width_wanted.emit(name == LOOK_UP and self._look_up.is_wide)
        self.drawer_changed.emit(name)

    def open_page(self, place: str) -> None:
        """Look up a page, or a place in it: "differences" or "differences#height"."""
        if self._open != LOOK_UP:
            self.toggle_drawer(LOOK_UP)
        self._look_up.open_page(place)

    def go_back(self) -> bool:
        """From a page to where one came from; whether there was anything to go back to."""
        return self._open == LOOK_UP and self._look_up.go_back()

    def dismiss_note(self) -> bool:
        """Put the popover away; whether there was one to put away."""
        return self._popover is not None and self._popover.dismiss()

    def close_drawer(self) -> bool:
        """Bring the words back; whether there was a drawer to close."""
        if self._open is None:
            return False
        self._open = None
        self.setCurrentWidget(self.words if self._home is None else self._home)
        self.width_wanted.emit(False)
        self.drawer_changed.emit(None)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))

    @property
    def _look_up(self) -> "LookUp":
        return self._drawers[LOOK_UP]  # type: ignore[return-value]

    def _on_look_up_wanted(self) -> None:
        self.toggle_drawer(LOOK_UP)

    def _on_clinic_wanted(self) -> None:
        self.toggle_drawer(CLINIC)

    def _on_display_wanted(self) -> None:
        self.toggle_drawer(DISPLAY)

    def _make(self, name: str) -> "Drawer | LookUp":
        drawer: Drawer | LookUp
        if name in self.makers:
            drawer = self.makers[name]()  # type: ignore[assignment]
        elif name == FRACTURE:
            from kyphoview.shell.features.fracture.drawer import FractureDrawer

            drawer = FractureDrawer(self._case, self._style, self)
            drawer.case_wanted.connect(self.case_wanted)
        elif name == DISPLAY:
            from kyphoview.shell.window.display_drawer import DisplayDrawer

            drawer = DisplayDrawer(self._settings, self._style, self)
            drawer.settings_wanted.connect(self.settings_wanted)
            drawer.speech.show_voices(self._voices, self._settings.voice)
            drawer.clinic.clicked.connect(self._on_clinic_wanted)
        elif name == CLINIC:
            from kyphoview.shell.staff.staff_drawer import StaffDrawer

            drawer = StaffDrawer(self._settings, self._style, self)
            drawer.settings_wanted.connect(self.settings_wanted)
            drawer.speech.show_voices(self._voices, self._settings.voice)
            drawer.display_wanted.connect(self._on_display_wanted)
            drawer.told.connect(self.told)
            drawer.done.connect(self.done)
        elif name == LOOK_UP:
            drawer = self._make_look_up()
        else:
            assert name == HELP
            from kyphoview.shell.window.help_drawer import HelpDrawer

            drawer = HelpDrawer(self._style, self)
        drawer.closed.connect(self.close_drawer)
        return drawer

    def _make_look_up(self) -> "LookUp":
        from kyphoview.shell.features.pages.look_up import LookUp

        look_up = LookUp(self.popover, self._style, self)
        look_up.step_wanted.connect(self.step_wanted)
        look_up.width_wanted.connect(self.width_wanted)
        return look_up
