"""Reading aloud with an engine that has the methods and the signal of Qt's, and says only what tests let it say."""

import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from kyphoview.content import load_step
from kyphoview.content.load import load_step_at
from kyphoview.errors import BadInput
from kyphoview.procedure.timeline import Moment
from kyphoview.shell.display_drawer import DisplayDrawer
from kyphoview.shell.prose import Prose
from kyphoview.shell.speech import reader, voice
from kyphoview.shell.speech.script import lines_of, seconds
from kyphoview.shell.speech.voice import NO_VOICE, Voice
from kyphoview.shell.window import Window

MakeWindow = Callable[..., Window]


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
    """Stands in for `QTextToSpeech`."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.rate = 9.0
        self.chosen = ""
        self.is_speaking = False

    def availableVoices(self) -> list[Named]:
        return [Named("Alba"), Named("Birk")]

    def setVoice(self, chosen: Named) -> None:
        self.chosen = chosen.name()

    def setRate(self, rate: float) -> None:
        self.rate = rate

    def say(self, sentence: str) -> None:
        self.given.append(sentence)
        self.is_speaking = True
        self.stateChanged.emit(State.Speaking)

    def stop(self) -> None:
        self.is_speaking = False
        self.stateChanged.emit(State.Ready)

    def finish(self) -> None:
        """The sentence has been said."""
        self.stop()


@pytest.fixture
def engine(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (lambda: made, None))
    return made


@pytest.fixture
def listener(make_window: MakeWindow, engine: Engine) -> Window:
    return make_window(reads_aloud=True)


def marked(window: Window) -> list[str]:
    """The sentences that are marked in the words."""
    marked_ones = [prose for prose in window.side.words.findChildren(Prose) if prose.marked is not None]
    return [prose.told[slice(*(prose.marked or (0, 0)))] for prose in marked_ones]


def test_it_is_off_at_first_and_its_library_not_loaded() -> None:
    code = (
        "import sys; from kyphoview.shell.app import make_application, make_window; make_application();"
        "window = make_window(); window.show(); window.grab(); window.side.toggle_drawer('display');"
        "print([name for name in sys.modules if 'TextToSpeech' in name or 'speech.reader' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_is_said_before_it_plays(listener: Window, engine: Engine) -> None:
    assert engine.given == []
    assert not listener.caption.isHidden()


def test_the_main_sentence_and_every_statement_are_said_in_order(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    while engine.is_speaking:
        engine.finish()
    words = load_step("inflating")
    said = " ".join(engine.given)
    parts = [words.main, *(text for s in words.statements for text in (s.text, s.care) if text)]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "D1" not in said


def test_what_is_said_is_marked_and_stands_in_the_caption(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    for _ in range(3):
        assert marked(listener) == [engine.given[-1]]
        assert listener.caption.text() == engine.given[-1]
        engine.finish()
    listener.player.pause()
    assert marked(listener) == []
    assert listener.caption.text() == load_step("inflating").main


def test_the_picture_waits_for_the_voice_and_the_voice_for_the_picture(listener: Window, engine: Engine) -> None:
    listener.player.goes_on_by_itself = True
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    assert listener.session.moment == Moment("inflating", 1.0)
    assert listener.session.is_playing
    while listener.beside.reader.is_speaking:
        engine.finish()
    assert listener.session.moment.step == "inflating"
    listener.player.advance(0.1)
    assert listener.session.moment == Moment("deflating", 0.0)
    assert engine.given[-1] in load_step("deflating").main


def test_without_going_on_the_step_ends_when_all_is_said(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    assert listener.session.is_playing
    while listener.beside.reader.is_speaking:
        engine.finish()
    listener.player.advance(0.1)
    assert not listener.session.is_playing


def test_the_picture_is_slowed_to_the_words(listener: Window) -> None:
    listener.player.go_to_step(6)
    lines = lines_of(listener.side.words)
    assert listener.player.pace == pytest.approx(
        max(0.35, min(1.0, listener.player.step.duration_s / seconds(lines, 0)))
    )
    listener.beside.toggle_reading()
    assert listener.player.pace == 1.0
    assert not listener.player.is_held


def test_a_pause_stops_the_voice_and_playing_goes_on_with_the_sentence(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(0.5)
    engine.finish()
    sentence = engine.given[-1]
    listener.player.pause()
    assert not engine.is_speaking
    listener.player.play()
    assert engine.given[-2:] == [sentence, sentence]


def test_playing_on_at_the_end_says_the_rest(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    engine.finish()
    listener.player.pause()
    listener.player.play()
    assert listener.session.moment == Moment("inflating", 1.0)
    assert engine.given[-1] == engine.given[-2]


def test_another_step_begins_with_its_own_words(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    listener.player.next_step()
    assert engine.given[-1] in load_step("deflating").main
    assert marked(listener) == [engine.given[-1]]


def test_told_in_full_it_begins_anew_with_those_words(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    engine.finish()
    listener.session.set_reading_level("full")
    assert engine.given[-1] in load_step_at("full", "inflating").main
    assert marked(listener) == [engine.given[-1]]


def test_with_stills_each_step_is_read_when_it_is_shown(make_window: MakeWindow, engine: Engine) -> None:
    window = make_window(reads_aloud=True, motion="reduced")
    window.player.go_to_step(6)
    assert not window.session.is_playing
    assert engine.given[-1] in load_step("inflating").main


def test_voice_and_pace_are_chosen_in_the_drawer(listener: Window, engine: Engine) -> None:
    listener.side.toggle_drawer("display")
    drawer = listener.side.currentWidget()
    assert isinstance(drawer, DisplayDrawer)
    choices = drawer.speech
    assert [choices.voice.itemText(at) for at in range(choices.voice.count())] == ["Alba", "Birk"]
    choices.voice.setCurrentText("Birk")
    choices.voice.activated.emit(1)
    choices.pace.setValue(5)
    assert (engine.chosen, engine.rate) == ("Birk", 0.5)
    assert (listener.settings.voice, listener.settings.voice_pace) == ("Birk", 0.5)


def test_without_a_voice_it_is_said_once_and_all_else_works(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> object:
        raise BadInput(NO_VOICE)

    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (none, None))
    window.side.toggle_drawer("display")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DisplayDrawer)
    tick: QCheckBox = drawer.speech.reads_aloud
    tick.click()
    assert window.banner.sentence.text() == NO_VOICE
    assert not tick.isChecked()
    assert not window.settings.reads_aloud
    window.banner.hide()
    window.player.go_to_step(3)
    window.player.advance(1000.0)
    assert window.banner.isHidden()
    assert window.session.moment == Moment("ready", 1.0)


def test_an_engine_that_fails_is_no_voice(listener: Window, engine: Engine) -> None:
    listener.player.go_to_step(6)
    engine.stateChanged.emit(State.Error)
    assert listener.banner.sentence.text() == NO_VOICE
    assert not listener.settings.reads_aloud
    assert listener.caption.isHidden()


def test_a_module_that_cannot_be_loaded_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    with pytest.raises(BadInput, match="no voice"):
        voice.system_engine()


def test_silence_that_was_asked_for_is_no_end_of_a_sentence(qtbot: QtBot, engine: Engine) -> None:
    spoken = Voice(engine)
    said: list[bool] = []
    spoken.said.connect(lambda: said.append(True))
    spoken.say("One.")
    spoken.stop()
    assert said == []
    spoken.say("Two.")
    engine.finish()
    assert said == [True]
