"""The voice with engines of every kind, each in a process of its own as in earnest, and with short limits of time."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.speech import narrator, reader, voice
from kyphoview.shell.features.speech.limits import Limits
from kyphoview.shell.features.speech.narrator import Narrator
from kyphoview.shell.features.speech.voice import NO_ANSWER, NO_VOICE, Voice
from kyphoview.shell.window.window import Window
from kyphoview.speech import pace

STAND_IN = str(Path(__file__).with_name("stand_in.py"))
LONG_MS = 20_000  # for what must come
SHORT = Limits(start_s=0.3, slowest=1.0, spare_s=0.3)
PATIENT = Limits(start_s=20.0, slowest=1.0, spare_s=0.3)  # a Python may take its time to start
ENDLESS = Limits(start_s=60.0, patience_s=0.05, slowest=1.0, spare_s=60.0)

MakeVoice = Callable[..., Voice]


def command(mode: str) -> list[str]:
    return [sys.executable, "-S", STAND_IN, mode]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are read in no time."""
    monkeypatch.setattr(pace, "_WORDS_A_SECOND", 2500.0)
    monkeypatch.setattr(pace, "_PAUSE_S", 0.01)


@pytest.fixture
def make_voice(qtbot: QtBot) -> Iterator[MakeVoice]:
    made: list[Voice] = []

    def make(mode: str, limits: Limits = PATIENT) -> Voice:
        made.append(Voice(command=command(mode), limits=limits))
        return made[-1]

    yield make
    for one in made:
        one.close()


def read_with(monkeypatch: pytest.MonkeyPatch, make: Callable[[QObject], Voice]) -> None:
    """Have the window read aloud with this voice, as if nothing were recorded."""

    def make_narrator(parent: QObject) -> Narrator:
        return Narrator(parent, make, make, lambda _sentence: None)

    monkeypatch.setattr(narrator, "has_recordings", lambda: False)
    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (make_narrator, None))


def failed_with(qtbot: QtBot, spoken: Voice, action: Callable[[], None] = lambda: None) -> str:
    with qtbot.waitSignal(spoken.failed, timeout=LONG_MS) as caught:
        action()
    return str(caught.args[0])


def ready(qtbot: QtBot, spoken: Voice) -> None:
    with qtbot.waitSignal(spoken.voices_found, timeout=LONG_MS) as caught:
        pass
    assert caught.args == [("Alba", "Birk")]


@pytest.mark.parametrize("mode", ["speaks", "babbles"])
def test_it_says_when_a_sentence_has_been_said(
    qtbot: QtBot, make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(voice, "_HASTY", 0.0)
    monkeypatch.setattr(pace, "_PAUSE_S", 60.0)
    spoken = make_voice(mode)
    ready(qtbot, spoken)
    for _ in range(2):
        with qtbot.waitSignal(spoken.said, timeout=LONG_MS):
            spoken.say("One sentence.")


def test_what_was_given_before_it_is_ready_is_said_then(
    qtbot: QtBot, make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "_HASTY", 0.0)
    monkeypatch.setattr(pace, "_PAUSE_S", 60.0)  # it would take a minute to read
    spoken = make_voice("speaks")
    with qtbot.waitSignals([spoken.voices_found, spoken.said], timeout=LONG_MS, order="strict"):
        spoken.say("One sentence.")


def test_one_that_is_never_ready_is_told_and_reading_goes_on_before_and_after(
    qtbot: QtBot, make_voice: MakeVoice
) -> None:
    spoken = make_voice("never", ENDLESS)
    for _ in range(3):
        with qtbot.waitSignal(spoken.said, timeout=LONG_MS):
            spoken.say("One sentence.")
    spoken = make_voice("never", SHORT)
    assert failed_with(qtbot, spoken) == NO_ANSWER
    with qtbot.waitSignal(spoken.said, timeout=LONG_MS):
        spoken.say("One sentence.")


def test_one_that_has_no_voice_is_told(qtbot: QtBot, make_voice: MakeVoice) -> None:
    assert failed_with(qtbot, make_voice("absent")) == NO_VOICE


@pytest.mark.parametrize("told", [narrator.NO_SOUND, NO_VOICE, NO_ANSWER])
def test_a_listener_is_told_in_sentences_and_no_command(told: str) -> None:
    """The packages stand in installing.md: who listens in a waiting room can install nothing."""
    assert re.search(r"['`/]|\blib|\bapt\b|\w-\w+ install", told) is None


def test_a_program_that_cannot_be_started_is_no_voice(qtbot: QtBot, tmp_path: Path) -> None:
    spoken = Voice(command=[str(tmp_path / "nothing-here")], limits=PATIENT)
    assert failed_with(qtbot, spoken) == NO_VOICE
    spoken.close()


@pytest.mark.parametrize("mode", ["mute", "deaf", "errs", "dies"])
def test_one_that_fails_at_a_sentence_is_told_once_and_the_sentence_comes_to_its_end(
    qtbot: QtBot, make_voice: MakeVoice, mode: str
) -> None:
    spoken = make_voice(mode)
    ready(qtbot, spoken)
    told: list[str] = []
    spoken.failed.connect(told.append)
    for _ in range(3):
        with qtbot.waitSignal(spoken.said, timeout=LONG_MS):
            spoken.say("One sentence.")
    assert told == [NO_ANSWER]


def test_one_that_has_time_left_has_not_failed(qtbot: QtBot, make_voice: MakeVoice) -> None:
    spoken = make_voice("mute", ENDLESS)
    ready(qtbot, spoken)
    spoken.say("One sentence.")
    assert spoken._turn.remainingTime() > 50_000
    assert ENDLESS.sentence_s(2.0) == 62.0


def test_one_that_is_done_before_anybody_can_have_spoken_is_not_followed(
    qtbot: QtBot, make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_PAUSE_S", 0.3)
    monkeypatch.setattr(voice, "_HASTY", 0.99)
    spoken = make_voice("speaks")
    ready(qtbot, spoken)
    told: list[str] = []
    spoken.failed.connect(told.append)
    clock = QElapsedTimer()
    for number in range(3):
        clock.start()
        with qtbot.waitSignal(spoken.said, timeout=LONG_MS):
            spoken.say("One sentence.")
        assert clock.elapsed() >= 280
        assert told == ([NO_ANSWER] if number == 2 else [])


def test_the_end_of_a_sentence_that_was_broken_off_is_not_that_of_the_next(
    qtbot: QtBot, make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "_HASTY", 0.0)
    spoken = make_voice("late", ENDLESS)
    ready(qtbot, spoken)
    spoken.say("One.")
    spoken.stop()
    with qtbot.assertNotEmitted(spoken.said), qtbot.waitSignal(spoken._link.told, timeout=LONG_MS):
        spoken.say("Two.")


def test_silence_that_was_asked_for_is_no_end_of_a_sentence(qtbot: QtBot, make_voice: MakeVoice) -> None:
    spoken = make_voice("never", ENDLESS)
    with qtbot.waitSignal(spoken.begun, timeout=LONG_MS):
        spoken.say("One.")
    assert spoken._turn.isActive()
    spoken.stop()
    assert not spoken._turn.isActive()


@pytest.mark.parametrize("mode", ["speaks", "deaf", "never"])
def test_switched_off_its_process_ends_and_it_too(
    qtbot: QtBot, make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    spoken = Voice(command=command(mode), limits=ENDLESS)
    if mode != "never":
        ready(qtbot, spoken)
    with qtbot.waitSignals([spoken._link.over, spoken.destroyed], timeout=LONG_MS):
        spoken.end()


@pytest.mark.parametrize("mode", ["speaks", "deaf", "never"])
def test_closed_its_process_has_ended(qtbot: QtBot, mode: str) -> None:
    spoken = Voice(command=command(mode), limits=ENDLESS)
    if mode != "never":
        ready(qtbot, spoken)
    spoken.close()
    assert not spoken._link.is_running


@pytest.mark.parametrize("mode", ["never", "mute", "deaf", "dies", "absent"])
def test_with_a_voice_that_fails_the_window_stays_alive_and_the_step_ends(
    qtbot: QtBot, make_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    def make(parent: object) -> Voice:
        return Voice(parent, command(mode), SHORT if mode == "never" else PATIENT)  # type: ignore[arg-type]

    read_with(monkeypatch, make)
    monkeypatch.setattr(pace, "_PAUSE_S", 0.1)
    window = make_window()
    longest, clock = [0], QElapsedTimer()

    def beat() -> None:
        longest[0] = max(longest[0], clock.restart())

    pulse = QTimer()
    pulse.setInterval(5)
    pulse.timeout.connect(beat)
    failed: list[str] = []
    window.features.listening.reader.failed.connect(failed.append)
    clock.start()
    pulse.start()
    window.features.listening.toggle()
    window.player.go_to_step(3)
    assert not window.caption.isHidden()
    window.player.advance(1000.0)
    qtbot.waitUntil(lambda: not window.session.is_playing, timeout=LONG_MS)
    qtbot.waitUntil(lambda: bool(failed), timeout=LONG_MS)
    pulse.stop()
    assert failed == [NO_VOICE if mode == "absent" else NO_ANSWER]
    assert window.banner.sentence.text() == failed[0]
    assert window.session.moment == Moment("ready", 1.0)
    assert window.settings.reads_aloud
    assert longest[0] < LONG_MS / 2  # a window that froze did so for good


def test_switched_off_and_on_it_is_tried_again(
    qtbot: QtBot, make_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = iter(["dies", "speaks"])

    def make(parent: object) -> Voice:
        return Voice(parent, command(next(modes)), PATIENT)  # type: ignore[arg-type]

    read_with(monkeypatch, make)
    window = make_window(reads_aloud=True)
    window.player.go_to_step(3)
    qtbot.waitSignal(window.features.listening.reader.failed, timeout=LONG_MS).wait()
    window.features.listening.toggle()
    with qtbot.waitSignal(window.features.listening.reader.voices_found, timeout=LONG_MS):
        window.features.listening.toggle()
