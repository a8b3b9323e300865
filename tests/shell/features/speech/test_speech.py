"""Reading aloud: switched on and off, told in the window, and where it fails."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.content import load_step
from kyphoview.shell.features.speech.voice import NO_ANSWER
from kyphoview.shell.window.display_drawer import DisplayDrawer
from kyphoview.shell.window.window import Window
from tests.shell.features.speech.narrating import StandIn, marked, say_next

MakeWindow = Callable[..., Window]


def test_it_is_off_at_first_and_its_library_not_loaded() -> None:
    code = (
        "import sys; from kyphoview.shell.app import make_application, make_window; make_application();"
        "window = make_window(); window.show(); window.grab(); window.side.toggle_drawer('display');"
        "print([name for name in sys.modules if 'TextToSpeech' in name or 'speech.reader' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_read_aloud_its_libraries_are_in_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHD_ADDRESS", "unix_socket:/nowhere/here")  # so that no service is started
    code = (
        "import sys; from kyphoview.shell.app import make_application, make_window; application = make_application();"
        "window = make_window(); window.show(); window.grab(); window.features.listening.toggle();"
        "window.player.go_to_step(6); application.processEvents();"
        "print(window.features.listening.is_on, {'PySide6.QtTextToSpeech', 'PySide6.QtMultimedia'} & set(sys.modules));"
        "window.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True set()"


def test_nothing_is_said_before_it_plays(listener: Window, voice: StandIn) -> None:
    assert voice.given == []
    assert not listener.caption.isHidden()


def test_where_somebody_explains_the_patient_hears_plain_words(listener: Window, voice: StandIn) -> None:
    listener.session.set_reading_level("full")
    listener.features.toggle_explaining()
    listener.player.go_to_step(6)
    assert voice.given[-1] in load_step("inflating").main


def test_listen_begins_to_play_and_to_speak_and_is_pressed_again_to_be_silent(
    window: Window, voice: StandIn, qtbot: QtBot
) -> None:
    listen, volume = window.player_bar.listen, window.player_bar.volume
    assert (listen.text(), listen.isChecked(), volume.isHidden()) == ("Listen", False, True)
    listen.click()
    assert window.session.is_playing
    assert voice.is_speaking
    assert listen.isChecked()
    assert not volume.isHidden()
    assert not window.caption.isHidden()
    volume.setValue(30)
    assert voice.volume == pytest.approx(0.3)
    assert window.settings.volume == pytest.approx(0.3)
    listen.click()
    assert voice.is_ended
    assert window.session.is_playing
    assert (listen.isChecked(), volume.isHidden(), window.caption.isHidden()) == (False, True, True)


def test_listen_with_stills_reads_the_step_that_is_shown(qtbot: QtBot, make_window: MakeWindow, voice: StandIn) -> None:
    window = make_window(motion="reduced")
    qtbot.waitUntil(lambda: window.player.is_motion_reduced)
    window.player.go_to_step(6)
    window.player_bar.listen.click()
    assert not window.session.is_playing
    assert voice.given == [load_step("inflating").main]


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
    assert voice.chosen == "Birk"
    assert voice.speed == pytest.approx(2**0.5)
    assert (listener.settings.voice, listener.settings.voice_pace) == ("Birk", 0.5)


def test_switched_off_it_ends_and_the_caption_goes(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.features.listening.toggle()
    assert voice.is_ended
    assert marked(listener) == []
    assert listener.caption.isHidden()


def test_what_failed_is_told_and_the_reading_goes_on(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    voice.failed.emit(NO_ANSWER)
    assert listener.banner.sentence.text() == NO_ANSWER
    assert listener.settings.reads_aloud
    say_next(listener, voice)
    assert listener.caption.text() == voice.given[1]
    assert marked(listener) == [voice.given[1]]


def test_the_picture_keeps_its_height_while_sentences_follow_each_other(listener: Window, voice: StandIn) -> None:
    listener.resize(1280, 800)
    listener.player.go_to_step(1)
    heights = set()
    for _ in range(6):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        heights.add(listener.picture.height())
        say_next(listener, voice)
    assert len(heights) == 1
    assert {listener.caption.lines()} <= {1, 2}
