"""What a person wants to ask and weigh: one press away, on their sheet, and gone with them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content.load import load_step
from kyphoview.content.pages import WEIGHING_PAGE, load_columns, load_page
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.panels import LOOK_UP, QUESTIONS, SHEET, TAKE_AWAY
from kyphoview.shell.features.questions.questions_drawer import QuestionsDrawer
from kyphoview.shell.features.questions.sheet_drawer import SheetDrawer
from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.end_offers import EndOffers
from tests.shell.conftest import MakeWindow

OFFERED = load_step("weighing").questions
OWN = "Who looks after my cat?"


@pytest.fixture
def drawer(window: Window) -> QuestionsDrawer:
    drawer = window.side.show_drawer(QUESTIONS)
    assert isinstance(drawer, QuestionsDrawer)
    return drawer


def words_of(sheet: SheetDrawer) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def own_sheet(window: Window) -> SheetDrawer:
    sheet = window.side.show_drawer(SHEET)
    assert isinstance(sheet, SheetDrawer)
    return sheet


def test_what_is_ticked_and_written_stands_on_the_sheet(window: Window, drawer: QuestionsDrawer, qtbot: QtBot) -> None:
    drawer.offered[OFFERED[1]].click()
    qtbot.keyClicks(drawer.line, OWN)
    qtbot.keyClick(drawer.line, Qt.Key.Key_Return)
    assert window.presentation.questions.kept == (OFFERED[1], OWN)
    assert drawer.line.text() == ""
    taken = window.side.show_drawer(TAKE_AWAY)
    assert isinstance(taken, TakeAwayDrawer)
    assert taken._sheet().questions == (OFFERED[1], OWN)
    said = words_of(own_sheet(window))
    assert OWN in said
    assert OFFERED[1] in said
    assert OFFERED[0] not in said


def test_a_question_of_ones_own_is_taken_away_again(window: Window, drawer: QuestionsDrawer) -> None:
    window.presentation.questions.keep(OWN)
    drawer.own[OWN].click()
    assert window.presentation.questions.kept == ()
    assert drawer.own == {}


def test_what_cannot_be_kept_is_said_and_not_ticked(window: Window, drawer: QuestionsDrawer) -> None:
    drawer.add.click()
    assert drawer.trouble.text() == "Write your question first."
    for number in range(8):
        window.presentation.questions.keep(f"Question {number}?")
    drawer.offered[OFFERED[0]].click()
    assert not drawer.offered[OFFERED[0]].isChecked()
    assert not drawer.trouble.isHidden()


def test_nothing_of_it_is_there_for_the_next_person(window: Window, drawer: QuestionsDrawer) -> None:
    drawer.line.setText("half a ques")
    window.presentation.questions.keep(OWN)
    window.presentation.start_over()
    again = window.side.show_drawer(QUESTIONS)
    assert isinstance(again, QuestionsDrawer)
    assert again is not drawer
    assert again.line.text() == ""
    assert not again.own
    assert OWN not in words_of(own_sheet(window))


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_helps_harms_and_choices_are_one_press_away(window: Window, step: str) -> None:
    window.session.set_moment(Moment(step, 0.5))
    window.top_bar.weighing.click()
    look_up = window.side.show_drawer(LOOK_UP)
    assert isinstance(look_up, LookUp)
    assert look_up.page is not None
    assert look_up.page.page == load_page(WEIGHING_PAGE)


@pytest.mark.parametrize(("size", "least_share"), [((1264, 764), 1.0), ((1920, 1080), 1.0)])
def test_the_last_step_opens_with_both_side_by_side(
    make_window: MakeWindow, qtbot: QtBot, size: tuple[int, int], least_share: float
) -> None:
    """From one height to about one height, before anything is scrolled, with as much of the longer one in sight."""
    window = make_window(*size)
    window.session.set_moment(Moment("weighing", 1.0))
    board = window.side.words.findChild(ColumnGrid)
    found = {label.text(): label for label in board.findChildren(QLabel)}
    cells = [found[part.heading].parentWidget() for part in load_columns(WEIGHING_PAGE).parts[:2]]

    def are_in_sight() -> bool:
        tops = {cell.mapTo(window.side, QPoint(0, 0)).y() for cell in cells}
        lowest = max(tops) + least_share * max(cell.height() for cell in cells)
        return len(tops) == 1 and lowest <= window.side.words._foot.y()

    qtbot.waitUntil(are_in_sight)
    assert cells[0].heightForWidth(cells[0].width()) == pytest.approx(
        cells[1].heightForWidth(cells[1].width()), rel=0.2
    )


def test_the_end_offers_questions_sheet_and_to_start_again(window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    offers = window.side.words.findChild(EndOffers)
    for offer, drawer in (("questions", QUESTIONS), ("sheet", SHEET)):
        offers.buttons[offer].click()
        assert window.side.open_drawer == drawer
        window.side.close_drawer()
    offers.buttons["again"].click()
    assert window.session.moment.step == STEPS[0].id
    window.player.pause()


def test_explaining_offers_the_same_at_the_end(window: Window) -> None:
    window.features.toggle_explaining()
    window.session.set_moment(Moment("weighing", 1.0))
    offers = window.features.explain.panel.findChild(EndOffers)
    offers.buttons["questions"].click()
    assert window.side.open_drawer == QUESTIONS


def test_a_sheet_that_cannot_be_made_says_why(make_window: MakeWindow) -> None:
    window = make_window(clinic_logo="/nowhere/logo.png")
    assert "logo cannot be read" in words_of(own_sheet(window))
