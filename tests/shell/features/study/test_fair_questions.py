"""No name in the picture answers a question that is asked beside it, and not every start asks the same one first."""

import pytest

from kyphoview.shell.features.panels import STUDY
from kyphoview.shell.features.study.choose_card import ChooseCard
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.window.window import Window
from kyphoview.study.cards import cards_at
from kyphoview.study.sitting import Sitting


@pytest.fixture
def drawer(window: Window) -> StudyDrawer:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    return drawer


def test_no_name_in_the_picture_gives_an_answer_away(window: Window, drawer: StudyDrawer) -> None:
    names = window.presentation.names
    choose, recall = drawer.choose, drawer.recall
    assert not names.are_shown
    choose.answers[choose.question.right.text].click()
    assert names.are_shown
    choose.next.click()
    assert not names.are_shown
    drawer.kinds.choices["predict"].click()
    assert names.are_shown
    drawer.kinds.choices["recall"].click()
    recall._sitting = Sitting(tuple(card.id for card in cards_at("plain").values() if not card.part)[:2])
    recall._show()
    assert not names.are_shown
    recall.show_answer.click()
    assert names.are_shown
    recall.ratings["good"].click()
    assert not names.are_shown
    recall.undo.click()
    assert names.are_shown
    drawer.kinds.choices["choose"].click()
    assert not names.are_shown
    window.side.close_drawer()
    assert names.are_shown


def test_names_that_a_person_hid_do_not_come_back_with_an_answer(window: Window) -> None:
    window.key_actions.do("names")
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    drawer.choose.answers[drawer.choose.question.right.text].click()
    assert not window.presentation.names.are_shown


def test_not_every_start_asks_the_same_first(drawer: StudyDrawer) -> None:
    questions, style = list(drawer.choose._questions.values()), drawer.choose._style
    assert len({ChooseCard(questions, style).question.id for _start in range(5)}) > 1
