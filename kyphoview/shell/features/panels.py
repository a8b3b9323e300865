"""What a feature may ask of the window that holds it, and the names under which drawers open."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from kyphoview.shell.words.side_panel import SidePanel

FRACTURE, DISPLAY, HELP = "fracture", "display", "help"
SEARCH, DOCUMENTS, TAKE_AWAY = "search", "documents", "take_away"
LOOK_UP, CLINIC, EXPLAIN_SETUP = "look-up", "clinic", "explain_setup"
QUESTIONS, SHEET = "questions", "sheet"
STUDY, CHECK_YOURSELF, PROGRESS, PARTS = "study", "check_yourself", "progress", "parts"
COURSES = "courses"
WEIGHING_PAGE = "weigh"  # of those that are looked up: what may help, what may harm, other choices

DRAWERS = (
    FRACTURE,
    DISPLAY,
    HELP,
    SEARCH,
    DOCUMENTS,
    TAKE_AWAY,
    LOOK_UP,
    CLINIC,
    QUESTIONS,
    SHEET,
    STUDY,
    CHECK_YOURSELF,
    PROGRESS,
    PARTS,
    COURSES,
)
"""Those that the main window always has; `EXPLAIN_SETUP` comes with explaining."""


class Panels(Protocol):
    """A window, as far as a feature knows it."""

    @property
    def side(self) -> SidePanel:
        """Where drawers are offered and opened, and where something may stand in the place of the words."""
        ...

    def tell(self, sentence: str) -> None:
        """Calm news: what could not be done, until it is put away."""
        ...

    def tell_done(self, sentence: str) -> None:
        """What was done, for a while."""
        ...

    def add_under_picture(self, part: QWidget) -> None:
        """Put a part right under the picture."""
        ...
