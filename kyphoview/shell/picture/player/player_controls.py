"""What controls player and voice, whatever its size: back, play, listen, on, and a slider over time."""

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.language import N_, _
from kyphoview.shell.picture.player.time_line import StepLine
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.text_label import TextLabel

PLAY, PAUSE, AGAIN = ("play", N_("Play")), ("pause", N_("Pause")), ("again", N_("Play again"))


def _said(sign: tuple[str, str]) -> tuple[str, str]:
    icon, word = sign
    return icon, _(word)


class PlayerControls(QWidget):
    """Follows the session; its buttons ask the player. What is made of it lays them out.

    `listen_wanted` asks for the voice, or to be rid of it, `volume_wanted` says how loud, 0 to 1.
    """

    listen_wanted = Signal()
    volume_wanted = Signal(float)

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self.previous = Button("previous", _("Previous step"), description=_("Back to the step before"))
        self.play = Button(*_said(PLAY), "primary", description=_("Play or pause this step"))
        self.listen = Button("listen", _("Listen"), description=_("Have the words read aloud while it plays, or not"))
        self.listen.setCheckable(True)
        self.volume_title = TextLabel(_("Volume"), "small", "text_quiet", wraps=False)
        self.volume = Slider(_("Volume"), _("How loud the voice is"))
        self.volume.setRange(0, 100)
        self.volume.setPageStep(20)
        self.volume.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.next = Button("next", _("Next step"), description=_("On to the next step"))
        self.scrubber = self._new_scrubber()
        self._lay_out()
        self.show_sound(False, 1.0)
        self._on_step_changed()

        self.previous.clicked.connect(player.previous_step)
        self.play.clicked.connect(player.play_or_pause)
        self.listen.clicked.connect(self.listen_wanted)
        self.volume.sought.connect(self._on_volume_sought)
        self.next.clicked.connect(player.next_step)
        session.step_changed.connect(self._on_step_changed)
        session.moment_changed.connect(self._on_moment_changed)
        session.playing_changed.connect(self._on_moment_changed)
        player.advanced.connect(self._on_advanced)

    @property
    def rest_left_s(self) -> float:
        """How long the picture still rests at this step's end, so that its words can be read; 0 where it does not."""
        player, session = self._player, self._session
        if player.leg is None or player.lead is not None or not (session.is_playing and player.is_at_end):
            return 0.0
        return max(0.0, player.leg.rest_s - player.rested_s) / session.speed

    def time_in_words(self) -> str:
        """How much of the present step has gone by, or how long the picture rests so that its words can be read."""
        if self.rest_left_s:
            return _("{time} to read", time=_clock(ceil(self.rest_left_s)))
        whole_s = self._player.step.duration_s
        return _("{time} of {whole}", time=_clock(self._session.moment.at * whole_s), whole=_clock(whole_s))

    def show_sound(self, is_heard: bool, volume: float) -> None:
        """Whether the words are read aloud, and how loud, 0 to 1."""
        self.listen.setChecked(is_heard)
        self.volume.show_value(round(100 * volume))
        for part in (self.volume_title, self.volume):
            part.setVisible(is_heard)

    def _new_scrubber(self) -> Slider:
        return StepLine(self._session, self._player, self.time_in_words, self)

    def _lay_out(self) -> None:
        raise NotImplementedError

    def _on_step_changed(self) -> None:
        self.previous.setEnabled(self._player.has_previous)
        self.next.setEnabled(self._player.has_next)
        self._on_moment_changed()

    def _on_moment_changed(self) -> None:
        is_playing = self._session.is_playing
        is_done = self._player.is_done and not is_playing
        self.play.set_sign(*_said(PAUSE if is_playing else AGAIN if is_done else PLAY))
        leads_on = is_done and self._player.has_next
        self.play.set_kind("plain" if leads_on else "primary")
        self.next.set_kind("primary" if leads_on else "plain")

    def _on_advanced(self) -> None:
        """While the picture rests no moment changes, but the time that is left does."""
        if self._player.is_at_end:
            self._on_moment_changed()

    def _on_volume_sought(self, percent: int) -> None:
        self.volume_wanted.emit(percent / 100)


def _clock(seconds: float) -> str:
    whole = int(seconds + 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"
