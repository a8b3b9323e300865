"""Says each sentence by its recording; by the computer's voice where there is none, as for a clinic's own documents.

Each sounds in a process of its own. The one that says most is started first, the other when it is needed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kyphoview.language import N_
from kyphoview.own_process import own_command
from kyphoview.shell.features.speech.speaker import Speaker
from kyphoview.shell.features.speech.voice import Voice
from kyphoview.speech.pace import seconds_of
from kyphoview.speech.recordings import Recording, find_recording, has_recordings

NO_SOUND = N_(
    "This computer has no sound that the program can use, so the sentences go on without it. You can read them here."
)

MakeVoice = Callable[[QObject], Voice]
FindRecording = Callable[[str], Recording | None]


def _make_player(parent: QObject) -> Voice:
    return Voice(parent, own_command("play"), lacking=NO_SOUND)


class Narrator(Speaker):
    """`said` comes at the end of each sentence, `begun` and `heard` meanwhile; `failed` tells why one is not heard."""

    def __init__(
        self,
        parent: QObject | None = None,
        make_player: MakeVoice = _make_player,
        make_voice: MakeVoice = Voice,
        find: FindRecording = find_recording,
    ) -> None:
        super().__init__(parent)
        self._make = {True: make_player, False: make_voice}
        self._made: dict[bool, Voice] = {}  # what plays recordings, and what speaks
        self._find = find
        self._name, self._speed, self._volume = "", 1.0, 1.0
        self._voice(plays=has_recordings())  # most is said by it, so what is wrong with it is told at once

    def choose(self, name: str, speed: float, volume: float) -> None:
        """The computer's voice by its name, how many times the usual speed, and how loud recordings are, 0 to 1."""
        self._name, self._speed, self._volume = name, speed, volume
        for voice in self._made.values():
            voice.choose(name, speed, volume)

    def say(self, sentence: str, from_s: float = 0.0) -> None:
        """Say a sentence; of a recorded one the rest, from so many seconds on at this speed."""
        recording = self._find(sentence)
        self._voice(plays=recording is not None).say(sentence, recording, from_s)

    def seconds_of(self, sentence: str) -> float:
        """About how long it takes, with the pause after it."""
        return seconds_of(sentence, self._speed, self._find(sentence))

    def stop(self) -> None:
        for voice in self._made.values():
            voice.stop()

    def end(self) -> None:
        """Be silent for good; the processes end in their own time."""
        for voice in self._made.values():
            voice.end()
        self._made.clear()

    def close(self) -> None:
        """The same at once: the window closes."""
        for voice in self.findChildren(Voice):
            voice.close()
        self._made.clear()

    def _voice(self, *, plays: bool) -> Voice:
        if plays not in self._made:
            voice = self._made[plays] = self._make[plays](self)
            voice.choose(self._name, self._speed, self._volume)
            voice.said.connect(self.said)
            voice.begun.connect(self.begun)
            voice.heard.connect(self.heard)
            voice.failed.connect(self.failed)
            if not plays:
                voice.voices_found.connect(self.voices_found)
        return self._made[plays]
