"""Whoever has gone is asked for, and the next person starts over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.still_there_card import StillThereCard
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.file_locations import settings_path

from .conftest import Hand, pass_time, settle, visit_of


def test_without_a_touch_it_asks_and_starts_over(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    pass_time(kiosk, hand, 90.0)
    card = kiosk.overlay
    assert isinstance(card, StillThereCard)
    assert "30 seconds" in card.left.text()
    assert card.keep.hasFocus()
    pass_time(kiosk, hand, 29.0)
    assert "1 second." in card.left.text()
    pass_time(kiosk, hand, 1.0)
    assert isinstance(kiosk.stage, AttractLoop)
    assert kiosk.overlay is None


@pytest.mark.parametrize("how", ["button", "beside it", "escape"])
def test_keep_going_keeps_everything(kiosk: KioskWindow, hand: Hand, how: str) -> None:
    visit = visit_of(kiosk)
    visit.player.seek_whole(0.5)
    before = visit.session.moment
    pass_time(kiosk, hand, 95.0)
    card = kiosk.overlay
    assert isinstance(card, StillThereCard)
    if how == "button":
        QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    elif how == "beside it":
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(card.keep, Qt.Key.Key_Escape)
    settle()
    assert kiosk.stage is visit
    assert visit.isEnabled()
    assert visit.session.moment == before
    assert kiosk.overlay is None
    assert kiosk.phase is Phase.VISITED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_question_is_answered_by_the_keys_that_press_a_button(kiosk: KioskWindow, hand: Hand, key: Qt.Key) -> None:
    visit = visit_of(kiosk)
    hand.now_s += 91
    kiosk.beat()
    assert isinstance(kiosk.overlay, StillThereCard)
    QTest.keyClick(kiosk.overlay.keep, key)
    assert kiosk.overlay is None
    assert kiosk.stage is visit


def test_the_next_person_can_start_over_at_once(kiosk: KioskWindow, hand: Hand) -> None:
    first = visit_of(kiosk)
    pass_time(kiosk, hand, 95.0)
    assert isinstance(kiosk.overlay, StillThereCard)
    QTest.mouseClick(kiosk.overlay.over, Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(kiosk.stage, Visit)
    assert kiosk.stage is not first


def test_touches_and_playing_put_the_question_off(kiosk: KioskWindow, hand: Hand) -> None:
    visit = visit_of(kiosk)
    for _ in range(3):
        pass_time(kiosk, hand, 60.0)
        QTest.mouseClick(visit.controls.next, Qt.MouseButton.LeftButton)
        visit.player.pause()
    assert kiosk.phase is Phase.VISITED
    visit.player.play()
    for _ in range(10):
        pass_time(kiosk, hand, 30.0)
    assert kiosk.phase is Phase.VISITED
    visit.player.pause()
    pass_time(kiosk, hand, 90.0)
    assert kiosk.phase is Phase.ASKING


def test_a_visit_writes_no_settings(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.bar.larger.click()
    visit.bar.colours.click()
    visit.session.set_reading_level("full")
    kiosk.start_over()
    assert not settings_path().exists()
    assert Path(settings_path()).parent.exists()
