"""Listen in a waiting room: silent until it is pressed, its volume on the screen, and silent again afterwards."""

import pytest

from kyphoview.content.load import load_step
from kyphoview.shell.features.speech import reader
from kyphoview.shell.features.speech.voice import NO_ANSWER
from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from tests.shell.features.speech.narrating import StandIn

from .conftest import Hand, MakeKiosk, settle, visit_of


@pytest.fixture
def voices(qapp: object, monkeypatch: pytest.MonkeyPatch) -> list[StandIn]:
    """All voices that were made, the last one last."""
    made: list[StandIn] = []

    def make(_parent: object) -> StandIn:
        made.append(StandIn())
        return made[-1]

    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (make, None))
    return made


def test_a_visit_is_silent_until_listen_is_pressed(kiosk: KioskWindow, voices: list[StandIn]) -> None:
    visit = visit_of(kiosk)
    visit.player.go_to_step(1)
    assert voices == []
    assert visit.controls.listen.text() == "Listen"
    assert visit.controls.volume.isHidden()
    visit.controls.listen.click()
    assert voices[-1].given == [load_step("fracture").main]
    assert not visit.controls.volume.isHidden()
    assert visit.caption.text() == load_step("fracture").main
    assert not visit.caption.isHidden()
    visit.controls.volume.setValue(10)
    assert voices[-1].volume == pytest.approx(0.1)


def test_the_next_visit_is_silent_again_at_the_usual_volume(kiosk: KioskWindow, voices: list[StandIn]) -> None:
    first = visit_of(kiosk)
    first.controls.listen.click()
    first.controls.volume.setValue(10)
    kiosk.start_over()
    settle()
    assert voices[-1].is_ended
    assert isinstance(kiosk.stage, AttractLoop)
    second = visit_of(kiosk)
    second.player.go_to_step(1)
    assert len(voices) == 1
    assert not second.controls.listen.isChecked()
    second.controls.listen.click()
    assert voices[-1].volume == pytest.approx(0.8)


def test_a_clinic_may_let_each_visit_begin_with_the_voice(make_kiosk: MakeKiosk, voices: list[StandIn]) -> None:
    kiosk = make_kiosk(kiosk_is_heard=True, reads_aloud=False)
    assert voices == []  # an empty room is silent
    visit = visit_of(kiosk)
    visit.player.go_to_step(1)
    assert voices[-1].is_speaking
    assert visit.controls.listen.isChecked()


def test_what_staff_listen_to_in_the_window_is_no_matter(make_kiosk: MakeKiosk, voices: list[StandIn]) -> None:
    visit_of(make_kiosk(reads_aloud=True)).player.go_to_step(1)
    assert voices == []


def test_what_lies_over_a_visit_silences_it(kiosk: KioskWindow, voices: list[StandIn]) -> None:
    visit_of(kiosk).controls.listen.click()
    kiosk.ask_for_code()
    assert not voices[-1].is_speaking


def test_who_listens_to_stills_need_not_touch(make_kiosk: MakeKiosk, hand: Hand, voices: list[StandIn]) -> None:
    kiosk = make_kiosk(motion="reduced", kiosk_idle_s=60.0)
    visit = visit_of(kiosk)
    visit.controls.listen.click()
    assert not visit.session.is_playing
    for _ in range(3):
        hand.now_s += 50.0
        kiosk.beat()
    assert kiosk.phase is Phase.VISITED
    while voices[-1].is_speaking:
        voices[-1].finish()
    hand.now_s += 61.0
    kiosk.beat()
    assert kiosk.phase is Phase.ASKING


def test_a_visitor_is_told_calmly_that_there_is_no_sound(kiosk: KioskWindow, voices: list[StandIn]) -> None:
    visit = visit_of(kiosk)
    visit.controls.listen.click()
    voices[-1].failed.emit(NO_ANSWER)
    assert visit.news.sentence.text() == "There is no sound here. The words go on below the picture."
    assert not visit.caption.isHidden()
