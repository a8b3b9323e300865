"""The words of each step read aloud while it plays: in order, marked, and together with the picture."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.content import load_step
from kyphoview.content.load import load_step_at
from kyphoview.content.pages import load_columns
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import ESSENCE
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.explain.patient_window import PatientWindow
from kyphoview.shell.window.window import Window
from kyphoview.speech.script import narration, sentences_of
from tests.shell.features.speech.narrating import StandIn, marked, say_all, say_next

MakeWindow = Callable[..., Window]


def test_the_main_sentence_and_every_statement_are_said_in_order(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    say_all(listener, voice)
    words = load_step("inflating")
    said = " ".join(voice.given)
    parts = [words.main, *(s.text for s in words.statements)]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "D1" not in said


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_each_sentence_is_marked_as_it_is_said_and_stands_in_the_caption(
    listener: Window, voice: StandIn, number: int
) -> None:
    """What to look at and the warnings, too."""
    listener.player.go_to_step(number)
    lines = [spoken.text for spoken in narration(load_step(STEPS[number].id), listener.session.views)]
    for line in lines:
        assert voice.given[-1] == line
        assert marked(listener) == [line]
        assert listener.caption.text() == line
        say_next(listener, voice)
    assert marked(listener) == []
    assert listener.caption.text() == load_step(STEPS[number].id).main


def test_the_picture_waits_for_the_voice(listener: Window, voice: StandIn) -> None:
    listener.player.goes_on_by_itself = True
    listener.player.go_to_step(6)
    for _ in range(5):
        listener.player.advance(1000.0)
    assert len(voice.given) == 1
    assert listener.session.moment.step == "inflating"
    assert 0.0 < listener.session.moment.at < 0.3
    say_all(listener, voice)
    assert listener.session.moment == Moment("deflating", 0.0)
    assert voice.given[-1] in load_step("deflating").main


def test_the_voice_waits_for_the_picture(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(8)
    voice.finish()
    listener.player.advance(1.0)
    assert len(voice.given) == 1
    say_next(listener, voice)
    assert voice.given[-1] == load_step("cementing").statements[0].sentences[0].text
    injected = dict(STEPS[8].movements)["injected"]
    assert listener.session.moment.at == pytest.approx(injected[0][0], abs=1e-6)


def test_without_going_on_the_step_ends_when_all_is_said(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    say_all(listener, voice)
    assert not listener.session.is_playing
    assert listener.session.moment == Moment("inflating", 1.0)


def test_a_pause_stops_the_voice_and_playing_goes_on_within_the_sentence(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    say_next(listener, voice)
    listener.player.advance(0.5)
    sentence = voice.given[-1]
    listener.player.pause()
    assert not voice.is_speaking
    assert marked(listener) == []
    listener.player.play()
    assert voice.given[-2:] == [sentence, sentence]
    assert voice.from_s[-1] == pytest.approx(0.5)


def test_playing_on_at_the_end_says_the_rest(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(1)
    for _ in range(25):
        say_next(listener, voice)
    assert listener.session.moment.at == 1.0
    listener.player.pause()
    assert listener.player_bar.play.text() == "Play"
    listener.player.play()
    assert listener.session.moment == Moment("fracture", 1.0)
    assert voice.given[-1] == voice.given[-2]


def test_after_dragging_it_says_what_is_told_there(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(8)
    listener.player.seek_step(0.8)
    assert not voice.is_speaking
    listener.player.play()
    listener.player.advance(0.1)
    told = list(narration(load_step("cementing"), listener.session.views))
    there = next(number for number, spoken in enumerate(told) if spoken.text == "The cement sets hard.")
    assert voice.given[-1] in {told[there - 1].text, told[there].text}
    assert listener.session.moment.at == pytest.approx(0.8, abs=0.02)


def test_a_step_begun_again_while_it_plays_is_told_again(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    say_next(listener, voice)
    listener.player.go_to_step(6)
    listener.player.advance(0.03)
    assert voice.given[-1] == voice.given[0]


def test_frame_by_frame_and_backwards_it_is_silent(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    say_next(listener, voice)
    count = len(voice.given)
    listener.player.frame_back()
    listener.player.frame_on()
    listener.player.seek_step(0.1)
    assert (len(voice.given), voice.is_speaking, marked(listener)) == (count, False, [])


@pytest.mark.parametrize(("speed", "spoken"), [(0.25, 0.75), (0.75, 0.75), (1.25, 1.25), (2.0, 1.5)])
def test_the_voice_follows_the_speed_of_the_pictures(
    listener: Window, voice: StandIn, speed: float, spoken: float
) -> None:
    listener.player.go_to_step(6)
    listener.player.advance(0.5)
    before = listener.session.moment
    listener.session.set_speed(speed)
    assert voice.speed == spoken
    assert len(voice.given) == 1
    listener.player.advance(0.0)
    assert listener.session.moment.at == pytest.approx(before.at, abs=0.01)


def test_another_step_begins_with_its_own_words(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.player.next_step()
    assert voice.given[-1] in load_step("deflating").main
    assert marked(listener) == [voice.given[-1]]


def test_told_in_full_it_begins_anew_with_those_words(listener: Window, voice: StandIn) -> None:
    listener.player.go_to_step(6)
    listener.session.set_reading_level("full")
    assert voice.given[-1] in load_step_at("full", "inflating").main
    assert marked(listener) == [voice.given[-1]]


def test_with_stills_each_step_is_read_when_it_is_shown(qtbot: QtBot, make_window: MakeWindow, voice: StandIn) -> None:
    window = make_window(reads_aloud=True, motion="reduced")
    qtbot.waitUntil(lambda: voice.speed < 9.0)  # it has been given its speed
    window.player.go_to_step(6)
    assert not window.session.is_playing
    for line in narration(load_step("inflating"), window.session.views):
        assert voice.given[-1] == line.text
        voice.finish()
    assert marked(window) == []


def test_the_patients_window_shows_what_is_said(listener: Window, voice: StandIn, qtbot: QtBot) -> None:
    listener.presentation.has_plain_caption = True
    patient = PatientWindow(listener.presentation)
    qtbot.addWidget(patient)
    listener.player.go_to_step(6)
    assert patient.caption.text() == voice.given[-1]
    say_next(listener, voice)
    assert patient.caption.text() == voice.given[-1] != voice.given[0]


def test_the_essence_is_told_by_main_sentences_and_ends_with_what_to_weigh_up(listener: Window, voice: StandIn) -> None:
    listener.player.running_time = ESSENCE
    listener.player.go_to_step(0)
    for _ in STEPS:
        say_all(listener, voice)
    mains = [sentence for step in STEPS for sentence in sentences_of(load_step(step.id).main)]
    assert [sentence for sentence in voice.given if sentence in mains] == mains
    after = voice.given[voice.given.index(mains[-1]) + 1 :]
    opening = tuple(sentences_of(load_step(STEPS[0].id).opening or ""))
    assert tuple(voice.given[: len(opening)]) == opening
    assert len(voice.given) == len(opening) + len(mains) + len(after)
    for part in load_columns("weigh").parts:  # what may help, what may harm, and what else there is
        assert {sentence for said in part.said for sentence in sentences_of(said.text)} <= set(after)
    assert load_step("weighing").do in after
    assert not listener.session.is_playing
