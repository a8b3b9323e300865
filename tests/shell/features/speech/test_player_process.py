"""Playing recordings: orders and answers with stand-ins for Qt's player, and once in earnest without any device."""

import json
import sys
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.speech.narrator import NO_SOUND
from kyphoview.shell.features.speech.player_process import RecordingPlayer
from kyphoview.shell.features.speech.voice import Voice


class Status(Enum):
    LoadedMedia = 0
    EndOfMedia = 1
    InvalidMedia = 2


class Player(QObject):
    """Stands in for `QMediaPlayer` and for its output."""

    mediaStatusChanged = Signal(object)  # noqa: N815 - Qt's name
    positionChanged = Signal(int)  # noqa: N815 - Qt's name
    errorOccurred = Signal(object, str)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Any] = []

    def setVolume(self, volume: float) -> None:
        self.done.append(volume)

    def setSource(self, file: QUrl) -> None:
        self.done.append(file.toLocalFile())

    def setPosition(self, milliseconds: int) -> None:
        self.done.append(milliseconds)

    def setPlaybackRate(self, speed: float) -> None:
        self.done.append(speed)

    def play(self) -> None:
        self.done.append("play")

    def stop(self) -> None:
        self.mediaStatusChanged.emit(Status.EndOfMedia)  # as some do
        self.done.append("stop")


def order(number: int, file: str = "/a.opus", speed: float = 1.0, start_s: float = 0.0) -> str:
    place = {"file": file, "from": start_s}
    return json.dumps({"do": "play", "number": number, **place, "speed": speed, "volume": 0.5})


@pytest.fixture
def answers() -> list[dict[str, object]]:
    return []


@pytest.fixture
def media(qapp: Any) -> Player:
    return Player()


@pytest.fixture
def player(media: Player, answers: list[dict[str, object]]) -> RecordingPlayer:
    return RecordingPlayer(media, media, answers.append)


def test_a_recording_is_played_and_its_end_is_told(
    media: Player, player: RecordingPlayer, answers: list[dict[str, object]]
) -> None:
    player.take(order(4, "/b.opus", 1.25))
    assert media.done == ["stop", "", "/b.opus", 0.5, 1.25, "play"]
    media.mediaStatusChanged.emit(Status.LoadedMedia)
    assert answers == []
    media.mediaStatusChanged.emit(Status.EndOfMedia)
    assert answers == [{"is": "said", "number": 4}]


def test_the_rest_of_a_recording_begins_once_it_is_loaded(media: Player, player: RecordingPlayer) -> None:
    player.take(order(4, start_s=1.5))
    assert "play" not in media.done
    media.mediaStatusChanged.emit(Status.LoadedMedia)
    media.mediaStatusChanged.emit(Status.LoadedMedia)
    assert media.done[-2:] == [1500, "play"]


def test_how_far_it_is_is_told_now_and_then(
    media: Player, player: RecordingPlayer, answers: list[dict[str, object]]
) -> None:
    media.positionChanged.emit(70)
    player.take(order(4))
    for position_ms in (40, 90, 140, 190, 240):
        media.positionChanged.emit(position_ms)
    assert [(answer["number"], answer["seconds"]) for answer in answers] == [(4, 0.04), (4, 0.14), (4, 0.24)]


def test_speed_and_volume_change_while_it_plays(
    media: Player, player: RecordingPlayer, answers: list[dict[str, object]]
) -> None:
    player.take(order(4))
    player.take(json.dumps({"do": "tune", "speed": 1.5, "volume": 0.25}))
    assert media.done[-3:] == ["play", 0.25, 1.5]
    media.mediaStatusChanged.emit(Status.EndOfMedia)
    assert answers == [{"is": "said", "number": 4}]


def test_what_was_stopped_or_replaced_has_no_end(
    media: Player, player: RecordingPlayer, answers: list[dict[str, object]]
) -> None:
    player.take(order(1))
    player.take(order(2))
    player.take(json.dumps({"do": "stop"}))
    media.mediaStatusChanged.emit(Status.EndOfMedia)
    assert answers == []


@pytest.mark.parametrize("fault", ["status", "error", "device"])
def test_what_cannot_be_played_is_told_once(
    media: Player, player: RecordingPlayer, answers: list[dict[str, object]], fault: str
) -> None:
    player.take(order(1))
    if fault == "device":
        player.fail()
    elif fault == "status":
        media.mediaStatusChanged.emit(Status.InvalidMedia)
    media.errorOccurred.emit(None, "no such thing")
    assert answers == [{"is": "failed"}]


@pytest.mark.linux
def test_without_a_device_it_is_told_in_one_sentence_and_the_words_go_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The whole process with Qt's own player, and a sound service that is not there."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'none'}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    command = [sys.executable, "-c", "from kyphoview.shell.features.speech.player_process import run; run()"]
    voice = Voice(command=command, lacking=NO_SOUND)
    with qtbot.waitSignal(voice.failed, timeout=30_000) as caught:
        pass
    assert caught.args == [NO_SOUND]
    with qtbot.waitSignal(voice.said, timeout=30_000):
        voice.say("One.")
    voice.close()
