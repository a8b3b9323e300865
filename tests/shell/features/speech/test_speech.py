"""Reading aloud with a voice that says only what tests let it say."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from kyphoview.content import load_step
from kyphoview.content.load import load_step_at
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.speech import reader
from kyphoview.shell.features.speech.script import lines_of, seconds
from kyphoview.shell.features.speech.voice import NO_ANSWER
from kyphoview.shell.window.display_drawer import DisplayDrawer
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import Prose

MakeWindow = Callable[..., Window]


class StandIn(QObject):
    """Stands in for `Voice`."""

    said = Signal()
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.rate = 9.0
        self.chosen = ""
        self.is_speaking = False
        self.is_ended = False

    def choose(self, name: str, pace: float) -> None:
        self.chosen, self.rate = name, pace

    def say(self, sentence: str) -> None:
        self.given.append(sentence)
        self.is_speaking = True

    def stop(self) -> None:
        self.is_speaking = False

    def end(self) -> None:
        self.stop()
        self.is_ended = True

    def finish(self) -> None:
        """The sentence has been said."""
        self.is_speaking = False
        self.said.emit()


@pytest.fixture
def voice(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn()
    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (lambda _parent: made, None))
    return made


@pytest.fixture
def listener(make_window: MakeWindow, voice: StandIn) -> Window:
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


def test_read_aloud_its_library_is_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHD_ADDRESS", "unix_socket:/nowhere/here")  # so that no service is started
    code = (
        "import sys; from kyphoview.shell.app import make_application, make_window; application = make_application();"
        "window = make_window(); window.show(); window.grab(); window.features.toggle_reading();"
        "reader = window.features.reader; reader.voices_found.connect(lambda _news: application.exit());"
        "reader.failed.connect(lambda _news: application.exit()); application.exec();"
        "print(reader.is_on, 'PySide6.QtTextToSpeech' in sys.modules); window.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True False"


def test_nothing_is_said_before_it_plays(listener: Window, voice: StandIn) -> None:
    assert voice.given == []
    assert not listener.caption.isHidden()


def test_the_main_sentence_and_every_statement_are_said_in_order(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    while voice.is_speaking:
        voice.finish()
    words = load_step("inflating")
    said = " ".join(voice.given)
    parts = [words.main, *(s.text for s in words.statements)]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "D1" not in said


def test_what_is_said_is_marked_and_stands_in_the_caption(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    for _ in range(3):
        assert marked(listener) == [voice.given[-1]]
        assert listener.caption.text() == voice.given[-1]
        voice.finish()
    listener.player.pause()
    assert marked(listener) == []
    assert listener.caption.text() == load_step("inflating").main


def test_the_picture_waits_for_the_voice_and_the_voice_for_the_picture(listener: Window, voice: StandIn) -> None:
    listener.player.goes_on_by_itself = True
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    assert listener.session.moment == Moment("inflating", 1.0)
    assert listener.session.is_playing
    while listener.features.reader.is_speaking:
        voice.finish()
    assert listener.session.moment.step == "inflating"
    listener.player.advance(0.1)
    assert listener.session.moment == Moment("deflating", 0.0)
    assert voice.given[-1] in load_step("deflating").main


def test_without_going_on_the_step_ends_when_all_is_said(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    assert listener.session.is_playing
    while listener.features.reader.is_speaking:
        voice.finish()
    listener.player.advance(0.1)
    assert not listener.session.is_playing


def test_the_picture_is_slowed_to_the_words(listener: Window) -> None:
    listener.player.go_to_step(6)
    lines = lines_of(listener.side.words)
    assert listener.player.pace == pytest.approx(
        max(0.35, min(1.0, listener.player.step.duration_s / seconds(lines, 0)))
    )
    listener.features.toggle_reading()
    assert listener.player.pace == 1.0
    assert not listener.player.is_held


def test_a_pause_stops_the_voice_and_playing_goes_on_with_the_sentence(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(0.5)
    voice.finish()
    sentence = voice.given[-1]
    listener.player.pause()
    assert not voice.is_speaking
    listener.player.play()
    assert voice.given[-2:] == [sentence, sentence]


def test_playing_on_at_the_end_says_the_rest(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(1000.0)
    voice.finish()
    listener.player.pause()
    listener.player.play()
    assert listener.session.moment == Moment("inflating", 1.0)
    assert voice.given[-1] == voice.given[-2]


def test_another_step_begins_with_its_own_words(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.player.next_step()
    assert voice.given[-1] in load_step("deflating").main
    assert marked(listener) == [voice.given[-1]]


def test_told_in_full_it_begins_anew_with_those_words(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    voice.finish()
    listener.session.set_reading_level("full")
    assert voice.given[-1] in load_step_at("full", "inflating").main
    assert marked(listener) == [voice.given[-1]]


def test_with_stills_each_step_is_read_when_it_is_shown(make_window: MakeWindow, voice: StandIn) -> None:
    window = make_window(reads_aloud=True, motion="reduced")
    window.player.go_to_step(6)
    assert not window.session.is_playing
    assert voice.given[-1] in load_step("inflating").main


def test_voice_and_pace_are_chosen_in_the_drawer(listener: Window, voice: StandIn) -> None:
    listener.side.toggle_drawer("display")
    drawer = listener.side.currentWidget()
    assert isinstance(drawer, DisplayDrawer)
    choices = drawer.speech
    voice.voices_found.emit(("Alba", "Birk"))
    assert [choices.voice.itemText(at) for at in range(choices.voice.count())] == ["Alba", "Birk"]
    choices.voice.setCurrentText("Birk")
    choices.voice.activated.emit(1)
    choices.pace.setValue(5)
    assert (voice.chosen, voice.rate) == ("Birk", 0.5)
    assert (listener.settings.voice, listener.settings.voice_pace) == ("Birk", 0.5)


def test_switched_off_it_ends_and_the_caption_goes(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.features.toggle_reading()
    assert voice.is_ended
    assert marked(listener) == []
    assert listener.caption.isHidden()


def test_what_failed_is_told_and_the_reading_goes_on(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    voice.failed.emit(NO_ANSWER)
    assert listener.banner.sentence.text() == NO_ANSWER
    assert listener.settings.reads_aloud
    voice.finish()
    assert listener.caption.text() == voice.given[1]
    assert marked(listener) == [voice.given[1]]
