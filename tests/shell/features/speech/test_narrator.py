"""Which voice says a sentence: its recording, or the computer's voice where there is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.speech import narrator
from kyphoview.shell.features.speech.narrator import Narrator
from kyphoview.speech.pace import seconds_of, voice_speed
from kyphoview.speech.recordings import Recording

RECORDED = Recording(Path("/a.opus"), 4.0)


class StandIn(QObject):
    """Stands in for a `Voice`."""

    said = Signal()
    begun = Signal()
    heard = Signal(float)
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.done: list[object] = []

    def choose(self, name: str, speed: float, volume: float) -> None:
        self.done.append((name, speed, volume))

    def say(self, sentence: str, recording: Recording | None, from_s: float) -> None:
        self.done.append((sentence, recording, from_s))

    def stop(self) -> None:
        self.done.append("stop")

    def end(self) -> None:
        self.done.append("end")


@pytest.fixture
def made(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> tuple[Narrator, dict[str, StandIn]]:
    """A narrator with one recording, and what it has made to sound."""
    voices: dict[str, StandIn] = {}

    def make(kind: str):
        return lambda parent: voices.setdefault(kind, StandIn(parent))

    monkeypatch.setattr(narrator, "has_recordings", lambda: True)
    found = {"Recorded.": RECORDED}
    return Narrator(None, make("plays"), make("speaks"), found.get), voices


def test_a_recording_is_played_and_other_words_are_spoken(made: tuple[Narrator, dict[str, StandIn]]) -> None:
    told, voices = made
    told.choose("Alba", 1.5, 0.5)
    told.say("Recorded.", 1.25)
    assert set(voices) == {"plays"}
    told.say("Other.")
    assert voices["plays"].done == [("", 1.0, 1.0), ("Alba", 1.5, 0.5), ("Recorded.", RECORDED, 1.25)]
    assert voices["speaks"].done == [("Alba", 1.5, 0.5), ("Other.", None, 0.0)]


def test_the_end_of_either_is_the_end_of_the_sentence(qtbot: QtBot, made: tuple[Narrator, dict[str, StandIn]]) -> None:
    told, voices = made
    told.say("Other.")
    for voice in voices.values():
        with qtbot.waitSignals([told.begun, told.heard, told.said], order="strict"):
            voice.begun.emit()
            voice.heard.emit(1.0)
            voice.said.emit()
        with qtbot.waitSignal(told.failed):
            voice.failed.emit("Why.")


def test_silence_is_for_both(made: tuple[Narrator, dict[str, StandIn]]) -> None:
    told, voices = made
    told.say("Other.")
    told.stop()
    told.end()
    assert all(voice.done[-2:] == ["stop", "end"] for voice in voices.values())


@pytest.mark.parametrize(
    ("picture", "pace", "speed"),
    [(0.25, 0.0, 0.75), (1.0, -1.0, 0.75), (1.0, 0.0, 1.0), (1.0, 0.5, 2**0.5), (1.25, 0.0, 1.25), (2.0, 0.0, 1.5)],
)
def test_a_voice_goes_as_fast_as_the_picture_while_it_is_understood(picture: float, pace: float, speed: float) -> None:
    assert voice_speed(picture, pace) == pytest.approx(speed)
    assert seconds_of("Recorded.", speed, RECORDED) == pytest.approx(4.0 / speed, abs=0.5)
