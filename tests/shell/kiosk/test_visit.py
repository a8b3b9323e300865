"""A visit is large enough for fingers, has names for screen readers, and can be gone through by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from kyphoview.content.courses import load_courses
from kyphoview.content.pages import WEIGHING_PAGE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import ESSENCE
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.study.check_drawer import CheckDrawer
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.picture.step_card import StepCard
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE_OF_VISITORS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.words.end_offers import EndOffers

from .conftest import MakeKiosk, settle, visit_of


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
    assert visit_of(make_kiosk(text_scale=1.0)).presentation.style.text_scale == LEAST_TEXT_SCALE_OF_VISITORS
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
    upright = 0.7 if scale < 1.75 else 0.6
    assert mine / (mine + theirs) == pytest.approx(upright if is_upright else 0.65, abs=0.02)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1280, 800)], ids=str)
def test_a_low_screen_s_picture_has_its_room_in_every_step(make_kiosk: MakeKiosk, size: tuple[int, int]) -> None:
    """Also where words stand before the main sentence, or ask for columns."""
    kiosk = make_kiosk()
    kiosk.resize(*size)
    visit = visit_of(kiosk)
    visit.setGeometry(0, 0, *size)
    for step in STEPS:
        visit.session.set_moment(Moment(step.id, 0.5))
        settle()
        assert visit.picture.width() * visit.picture.height() >= 0.38 * size[0] * size[1], step.id


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


def test_it_has_five_questions_to_check_oneself(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.side.offer_wanted.emit("check")
    assert isinstance(visit.side.currentWidget(), CheckDrawer)


def test_helps_harms_and_choices_are_one_press_away(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.bar.weighing.click()
    look_up = visit.side.currentWidget()
    assert isinstance(look_up, LookUp)
    assert look_up.page is not None
    assert look_up.page.page.id == WEIGHING_PAGE


def test_a_wide_page_has_the_room_of_picture_and_steps(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.bar.weighing.click()
    assert not visit.grid.isVisible()
    film = (visit.controls.previous, visit.controls.play, visit.controls.listen, visit.controls.next)
    assert not any(part.isVisible() for part in (*film, visit.controls.scrubber))
    visit.side.close_drawer()
    assert all(part.isVisible() for part in (*film, visit.controls.scrubber))
    assert visit.grid.isVisible()
    assert visit.picture.isVisible()


@pytest.mark.parametrize("cover", ["weigh", "questions", "sheet"])
def test_the_film_waits_while_it_is_covered_and_goes_on_where_it_was(kiosk: KioskWindow, cover: str) -> None:
    visit = visit_of(kiosk)
    visit.play()
    visit.player._timer.stop()
    visit.player.advance(4.0)
    before = visit.session.moment
    if cover == "weigh":
        visit.bar.weighing.click()
    else:
        visit.side.offer_wanted.emit(cover)
    visit.player.advance(30.0)
    assert visit.session.moment == before
    visit.side.close_drawer()
    visit.player._timer.stop()
    assert visit.session.moment == before
    assert visit.session.is_playing
    visit.player.advance(0.25)
    assert visit.session.moment.at > before.at
    visit.player.pause()


def test_what_was_paused_stays_so_when_a_page_is_closed(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.bar.weighing.click()
    visit.side.close_drawer()
    assert not visit.session.is_playing


def test_a_visitors_questions_stand_on_the_sheet_and_go_with_the_visit(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.presentation.questions.keep("Who looks after my cat?")
    visit.side.offer_wanted.emit("sheet")
    assert "Who looks after my cat?" in " ".join(label.text() for label in visit.side.findChildren(QLabel))
    kiosk.begin_visit()
    assert visit_of(kiosk) is not visit
    assert visit_of(kiosk).presentation.questions.kept == ()


def test_three_minutes_begin_gently(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.side.offer_wanted.emit("essence")
    assert visit.player.running_time == ESSENCE
    assert visit.session.is_softened
    visit.player.pause()


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_the_picture_has_the_same_room_whatever_it_shows(make_kiosk: MakeKiosk, scale: float) -> None:
    """Else two views that lose their room to lines below them would come and go for ever."""
    kiosk = make_kiosk(text_scale=scale)
    visit = visit_of(kiosk)
    visit.session.set_moment(Moment("inflating", 0.7))
    sizes = set()
    for views in (("side",), ("side", "xray-side"), ("xray-side",), ("xray-side", "xray-front")):
        visit.session.set_choice(views)
        settle()
        sizes.add((visit.picture.width(), visit.picture.height()))
    assert len(sizes) == 1


def test_two_views_give_way_to_larger_letters(make_kiosk: MakeKiosk) -> None:
    """Also where the picture keeps its size."""
    kiosk = make_kiosk(text_scale=LEAST_TEXT_SCALE_OF_VISITORS)
    visit = visit_of(kiosk)
    visit.session.set_moment(Moment("inflating", 0.7))
    visit.picture.setFixedSize(700, 300)
    settle()
    assert len(visit.session.views) == 2
    visit.presentation.keeper.set_one(text_scale=2.0)
    assert len(visit.session.views) == 1


def test_on_a_wall_the_sentence_has_capitals_of_seven_millimetres(make_kiosk: MakeKiosk) -> None:
    """On a screen of 24 inches and 1080 pixels across its shorter side; upright, the picture has half of the height."""
    kiosk = make_kiosk()
    kiosk.resize(1080, 1920)
    visit = visit_of(kiosk)
    kiosk.resize(1080, 1920)
    settle()
    mm_per_px = 24 * 25.4 / (1920**2 + 1080**2) ** 0.5
    assert QFontMetricsF(visit.presentation.style.font("main")).capHeight() * mm_per_px >= 7.0
    assert visit.picture.height() >= 960
    visit.session.set_moment(Moment("inflating", 0.7))
    visit.presentation.keeper.set_one(text_scale=2.0)
    settle()
    shown = [name for name, pane in visit.picture.panes.items() if pane.isVisible()]
    assert shown == list(visit.session.views)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080)])
def test_at_the_largest_text_picture_and_words_still_have_room(make_kiosk: MakeKiosk, size: tuple[int, int]) -> None:
    kiosk = make_kiosk(text_scale=2.0)
    visit = visit_of(kiosk)
    visit.setGeometry(0, 0, *size)
    settle()
    visit.session.set_moment(Moment("deflating", 0.7))
    settle()
    assert visit.picture.height() >= 0.4 * size[1]
    bars = (visit.bar, visit.controls) if visit.grid.isHidden() else (visit.bar, visit.controls, visit.grid)
    assert visit.picture.height() + sum(bar.height() for bar in bars) <= size[1]
    assert all(bar.height() >= bar.sizeHint().height() - 4 for bar in (visit.controls,))


def test_on_a_low_screen_one_row_of_signs_leaves_the_picture_more_room(make_kiosk: MakeKiosk) -> None:
    visit = visit_of(make_kiosk())
    for height in (590, 600):  # as a screen's: laid out more than once
        visit.setGeometry(0, 0, 1024, height)
        settle()
    bar = visit.bar
    buttons = (bar.weighing, bar.colours, bar.views, bar.fracture, bar.start, bar.staff)
    assert len({button.mapTo(visit, button.rect().topLeft()).y() for button in (*buttons, bar.larger)}) == 1
    assert not bar.weighing.is_compact
    assert all(button.isVisible() and button.accessibleName() for button in buttons)
    assert visit.picture.height() >= 0.6 * 600
    visit.setGeometry(0, 0, 1920, 1080)
    settle()
    assert not any(button.is_compact for button in buttons)


def test_no_other_course_can_be_reached(kiosk: KioskWindow) -> None:
    """What may go otherwise is for someone who can answer questions about it."""
    visit = visit_of(kiosk)
    for course in load_courses():
        for place in course.told_at:
            visit.session.set_moment(Moment(place.split("#")[0]))
            assert not [line for line in visit.side.words.findChildren(LinkLine) if course.title in line.text()]
    visit.session.set_moment(Moment("weighing"))
    assert "courses" not in visit.side.words.findChildren(EndOffers)[-1].buttons
    visit.side.page_wanted.emit(WEIGHING_PAGE)
    titles = {course.title for course in load_courses()}
    assert titles.isdisjoint(line.text() for line in visit.side.findChildren(LinkLine))
