"""What is seen while nobody is there: the opening film, again and again, until a touch."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kyphoview.shell.kiosk.attract_loop import BEGIN, AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit

from .conftest import Hand, MakeKiosk, pass_time, settle


def loop_of(kiosk: KioskWindow) -> AttractLoop:
    assert isinstance(kiosk.stage, AttractLoop)
    return kiosk.stage


def test_the_film_is_played_again_once_its_end_was_seen(make_kiosk: MakeKiosk, hand: Hand) -> None:
    kiosk = make_kiosk(motion="full")
    loop = loop_of(kiosk)
    assert loop.film.is_playing
    loop.film.stop()
    loop.film.ended.emit()  # as when its last frame has come
    pass_time(kiosk, hand, 5.0)
    assert not loop.film.is_playing
    pass_time(kiosk, hand, 8.0)
    assert loop.film.is_playing
    assert loop._fade.isVisible()
    assert kiosk.phase is Phase.ATTRACTING
    loop.stop()


def test_with_reduced_motion_the_loop_is_a_still(make_kiosk: MakeKiosk, hand: Hand) -> None:
    kiosk = make_kiosk(motion="reduced")
    for _ in range(4):
        pass_time(kiosk, hand, 20.0)
        assert not loop_of(kiosk).film.is_playing


@pytest.mark.parametrize("at", [(0.1, 0.1), (0.8, 0.5), (0.2, 0.4)])
def test_one_touch_anywhere_begins_a_visit_that_plays(make_kiosk: MakeKiosk, at: tuple[float, float]) -> None:
    kiosk = make_kiosk(motion="full")
    loop = loop_of(kiosk)
    place = QPoint(round(at[0] * loop.width()), round(at[1] * loop.height()))
    under = loop.childAt(place) or loop
    QTest.mouseClick(under, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, under.mapFrom(loop, place))
    settle()
    assert isinstance(kiosk.stage, Visit)
    assert kiosk.stage.session.is_playing
    assert kiosk.stage.session.step_number == 0
    kiosk.stage.player.pause()


def test_its_letters_are_for_a_wall(kiosk: KioskWindow) -> None:
    loop = loop_of(kiosk)
    loop.resize(1920, 1080)
    assert loop.begin.text() == BEGIN
    assert loop._title.font().pixelSize() > 80
    assert loop._sentence.font().pixelSize() > 40


def test_the_button_says_whether_a_voice_will_be_heard(make_kiosk: MakeKiosk) -> None:
    assert loop_of(make_kiosk()).begin.accessibleDescription() == "Three minutes; press Listen to hear it"
    assert loop_of(make_kiosk(kiosk_is_heard=True)).begin.accessibleDescription() == "Three minutes, spoken"
