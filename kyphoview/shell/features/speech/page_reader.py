"""Reads a page aloud, sentence by sentence, and marks what is being said there. No picture moves meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.shell.features.speech.marks import Marks
from kyphoview.shell.features.speech.narrator import Narrator
from kyphoview.shell.state.settings import Settings
from kyphoview.speech.pace import voice_speed
from kyphoview.speech.script import said_on_page


class PageReader(QObject):
    """`reading_changed` says whether it reads, `failed` why nothing is heard."""

    reading_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, make_voice: Callable[[QObject], Narrator] = Narrator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_voice = make_voice
        self._voice: Narrator | None = None
        self._left: list[str] = []
        self._page: QWidget | None = None
        self._marks = Marks(self._shown)
        self._is_reading = False

    @property
    def is_reading(self) -> bool:
        return self._is_reading

    def read(self, page_id: str, page: QWidget, settings: Settings) -> None:
        """Read the page of this id, whose words are marked where it is shown."""
        if self._voice is None:
            self._voice = self._make_voice(self)
            self._voice.said.connect(self._say_next)
            self._voice.failed.connect(self.failed)
        self.take(settings)
        self._left, self._page = list(said_on_page(page_id)), page
        self._set_reading(True)
        self._say_next()

    def take(self, settings: Settings) -> None:
        """Voice, pace and volume."""
        if self._voice is not None:
            self._voice.choose(settings.voice, voice_speed(1.0, settings.voice_pace), settings.volume)

    def stop(self) -> None:
        """Be silent."""
        self._left, self._page = [], None
        self._marks.clear()
        if self._voice is not None and self._is_reading:
            self._voice.stop()
        self._set_reading(False)

    def close(self) -> None:
        """Be silent for good."""
        self.stop()
        if self._voice is not None:
            self._voice.close()

    def _shown(self) -> QWidget:
        assert self._page is not None
        return self._page

    def _say_next(self) -> None:
        if not self._is_reading or self._voice is None:
            return
        if not self._left:
            self.stop()
            return
        sentence = self._left.pop(0)
        self._marks.show(sentence)
        self._voice.say(sentence)

    def _set_reading(self, is_reading: bool) -> None:
        if is_reading != self._is_reading:
            self._is_reading = is_reading
            self.reading_changed.emit(is_reading)
