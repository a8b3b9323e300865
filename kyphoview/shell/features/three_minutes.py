"""The essence in three minutes: begun by one press, gentle, and left again when it is over."""

from PySide6.QtCore import QObject, Signal

from kyphoview.procedure.moment import OPENING
from kyphoview.procedure.running_time import ESSENCE
from kyphoview.shell.presentation import Presentation


class ThreeMinutes(QObject):
    """Of one presentation. Whoever wants to see the needle or the hollow closely goes to its step afterwards.

    `ended` says that it has come to its end.
    """

    ended = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._is_on = False
        presentation.session.playing_changed.connect(self._on_playing_changed)
        presentation.started_over.connect(self._leave)

    def begin(self) -> None:
        """Play it from its beginning, in calm colours and from further away."""
        self._is_on = True
        self._presentation.session.set_softened(True)
        self._presentation.player.running_time = ESSENCE
        self._presentation.go_to_step(OPENING.step)

    def _on_playing_changed(self, is_playing: bool) -> None:
        player = self._presentation.player
        if self._is_on and not is_playing and player.is_done and not player.has_next:
            self._leave()
            self.ended.emit()

    def _leave(self) -> None:
        """From now on each step is played for itself, as closely as ever."""
        if self._is_on:
            self._is_on = False
            self._presentation.player.running_time = None
            self._presentation.session.set_softened(False)
