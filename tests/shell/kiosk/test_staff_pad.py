"""The staff's code, their menu, the lock for cleaning, and the way out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kyphoview.shell.app import open_window
from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.cleaning_lock import CleaningLock
from kyphoview.shell.kiosk.entrance import NO_CODE, Entrance
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.open_marker import was_open
from kyphoview.shell.kiosk.staff_pad import EndQuestion, StaffMenu, StaffPad
from kyphoview.shell.kiosk.still_there_card import StillThereCard
from kyphoview.shell.staff.staff_drawer import StaffDrawer
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import Remembered

from .conftest import CODE, KEPT, Hand, MakeKiosk, pass_time, settle, visit_of


def type_code(pad: StaffPad, digits: str) -> None:
    for digit in digits:
        QTest.mouseClick(pad.digits[int(digit)], Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.enter, Qt.MouseButton.LeftButton)


def test_a_reader_of_cards_may_type_the_code_so_that_nobody_need_remember_it(kiosk: KioskWindow) -> None:
    """It is a keyboard to the computer: digits one after the other, then Return, wherever the focus is."""
    visit_of(kiosk)
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, CODE)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert isinstance(kiosk.overlay, StaffMenu)


def test_the_cleaning_lock_ends_by_itself(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    assert isinstance(kiosk.overlay, StaffPad)
    QTest.mouseClick(kiosk.overlay.cleaning, Qt.MouseButton.LeftButton)
    assert isinstance(kiosk.overlay, CleaningLock)
    pass_time(kiosk, hand, 29.0)
    assert isinstance(kiosk.overlay, CleaningLock)
    pass_time(kiosk, hand, 1.0)
    assert kiosk.overlay is None
    assert isinstance(kiosk.stage, AttractLoop)


def test_the_code_opens_the_staff_menu_by_touch_and_by_keys(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    QTest.mouseClick(visit.bar.staff, Qt.MouseButton.LeftButton)
    assert isinstance(kiosk.overlay, StaffPad)
    type_code(kiosk.overlay, CODE)
    assert isinstance(kiosk.overlay, StaffMenu)
    QTest.keyClick(kiosk.overlay.back, Qt.Key.Key_Escape)
    assert kiosk.overlay is None
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    for digit in CODE + "5":
        QTest.keyClick(pad.digits[1], Qt.Key(ord(digit)))
    QTest.keyClick(pad.digits[1], Qt.Key.Key_Backspace)
    QTest.keyClick(pad.digits[1], Qt.Key.Key_Return)
    assert isinstance(kiosk.overlay, StaffMenu)


def test_wrong_codes_are_told_and_have_to_wait(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    for _ in range(3):
        type_code(pad, "975310")
    assert "10 s" in pad.message.text()
    type_code(pad, CODE)
    assert isinstance(kiosk.overlay, StaffPad)
    assert pad.dots.accessibleName() == "0 digits"  # else a code would be added to what was typed too early
    pass_time(kiosk, hand, 10.0)
    assert pad.message.text() == ""
    type_code(pad, CODE)
    assert isinstance(kiosk.overlay, StaffMenu)


def test_the_first_wrong_codes_are_told_until_the_next_digit(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    type_code(pad, "975310")
    assert pad.message.text() == "That is not the code."
    pass_time(kiosk, hand, 2.0)
    assert pad.message.text() == "That is not the code."
    pad.digits[1].click()
    assert pad.message.text() == ""


def test_a_pad_left_alone_is_taken_away(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    pass_time(kiosk, hand, 90.0)
    assert isinstance(kiosk.overlay, StillThereCard)
    pass_time(kiosk, hand, 30.0)
    assert isinstance(kiosk.stage, AttractLoop)
    assert kiosk.overlay is None


def test_without_a_code_there_is_no_way_in(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk(staff_code=None)
    visit_of(kiosk)
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert isinstance(pad, StaffPad)
    assert "No staff code" in pad.message.text()
    type_code(pad, CODE)
    assert kiosk.overlay is pad


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("to_settings", [True, False])
def test_staff_leave_it_for_the_settings_or_the_desktop(
    hand: Hand, to_settings: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.excepthook", None)
    entrance = Entrance(Remembered(Settings(staff_code=KEPT)), open_window)
    entrance.open()
    assert was_open()
    assert capsys.readouterr().err == ""
    kiosk = entrance.kiosk
    kiosk._show_staff_menu()
    menu = kiosk.overlay
    assert isinstance(menu, StaffMenu)
    (menu.settings if to_settings else menu.end).click()
    if not to_settings:
        question = kiosk.overlay
        assert isinstance(question, EndQuestion)
        assert question.focusProxy() is question.back
        question.back.click()
        assert isinstance(kiosk.overlay, StaffMenu)
        kiosk.overlay.end.click()
        assert isinstance(kiosk.overlay, EndQuestion)
        kiosk.overlay.end.click()
    settle()
    assert not kiosk.isVisible()
    assert not was_open()
    assert (entrance.window is not None) == to_settings
    if entrance.window is not None:
        assert entrance.window.isVisible()
        assert isinstance(entrance.window.side.currentWidget(), StaffDrawer)
        entrance.window.close()
        entrance.window.deleteLater()
    kiosk.deleteLater()
    settle()


@pytest.mark.usefixtures("qapp")
def test_a_kiosk_without_a_code_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.excepthook", None)
    entrance = Entrance(Remembered(Settings()), open_window)
    entrance.open()
    assert NO_CODE in capsys.readouterr().err
    entrance.kiosk.leave(False)
    entrance.kiosk.deleteLater()
    settle()
