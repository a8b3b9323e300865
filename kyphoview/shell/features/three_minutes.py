"""The essence in three minutes: begun by one press, gentle, and left again when it is over."""

from PySide6.QtCore import QObject

from kyphoview.procedure.moment import OPENING
from kyphoview.procedure.running_time import ESSENCE
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.words.side_panel import SidePanel


class ThreeMinutes(QObject):
    """Of one presentation, whose words in `side` it moves by themselves: what is told is in sight, and long enough.

    Whoever wants to see the needle or the hollow closely goes to its step afterwards.
    """

    def __init__(self, presentation: Presentation, side: SidePanel) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._side = side
        self._is_on = False
        presentation.session.playing_changed.connect(self._on_playing_changed)
        presentation.player.advanced.connect(self._on_advanced)
        presentation.sentence_changed.connect(self._on_sentence_changed)
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
            self._side.words.film.end()

    def _on_advanced(self) -> None:
        player = self._presentation.player
        leg = player.leg
        if self._is_on and leg is not None and not leg.is_passing and self._side.words.isVisible():
            gone_s = self._presentation.session.moment.at * leg.moving_s + player.rested_s
            self._side.words.film.advance(min(1.0, gone_s / leg.duration_s))

    def _on_sentence_changed(self, sentence: str) -> None:
        if self._is_on and self._side.words.isVisible():
            self._side.words.film.say(sentence)

    def _leave(self) -> None:
        """From now on each step is played for itself, as closely as ever."""
        if self._is_on:
            self._is_on = False
            self._presentation.player.running_time = None
            self._presentation.session.set_softened(False)
