"""The waiting room in a language that nobody speaks: nothing stays English, nothing is cut at 1280x800."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kyphoview.shell.kiosk.cleaning_lock import CleaningLock
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.staff_pad import StaffPad
from kyphoview.shell.kiosk.still_there_card import StillThereCard
from tests.shell.kiosk.conftest import CODE, Hand, MakeKiosk
from tests.shell.on_screen import assert_is_told_whole


@pytest.fixture
def kiosk(pseudo_language: None, make_kiosk: MakeKiosk) -> KioskWindow:
    kiosk = make_kiosk()
    kiosk._screen.release()  # it would take the whole of a smaller screen
    kiosk.resize(1280, 800)
    return kiosk


def test_the_pictures_that_invite(kiosk: KioskWindow) -> None:
    assert_is_told_whole(kiosk)


def test_a_visit(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    assert_is_told_whole(kiosk)


def test_the_question_whether_somebody_is_there(kiosk: KioskWindow, hand: Hand) -> None:
    kiosk.begin_visit()
    hand.now_s += 91
    kiosk.beat()
    assert isinstance(kiosk.overlay, StillThereCard)
    assert_is_told_whole(kiosk)


def test_the_staff(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    assert_is_told_whole(kiosk)
    for digit in CODE:
        QTest.mouseClick(pad.digits[int(digit)], Qt.MouseButton.LeftButton)
    assert_is_told_whole(kiosk)


def test_the_cleaning_lock(kiosk: KioskWindow) -> None:
    kiosk.begin_visit()
    kiosk.clean()
    assert isinstance(kiosk.overlay, CleaningLock)
    assert_is_told_whole(kiosk)
