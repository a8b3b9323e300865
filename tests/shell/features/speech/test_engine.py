"""What the engine's process makes of orders, with an engine that has the methods and the signal of Qt's."""

import json
import subprocess
import sys
from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.own_process_link import OwnProcessLink
from kyphoview.shell.features.speech.engine import Speaker, voices_of_words


class State(Enum):
    Ready = 0
    Speaking = 1
    Error = 4


class Named:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


class Engine(QObject):
    """Stands in for `QTextToSpeech`; `is_prompt` tells whether silence comes at once when it is asked for."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name

    def __init__(self, voices: dict[str, list[str]] | None = None) -> None:
        super().__init__()
        self.voices = voices or {"bpy_IN": ["Bishnupriya"], "en_GB": ["Alba", "Alba+Andy"], "en_US": ["Birk"]}
        self.done: list[Any] = []
        self.is_prompt = True
        self._locale = QLocale(next(iter(self.voices)))

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(name) for name in self.voices]

    def locale(self) -> QLocale:
        return self._locale

    def setLocale(self, locale: QLocale) -> None:
        self._locale = locale

    def voice(self) -> Named:
        return Named(self.voices[self._locale.name()][0])

    def availableVoices(self) -> list[Named]:
        return [Named(name) for name in self.voices[self._locale.name()]]

    def setVoice(self, chosen: Named) -> None:
        self.done.append(chosen.name())

    def setRate(self, rate: float) -> None:
        self.done.append(rate)

    def say(self, sentence: str) -> None:
        self.done.append(sentence)
        self.stateChanged.emit(State.Speaking)

    def stop(self) -> None:
        if self.is_prompt:
            self.stateChanged.emit(State.Ready)

    def finish(self) -> None:
        self.stateChanged.emit(State.Ready)


@pytest.fixture
def engine(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    return Engine()


def order(number: int, text: str, voice: str = "", pace: float = 0.0) -> str:
    return json.dumps({"do": "say", "number": number, "text": text, "voice": voice, "pace": pace})


STOP = json.dumps({"do": "stop"})


@pytest.fixture
def answers() -> list[dict[str, object]]:
    return []


@pytest.fixture
def speaker(engine: Engine, answers: list[dict[str, object]]) -> Speaker:
    return Speaker(engine, answers.append)


def test_only_voices_of_words_are_offered_and_no_variants(engine: Engine) -> None:
    assert list(voices_of_words(engine)) == ["Birk", "Alba"]
    assert engine.locale() == QLocale("en_US")


def test_the_systems_own_english_comes_first(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    assert list(voices_of_words(engine)) == ["Alba", "Birk"]
    assert engine.locale() == QLocale("en_GB")


def test_the_first_voice_of_espeak_is_not_the_usual_one(engine: Engine) -> None:
    engine.voices = {"en_US": ["English (Caribbean)", "English (America)"]}
    assert list(voices_of_words(engine)) == ["English (America)", "English (Caribbean)"]


def test_a_system_without_english_has_no_voice(engine: Engine) -> None:
    engine.voices = {"de_DE": ["Anna"]}
    assert voices_of_words(engine) == {}


def test_it_tells_when_a_sentence_has_been_said(
    engine: Engine, speaker: Speaker, answers: list[dict[str, object]]
) -> None:
    speaker.take(order(1, "One."))
    assert answers == []
    engine.finish()
    speaker.take(order(2, "Two.", voice="Alba", pace=0.5))
    engine.finish()
    speaker.take(order(3, "Three.", voice="Bishnupriya", pace=0.5))
    assert engine.done == ["Birk", "One.", "Alba", 0.5, "Two.", "Birk", "Three."]
    assert answers == [{"is": "said", "number": 1}, {"is": "said", "number": 2}]


@pytest.mark.parametrize("is_prompt", [True, False])
def test_the_end_of_what_was_broken_off_is_not_that_of_the_next(
    engine: Engine, speaker: Speaker, answers: list[dict[str, object]], is_prompt: bool
) -> None:
    engine.is_prompt = is_prompt
    speaker.take(order(1, "One."))
    speaker.take(STOP)
    speaker.take(order(2, "Two."))
    if not is_prompt:
        assert engine.done == ["Birk", "One."]
        engine.finish()
    assert engine.done == ["Birk", "One.", "Two."]
    assert answers == []
    engine.finish()
    assert answers == [{"is": "said", "number": 2}]


def test_an_engine_that_tells_of_no_end_is_not_waited_for_long(qtbot: QtBot, engine: Engine, speaker: Speaker) -> None:
    engine.is_prompt = False
    speaker.take(order(1, "One."))
    speaker.take(order(2, "Two."))
    qtbot.waitUntil(lambda: engine.done[-1] == "Two.")


def test_an_engine_in_error_is_told(engine: Engine, speaker: Speaker, answers: list[dict[str, object]]) -> None:
    speaker.take(order(1, "One."))
    engine.stateChanged.emit(State.Error)
    assert answers == [{"is": "failed"}]


def test_the_process_speaks_with_qts_engine_and_ends_with_its_input(qtbot: QtBot) -> None:
    link = OwnProcessLink([sys.executable, "-c", "from kyphoview.shell.features.speech.engine import run; run('mock')"])
    with qtbot.waitSignal(link.told, timeout=20_000) as caught:
        pass
    assert caught.args[0]["is"] == "ready"
    assert caught.args[0]["voices"]
    with qtbot.waitSignal(link.told, timeout=20_000) as caught:
        link.send(do="say", number=7, text="One sentence.", voice="", pace=0.0)
    assert caught.args == [{"is": "said", "number": 7}]
    with qtbot.waitSignal(link.over, timeout=20_000):
        link.end()
    link.deleteLater()


def test_a_module_that_cannot_be_loaded_is_no_voice() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtTextToSpeech'] = None;"
        "from kyphoview.shell.features.speech.engine import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, input="")
    assert json.loads(done.stdout) == {"is": "failed"}


@pytest.mark.linux
def test_a_process_that_the_engine_holds_ends_by_itself() -> None:
    """As Qt's engine does it: without letting Python run."""
    code = (
        "import ctypes, sys; from kyphoview.shell.features.speech import engine, serving; serving.LONGEST_HELD_S = 1;"
        "engine._make_speaker = lambda *_: ctypes.PyDLL(None).sleep(60); engine.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, input=b"", timeout=30, check=False)
    assert done.returncode == 1
    assert done.stdout == b""
