"""Opening the kiosk, and the ordinary window when staff leave it for the settings."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.shell.errors.uncaught import tell_errors
from kyphoview.shell.features.panels import CLINIC
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.open_marker import note_open
from kyphoview.shell.state.settings_file import Remembered

NO_CODE = N_("No staff code is set, so the kiosk ends only from outside; 'kyphoview staff-code' sets one.")


class Entrance(QObject):
    """Holds what is open: the kiosk, then perhaps the ordinary window."""

    def __init__(self, remembered: Remembered, open_window: Callable[[str], QWidget]) -> None:
        super().__init__()
        self.kiosk = KioskWindow(remembered.settings)
        self.window: QWidget | None = None
        self._open_window = open_window
        self._sentences = (remembered.trouble, None if remembered.settings.staff_code else _(NO_CODE))

        self.kiosk.left.connect(self._on_left)

    def open(self) -> None:
        """Fill the screen; what is wrong with the settings, or lacking in them, goes to standard error."""
        for sentence in self._sentences:
            if sentence and sys.stderr is not None:
                print(f"kyphoview: {sentence}", file=sys.stderr)
        tell_errors(self.kiosk.tell)
        note_open()
        self.kiosk.open()

    def _on_left(self, to_settings: bool) -> None:
        if to_settings:
            self.window = self._open_window(CLINIC)
