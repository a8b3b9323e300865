"""What an empty room sees: the opening film, again and again, what this is in letters for a wall, and a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.shell.first_page.invitation import Invitation
from kyphoview.shell.first_page.way_in import WayIn
from kyphoview.shell.state.desktop.system_preferences import is_motion_reduced
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.cross_fade import CrossFade

BEGIN = N_("Touch to begin")
_LARGE = 1.5  # than on a desk: it is read from across the room
_REST_S = 12.0  # at the film's end


class AttractLoop(Invitation):
    """Touched anywhere, it says so with `touched`; at each `beat` it sees whether the film has rested for long enough.

    With reduced motion the film's first still is all there is.
    """

    touched = Signal()

    def __init__(self, settings: Settings, lapse_s: Callable[[], float], parent: QWidget | None = None) -> None:
        minutes = _("Three minutes, spoken") if settings.kiosk_is_heard else _("Three minutes; press Listen to hear it")
        self.begin = WayIn("touch", _(BEGIN), minutes, "primary")
        super().__init__((self.begin,), _LARGE, parent)
        self._lapse_s = lapse_s
        self._rest_since_s: float | None = None
        self._fade = CrossFade(self)
        self.film.set_motion_reduced(is_motion_reduced(settings.motion))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

        self.film.ended.connect(self._on_ended)
        self.begin.clicked.connect(self.touched)

    def start(self) -> None:
        """Begin, once it has its style and is shown."""
        self.begin.setFocus()
        self.film.play()

    def stop(self) -> None:
        self.film.stop()

    def end(self) -> None:
        """Somebody is there."""
        self.stop()

    def beat(self) -> None:
        """Play the film again when its last frame has been seen for a while."""
        if self._rest_since_s is not None and self._lapse_s() - self._rest_since_s >= _REST_S:
            self._rest_since_s = None
            self._fade.fade_from(self.grab())
            self.film.rewind()
            self.film.play()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.isAutoRepeat():
            self.touched.emit()

    def _on_ended(self) -> None:
        self._rest_since_s = self._lapse_s()
