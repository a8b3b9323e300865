"""The patient's picture on a screen of its own: where, as far as there is such a screen, and what comes and goes."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from kyphoview.shell.features.explain.patient_window import PatientWindow
from kyphoview.shell.features.explain.screens import AttachedScreens, Placement, Screens, choose_placement
from kyphoview.shell.presentation import Presentation

# When screens come and go, Qt tells only later on which one a window stands, and a window manager that puts windows
# elsewhere takes its time. What was settled too early would cover the clinician's window, or show the patient nothing.
_LOOKED_AT_AGAIN_MS = (300, 1000, 3000)


class PatientScreen(QObject):
    """Between `begin` and `end` it follows settings, screens, and the screen that the clinician's window stands on.

    Its window is made once and kept.
    """

    placed = Signal()  # the window has come, gone, or moved to another screen
    screens_changed = Signal()
    lost = Signal()  # the screen has been unplugged
    found = Signal(bool)  # one has been plugged in; true where it was lost before

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._screens: Screens = AttachedScreens(self)
        self._is_on = False
        self._was_lost = False
        self._placement: Placement | None = None
        self.window: PatientWindow | None = None
        self._clinicians: QWindow | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._waiting_ms: list[int] = []

        self._again.timeout.connect(self._look_again)
        self._screens.changed.connect(self._on_screens_changed)
        presentation.keeper.changed.connect(self._choose)

    @property
    def placement(self) -> Placement | None:
        """The screen that is the patient's; None while there is none of their own."""
        return self._placement

    @property
    def placements(self) -> tuple[Placement, ...]:
        """All screens."""
        return self._screens.placements()

    @property
    def own_key(self) -> str:
        """The screen on which the clinician's window stands."""
        return self._screens.own_key(self._presentation.picture.window())

    def begin(self) -> None:
        self._is_on = True
        self._was_lost = False
        self._clinicians = self._presentation.picture.window().windowHandle()
        if self._clinicians is not None:
            self._clinicians.screenChanged.connect(self._on_screens_changed)
        self._choose()

    def end(self) -> None:
        self._is_on = False
        self._again.stop()
        if self._clinicians is not None:
            self._clinicians.screenChanged.disconnect(self._on_screens_changed)
            self._clinicians = None
        self._place(None)

    def close(self) -> None:
        """The clinician's window goes."""
        self.end()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _choose(self) -> None:
        """Put the patient's picture where the settings want it, as far as there is such a screen."""
        if self._is_on:
            wanted = self._presentation.settings.patient_screen
            self._place(choose_placement(self.placements, self.own_key, wanted))

    def _place(self, placement: Placement | None) -> None:
        if placement == self._placement:
            return
        self._placement = placement
        if placement is not None:
            self._show_on(placement)
        elif self.window is not None:
            self.window.leave()
        self.placed.emit()

    def _show_on(self, placement: Placement) -> None:
        if self.window is None:
            self.window = PatientWindow(self._presentation)
        clinicians = self._presentation.picture.window()
        was_active = clinicians.isActiveWindow()
        self.window.show_on(placement)
        if was_active:  # some desktops give the keys to whatever fills a screen
            clinicians.activateWindow()

    def _on_screens_changed(self) -> None:
        self._follow_screens()
        if self._is_on:
            self._waiting_ms = list(_LOOKED_AT_AGAIN_MS)
            self._again.start(self._waiting_ms.pop(0))

    def _look_again(self) -> None:
        self._follow_screens()
        if self._placement is not None and self.window is not None and self.window.geometry() != self._placement.area:
            self._show_on(self._placement)
        if self._waiting_ms:
            self._again.start(self._waiting_ms.pop(0))

    def _follow_screens(self) -> None:
        """A screen that is gone takes nothing with it."""
        had_screen = self._placement is not None
        self._choose()
        has_screen = self._placement is not None
        self.screens_changed.emit()
        if self._is_on and has_screen and not had_screen:
            self.found.emit(self._was_lost)
        elif self._is_on and had_screen and not has_screen:
            self._was_lost = True
            self.lost.emit()
