"""A visit, the question, starting over, cleaning, and how staff get out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from kyphoview.procedure.steps import STEPS
from kyphoview.shell.app import open_window
from kyphoview.shell.kiosk.ask_card import AskCard
from kyphoview.shell.kiosk.attract_loop import BEGIN, AttractLoop
from kyphoview.shell.kiosk.cleaning_lock import CleaningLock
from kyphoview.shell.kiosk.entrance import NO_CODE, Entrance
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.marker import was_open
from kyphoview.shell.kiosk.staff_pad import StaffMenu, StaffPad
from kyphoview.shell.kiosk.visit import LEAST_TEXT_SCALE, Visit
from kyphoview.shell.kiosk.watch import Phase
from kyphoview.shell.picture.step_card import StepCard
from kyphoview.shell.staff.staff_drawer import StaffDrawer
from kyphoview.shell.state.places import settings_path
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import Remembered
from kyphoview.shell.widgets.button import Button

from .conftest import CODE, KEPT, Hand, MakeKiosk, settle


def visit_of(kiosk: KioskWindow) -> Visit:
    if not isinstance(kiosk.stage, Visit):
        kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    settle()
    return kiosk.stage


def pass_time(kiosk: KioskWindow, hand: Hand, seconds: float) -> None:
    hand.now_s += seconds
    kiosk.beat()


def test_the_attract_loop_goes_through_all_steps_and_round_again(kiosk: KioskWindow, hand: Hand) -> None:
    loop = kiosk.stage
    assert isinstance(loop, AttractLoop)
    seen = [loop.session.moment.step]
    loop.session.step_changed.connect(seen.append)
    for _ in range(700):
        hand.now_s += 1.0
        loop.player.advance(1.0)
        kiosk.beat()
    assert seen[: len(STEPS) + 1] == [*(step.id for step in STEPS), STEPS[0].id]
    assert loop.session.speed < 1.0
    assert loop.begin.text() == BEGIN
    assert kiosk.phase is Phase.ATTRACTING


def test_with_reduced_motion_the_loop_shows_stills_that_fade(make_kiosk: MakeKiosk, hand: Hand) -> None:
    kiosk = make_kiosk(motion="reduced")
    loop = kiosk.stage
    assert isinstance(loop, AttractLoop)
    for number in range(3):
        assert loop.session.step_number == number
        assert loop.session.moment.at == 1.0
        assert not loop.session.is_playing
        pass_time(kiosk, hand, 13.0)
    assert loop._fade.isVisible()


def test_without_a_touch_it_asks_and_starts_over(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    pass_time(kiosk, hand, 90.0)
    card = kiosk.overlay
    assert isinstance(card, AskCard)
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
    assert isinstance(card, AskCard)
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
    assert isinstance(kiosk.overlay, AskCard)
    QTest.keyClick(kiosk.overlay.keep, key)
    assert kiosk.overlay is None
    assert kiosk.stage is visit


def test_the_next_person_can_start_over_at_once(kiosk: KioskWindow, hand: Hand) -> None:
    first = visit_of(kiosk)
    pass_time(kiosk, hand, 95.0)
    assert isinstance(kiosk.overlay, AskCard)
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


def type_code(pad: StaffPad, digits: str) -> None:
    for digit in digits:
        QTest.mouseClick(pad.digits[int(digit)], Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.enter, Qt.MouseButton.LeftButton)


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
    pass_time(kiosk, hand, 10.0)
    assert pad.message.text() == ""
    QTest.mouseClick(pad.enter, Qt.MouseButton.LeftButton)
    assert isinstance(kiosk.overlay, StaffMenu)


def test_a_pad_left_alone_is_taken_away(kiosk: KioskWindow, hand: Hand) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    pass_time(kiosk, hand, 90.0)
    assert isinstance(kiosk.overlay, AskCard)
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


def test_a_visit_writes_no_settings(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.bar.larger.click()
    visit.bar.colours.click()
    visit.session.set_reading_level("full")
    kiosk.start_over()
    assert not settings_path().exists()
    assert Path(settings_path()).parent.exists()


def parts_of(kiosk: KioskWindow) -> list[QWidget]:
    return [part for part in kiosk.findChildren(QWidget) if part.isVisibleTo(kiosk)]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_targets_are_large_and_every_sign_has_its_word(
    make_kiosk: MakeKiosk, scale: float, size: tuple[int, int]
) -> None:
    kiosk = make_kiosk(text_scale=scale)
    kiosk.resize(*size)
    visit_of(kiosk)
    kiosk.resize(*size)
    settle()
    overlays = (lambda: None, kiosk.ask_for_code, kiosk._show_staff_menu, lambda: kiosk._follow(Phase.ASKING))
    for lay_over in overlays:
        lay_over()
        settle()
        for part in parts_of(kiosk):
            if isinstance(part, Button):
                assert part.text(), part.accessibleName()
                assert not part.is_compact or not part._icon, part.text()
                assert part.width() >= part.minimumSizeHint().width()
                assert part.width() >= part.width_when(False) or part._is_compact, part.text()
            if isinstance(part, (Button, StepCard)):
                assert part.width() >= 44, part.accessibleName()
                assert part.height() >= 44, part.accessibleName()
                assert kiosk.rect().contains(part.mapTo(kiosk, part.rect().center())), part.accessibleName()


def test_everything_pressed_has_a_name_for_a_screen_reader(kiosk: KioskWindow) -> None:
    visit_of(kiosk)
    overlays = (lambda: None, kiosk.ask_for_code, kiosk._show_staff_menu, lambda: kiosk._follow(Phase.ASKING))
    for lay_over in overlays:
        lay_over()
        for part in parts_of(kiosk):
            if isinstance(part, QAbstractButton):
                known = QAccessible.queryAccessibleInterface(part)
                assert known.text(QAccessible.Text.Name), part


def test_with_something_laid_over_tab_stays_in_it(kiosk: KioskWindow) -> None:
    visit_of(kiosk)
    kiosk.ask_for_code()
    pad = kiosk.overlay
    assert pad is not None
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert pad.isAncestorOf(focus)
        reached.add(focus)
    assert len(reached) >= 12


def test_text_is_never_smaller_than_one_reads_standing(make_kiosk: MakeKiosk) -> None:
    assert visit_of(make_kiosk(text_scale=1.0)).presentation.style.text_scale == LEAST_TEXT_SCALE
    assert visit_of(make_kiosk(text_scale=1.75)).presentation.style.text_scale == 1.75


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_picture_keeps_its_share_whatever_the_texts_size(
    make_kiosk: MakeKiosk, size: tuple[int, int], scale: float
) -> None:
    kiosk = make_kiosk(text_scale=scale)
    kiosk.begin_visit()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    visit.resize(*size)
    QApplication.processEvents()
    is_upright = size[0] < size[1]
    mine, theirs = (
        (visit.picture.height(), visit.side.height()) if is_upright else (visit.picture.width(), visit.side.width())
    )
    assert mine / (mine + theirs) == pytest.approx(0.5 if is_upright else 0.62, abs=0.02)


def test_tab_and_right_in_turn_leave_the_kiosk_alive(make_kiosk: MakeKiosk) -> None:
    """The level's choice is made anew by its own key."""
    kiosk = make_kiosk()
    visit = visit_of(kiosk)
    seen = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right) * 60:
        pressed = QApplication.focusWidget()
        assert pressed is not None
        QTest.keyClick(pressed, key)
        assert isValid(pressed)
        seen.add(visit.session.reading_level)
    assert seen == {"plain", "full"}
    assert kiosk.isVisible()
    assert kiosk.stage is visit
