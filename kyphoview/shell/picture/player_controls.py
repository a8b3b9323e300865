"""What controls the player, whatever its size: back, play, on, and a slider over the present step."""

from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.slider import Slider

PLAY, PAUSE, AGAIN = ("play", N_("Play")), ("pause", N_("Pause")), ("again", N_("Play again"))


def _said(sign: tuple[str, str]) -> tuple[str, str]:
    icon, word = sign
    return icon, _(word)


class PlayerControls(QWidget):
    """Follows the session; its buttons ask the player. What is made of it lays them out."""

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self.previous = Button("previous", _("Previous step"), description=_("Back to the step before"))
        self.play = Button(*_said(PLAY), "primary", description=_("Play or pause this step"))
        self.next = Button("next", _("Next step"), description=_("On to the next step"))
        self.scrubber = Slider(_("Place in this step"), _("Drag to any moment of this step"))
        self.scrubber.setPageStep(30)  # frames: one second
        self._lay_out()
        self._on_step_changed()

        self.previous.clicked.connect(player.previous_step)
        self.play.clicked.connect(player.play_or_pause)
        self.next.clicked.connect(player.next_step)
        self.scrubber.sought.connect(self._on_sought)
        session.step_changed.connect(self._on_step_changed)
        session.moment_changed.connect(self._on_moment_changed)
        session.playing_changed.connect(self._on_moment_changed)

    def _lay_out(self) -> None:
        raise NotImplementedError

    def _on_step_changed(self) -> None:
        was_blocked = self.scrubber.blockSignals(True)
        self.scrubber.setRange(0, self._player.frames)
        self.scrubber.blockSignals(was_blocked)
        self.previous.setEnabled(self._player.has_previous)
        self.next.setEnabled(self._player.has_next)
        self._on_moment_changed()

    def _on_moment_changed(self) -> None:
        is_playing = self._session.is_playing
        is_done = self._player.is_at_end and not is_playing
        self.scrubber.show_value(round(self._session.moment.at * self._player.frames))
        self.play.set_sign(*_said(PAUSE if is_playing else AGAIN if is_done else PLAY))
        leads_on = is_done and self._player.has_next
        self.play.set_kind("plain" if leads_on else "primary")
        self.next.set_kind("primary" if leads_on else "plain")

    def _on_sought(self, frame: int) -> None:
        self._player.seek_step(frame / self._player.frames)
