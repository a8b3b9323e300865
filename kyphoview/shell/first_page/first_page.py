"""The first page of a window: the opening film, one sentence on what this is, for whom and how long, and ways in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.first_page.invitation import Invitation
from kyphoview.shell.first_page.way_in import WayIn


class FirstPage(Invitation):
    """Covers its parent whatever size it takes. `painted` comes once, when it has first been painted."""

    start_wanted = Signal()
    explore_wanted = Signal()
    study_wanted = Signal()
    painted = Signal()

    def __init__(self, is_spoken: bool, below: QWidget) -> None:
        minutes = _("Three minutes, spoken") if is_spoken else _("Three minutes; press Listen to hear it")
        self.start = WayIn("play", _("Start"), minutes, "primary")
        self.explore = WayIn("seen_three_quarter", _("Explore"), _("Step by step, at your own pace"))
        self.study = WayIn("study", _("Study"), _("Predict, order, recall: the model answers"))
        super().__init__((self.start, self.explore, self.study), parent=below)
        self._below = below
        self._is_painted = False
        self.setGeometry(below.rect())
        below.installEventFilter(self)

        self.start.clicked.connect(self.start_wanted)
        self.explore.clicked.connect(self.explore_wanted)
        self.study.clicked.connect(self.study_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
        return False

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes round among the ways in: nothing that is covered is reached."""
        here = next((number for number, way in enumerate(self._ways) if way.hasFocus()), -1)
        self._ways[(here + (1 if is_next else -1)) % len(self._ways)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from one way to the next, too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()
