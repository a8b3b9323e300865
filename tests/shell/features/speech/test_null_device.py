"""Recordings in earnest on a sound device that nobody hears: PulseAudio's null sink, by a service of the test's own."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from kyphoview.content.load import load_step
from kyphoview.shell.features.speech.narrator import NO_SOUND
from kyphoview.shell.features.speech.voice import NO_ANSWER, Voice
from kyphoview.speech.recordings import Recording, find_recording

PLAYER = [sys.executable, "-c", "from kyphoview.shell.features.speech.player_process import run; run()"]
LONG_MS = 60_000


@pytest.fixture
def service(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QProcess | None]:
    """A sound service with a null sink; None where PulseAudio is not installed."""
    socket = tmp_path / "native"
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    program = shutil.which("pulseaudio")
    if program is None:
        yield None
        return
    process = QProcess()
    modules = ["-L", "module-null-sink", "-L", f"module-native-protocol-unix socket={socket}"]
    process.start(program, ["-n", "--daemonize=no", "--exit-idle-time=-1", *modules])
    qtbot.waitUntil(socket.exists, timeout=LONG_MS)
    yield process
    process.kill()
    process.waitForFinished()


def recorded(step: str) -> tuple[str, Recording]:
    sentence = load_step(step).main
    recording = find_recording(sentence)
    assert recording is not None
    return sentence, recording


@pytest.mark.linux
def test_recordings_sound_to_their_end_and_where_the_device_goes_the_words_go_on(
    qtbot: QtBot, service: QProcess | None
) -> None:
    voice = Voice(command=PLAYER, lacking=NO_SOUND)
    heard: list[float] = []
    voice.heard.connect(heard.append)
    if service is None:
        with qtbot.waitSignal(voice.failed, timeout=LONG_MS) as caught:
            pass
        assert caught.args == [NO_SOUND]
        voice.close()
        return
    sentence, recording = recorded("cementing")
    with qtbot.waitSignals([voice.voices_found, voice.said], timeout=LONG_MS, order="strict"):
        voice.say(sentence, recording)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(recording.seconds, abs=0.3)

    heard.clear()
    with qtbot.waitSignal(voice.said, timeout=LONG_MS):
        voice.say(sentence, recording, recording.seconds / 2)
    assert heard[0] >= recording.seconds / 2 - 0.1

    told: list[str] = []
    voice.failed.connect(told.append)
    with qtbot.waitSignal(voice.heard, timeout=LONG_MS):
        voice.say(sentence, recording)
    with qtbot.waitSignal(voice.said, timeout=LONG_MS):
        service.kill()
    assert told == [NO_ANSWER]
    voice.close()
