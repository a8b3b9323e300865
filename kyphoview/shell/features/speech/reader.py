"""Reads the words of each step aloud while it plays, and keeps picture and voice together.

The picture moves as slowly as the words need, and waits at the step's end until they have been said. A pause stops
both; playing on begins the sentence again. Where there is no voice, or it fails, the sentences go on at the pace of
reading, without sound. Where steps are shown as stills, each is read when it is shown.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.shell.features.speech.script import Line, lines_of, seconds
from kyphoview.shell.features.speech.voice import Voice
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import Settings

_SLOWEST = 0.35  # of the usual pace of the picture


class Reader(QObject):
    """`sentence_changed` tells what is being said, "" for nothing; `failed` why it is not heard."""

    sentence_changed = Signal(str)
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(
        self,
        session: Session,
        player: Player,
        words: Callable[[], QWidget],
        make_voice: Callable[[QObject], Voice] = Voice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._words = words
        self._make_voice = make_voice
        self._voice: Voice | None = None
        self._pace = 0.0
        self._lines: list[Line] = []
        self._at = 0
        self._is_speaking = False

        session.playing_changed.connect(self._on_playing_changed)
        session.step_changed.connect(self._on_words_changed)
        session.reading_level_changed.connect(self._on_words_changed)

    @property
    def is_on(self) -> bool:
        return self._voice is not None

    @property
    def is_speaking(self) -> bool:
        return self._is_speaking

    def take(self, settings: Settings) -> None:
        """Switch on or off, and take voice and pace."""
        if not settings.reads_aloud:
            self._switch_off()
            return
        is_new = self._voice is None
        if self._voice is None:
            self._voice = self._make_voice(self)
            self._voice.said.connect(self._on_said)
            self._voice.failed.connect(self.failed)
            self._voice.voices_found.connect(self.voices_found)
        self._pace = settings.voice_pace
        self._voice.choose(settings.voice, settings.voice_pace)
        self._set_pace()
        if is_new and self._session.is_playing:
            self.read_step()

    def read_step(self) -> None:
        """Read the words of this step from their beginning."""
        self.stop()
        if self._voice is None:
            return
        self._lines, self._at = lines_of(self._words()), 0
        self._set_pace()
        self._say()

    def stop(self) -> None:
        """Be silent; reading goes on from this sentence when it is asked to."""
        if self._voice is not None and self._is_speaking:
            self._voice.stop()
        self._fall_silent()

    def close(self) -> None:
        """Be silent for good: the window closes."""
        self._switch_off()
        for voice in self.findChildren(Voice):
            voice.close()

    def _switch_off(self) -> None:
        if self._voice is not None:
            self._forget()
            self._voice.end()
            self._voice = None
            self._player.pace = 1.0

    def _say(self) -> None:
        if self._voice is None or self._at >= len(self._lines):
            self._fall_silent()
            return
        line = self._lines[self._at]
        self._is_speaking = True
        self._player.is_held = True
        line.mark()
        self.sentence_changed.emit(line.text)
        self._voice.say(line.text)

    def _fall_silent(self) -> None:
        self._player.is_held = self._at < len(self._lines)
        for line in self._lines:
            line.unmark()
        if self._is_speaking:
            self._is_speaking = False
            self.sentence_changed.emit("")

    def _forget(self) -> None:
        """Be silent, with nothing left to say."""
        self.stop()
        self._lines, self._at = [], 0
        self._player.is_held = False

    def _set_pace(self) -> None:
        needed_s = seconds(self._lines, self._pace)
        self._player.pace = min(1.0, max(_SLOWEST, self._player.step.duration_s / needed_s)) if needed_s else 1.0

    def _on_said(self) -> None:
        if self._is_speaking:
            self._lines[self._at].unmark()
            self._at += 1
            self._say()

    def _on_playing_changed(self, is_playing: bool) -> None:
        if self._voice is None:
            return
        if not is_playing:
            self.stop()
        elif not self._lines or self._session.moment.at <= 0.0:
            self.read_step()
        elif not self._is_speaking:
            self._say()

    def _on_words_changed(self) -> None:
        if self._voice is None:
            return
        self._forget()
        if self._session.is_playing or self._player.is_motion_reduced:
            self.read_step()
