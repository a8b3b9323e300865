"""Beside the picture: the words, or in their place one of the drawers, each made when it is first needed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyphoview.procedure.view_names import VIEW_NAMES, Views
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.words.step_text import StepText

if TYPE_CHECKING:
    from kyphoview.shell.widgets.drawer import SideDrawer
    from kyphoview.shell.words.opening_offers import OpeningOffer
    from kyphoview.shell.words.popover import Popover
    from kyphoview.shell.words.words_panel import WordsPanel


_LEAST_PX, _LEAST_OF_LARGE_PX = 280, 185  # wide; the second at text scale 1, and larger with the text


class SidePanel(QStackedWidget):
    """One thing at a time; closing a drawer brings the words back, or what stands in their place.

    It knows no drawer: each is offered under a name by whoever makes it. Words and drawers are imported and made when
    first needed, so that the picture is painted before.
    """

    drawer_changed = Signal(object)  # the open drawer's name, or None
    width_wanted = Signal(bool)  # whether a drawer needs the whole window
    steps_wanted = Signal(bool)  # whether the steps may stand in sight, or would answer what a drawer asks
    reading_level_wanted = Signal(str)
    look_up_wanted = Signal()
    page_wanted = Signal(str)  # or a place in it: "differences#height"
    offer_wanted = Signal(str)  # of what beginning and end offer
    course_wanted = Signal(str)  # of which words speak
    room_wanted = Signal(int)  # the width at text scale 1 that a step's words need; 0: the usual
    source_wanted = Signal(object)  # a paragraph that a mark stands for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._makers: dict[str, Callable[[], SideDrawer]] = {}
        self._drawers: dict[str, SideDrawer] = {}
        self._open: str | None = None
        self._behind: str | None = None  # the drawer from which the open one was opened
        self._words: WordsPanel | None = None
        self._opening: Sequence[OpeningOffer] = ("essence",)
        self.has_courses = False  # whether other courses can be shown from here; to be said before there are words
        self._views: Views = VIEW_NAMES[:1]
        self._home: QWidget | None = None  # what stands in the place of the words
        self._popover: Popover | None = None
        self.setMinimumWidth(_LEAST_PX)

    def hasHeightForWidth(self) -> bool:
        """It takes the height that it is given: what it shows can be scrolled."""
        return False

    @property
    def words(self) -> "WordsPanel":
        if self._words is None:
            from kyphoview.shell.words.words_panel import WordsPanel

            self._words = WordsPanel(self.popover, self)
            self._words.show_views(self._views)
            self._words.opening = self._opening
            self._words.has_courses = self.has_courses
            apply_style(self._words, self._style)
            self.insertWidget(0, self._words)
            self._words.reading_level_wanted.connect(self.reading_level_wanted)
            self._words.look_up_wanted.connect(self.look_up_wanted)
            self._words.page_wanted.connect(self.page_wanted)
            self._words.offer_wanted.connect(self.offer_wanted)
            self._words.course_wanted.connect(self.course_wanted)
            self._words.room_wanted.connect(self.room_wanted)
        return self._words

    @property
    def home(self) -> QWidget:
        """What stands there when no drawer is open."""
        return self.words if self._home is None else self._home

    @property
    def popover(self) -> "Popover":
        if self._popover is None:
            from kyphoview.shell.words.popover import Popover

            self._popover = Popover(self)
            self.destroyed.connect(self._popover.deleteLater)  # it stands over the window, which may stay
            self._popover.set_style(self._style)
            self._popover.source_chosen.connect(self.source_wanted)
            self._popover.place_wanted.connect(self.page_wanted)
        return self._popover

    @property
    def open_drawer(self) -> str | None:
        return self._open

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setMinimumWidth(max(_LEAST_PX, style.px(_LEAST_OF_LARGE_PX)))
        self.update()

    def show_step(self, text: StepText) -> None:
        """Show the words of a step, or why there are none."""
        self.dismiss_note()
        if text.words is None:
            self.words.show_problem(text.problem)
        else:
            clinic = (text.clinic,) if text.clinic is not None else ()
            self.words.show_step(text.words, text.documents, text.level, *clinic)

    def show_views(self, views: Views) -> None:
        """Let the words, once they are there, say what to look at in the views that are shown."""
        self._views = views
        if self._words is not None:
            self._words.show_views(views)

    def show_figures(self, lines: list[str]) -> None:
        """What the model measures now, one figure a line."""
        self.words.show_figures(lines)

    def set_opening(self, offers: "Sequence[OpeningOffer]") -> None:
        """What the first page offers; to be said before there are words."""
        self._opening = offers

    def set_home(self, home: QWidget | None) -> None:
        """Let something else stand in the place of the words, or let them stand there again."""
        self._home = home
        if home is not None and self.indexOf(home) < 0:
            self.addWidget(home)
        if self._open is None:
            self.setCurrentWidget(self.words if home is None else home)

    def offer_drawer(self, name: str, make: "Callable[[], SideDrawer]") -> None:
        """Let a drawer be opened by this name; it is made when it first is."""
        self._makers[name] = make

    def toggle_drawer(self, name: str) -> None:
        """Open a drawer, or close it when it is the open one."""
        if name == self._open:
            self.go_back()
        else:
            self.show_drawer(name)

    def show_drawer(self, name: str) -> "SideDrawer":
        """Open a drawer, unless it is open."""
        drawer = self._drawer(name)
        if name != self._open:
            self._open, self._behind = name, None
            self.setCurrentWidget(drawer)
            drawer.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.width_wanted.emit(drawer.is_wide)
            self.drawer_changed.emit(name)
        return drawer

    def escape(self) -> bool:
        """Put away what lies on top: a note, a page in a drawer, the drawer; whether there was anything."""
        if self.dismiss_note():
            return True
        if self._open is not None and self._drawers[self._open].escape():
            return True
        return self.go_back()

    def dismiss_note(self) -> bool:
        """Put the popover away; whether there was one to put away."""
        return self._popover is not None and self._popover.dismiss()

    def show_drawer_from_open(self, name: str) -> None:
        """Open a drawer that belongs to the open one, which comes back when it is closed."""
        behind = self._open
        self.show_drawer(name)
        self._behind = behind

    def go_back(self) -> bool:
        """Close the drawer: bring that back from which it was opened, else the words; whether there was one."""
        if self._behind is None:
            return self.close_drawer()
        self.show_drawer(self._behind)
        return True

    def close_drawer(self) -> bool:
        """Bring the words back; whether there was a drawer to close."""
        if self._open is None:
            return False
        self._open, self._behind = None, None
        self.setCurrentWidget(self.words if self._home is None else self._home)
        self.width_wanted.emit(False)
        self.drawer_changed.emit(None)
        return True

    def forget_drawers(self) -> None:
        """Close what is open, and let every drawer be made anew: what was typed or shown in them is gone."""
        self.dismiss_note()
        self.close_drawer()
        for drawer in self._drawers.values():
            self.removeWidget(drawer)
            delete_later(drawer)
        self._drawers.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))

    def _drawer(self, name: str) -> "SideDrawer":
        if name not in self._drawers:
            drawer = self._drawers[name] = self._makers[name]()
            self.addWidget(drawer)
            drawer.closed.connect(self.go_back)
            drawer.width_wanted.connect(self.width_wanted)
        return self._drawers[name]
