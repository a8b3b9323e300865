"""What one goes on with stays in sight, answers are one of several, and closing a page leads back to Study."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.parts import load_parts
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import PROGRESS, STUDY
from kyphoview.shell.features.study.recall_card import RecallCard
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.window.window import Window
from kyphoview.study.cards import all_cards
from kyphoview.study.sitting import Sitting
from tests.shell.conftest import MakeWindow

_LONG_MS = 60_000


def open_study(window: Window) -> StudyDrawer:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    return drawer


def is_whole(part: QWidget) -> bool:
    """Whether all of it can be seen."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def scroll(drawer: StudyDrawer, share: float) -> None:
    (area,) = drawer.findChildren(QScrollArea)
    area.verticalScrollBar().setValue(round(share * area.verticalScrollBar().maximum()))


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_what_one_goes_on_with_stays_in_sight(qtbot: QtBot, make_window: MakeWindow, text_scale: float) -> None:
    drawer = open_study(make_window(1280, 800, text_scale=text_scale))
    longest = max(drawer.choose._questions.values(), key=lambda one: sum(len(each.reason) for each in one.wrong))
    drawer.choose.take_questions([longest])
    drawer.choose.answers[longest.wrong[0].text].click()
    for share in (0.0, 1.0):
        scroll(drawer, share)
        qtbot.waitUntil(lambda: is_whole(drawer.choose.next))
    drawer.show_kind("recall")
    drawer.recall.show_answer.click()
    for share in (0.0, 1.0):
        scroll(drawer, share)
        qtbot.waitUntil(lambda: all(is_whole(rating) for rating in drawer.recall.ratings.values()))
    assert not drawer.choose.next.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_every_question_has_the_room_of_its_words(qtbot: QtBot, make_window: MakeWindow, size: tuple[int, int]) -> None:
    drawer = open_study(make_window(*size))
    for kind in ("arm", *drawer.kinds.choices, "arm"):
        drawer.show_kind(kind)
        stem = drawer.cards[kind].stem
        qtbot.waitUntil(lambda stem=stem: stem.height() == stem.heightForWidth(stem.width()))  # type: ignore[misc]


def test_both_sliders_of_the_arm_are_in_sight_on_a_small_screen(qtbot: QtBot, make_window: MakeWindow) -> None:
    drawer = open_study(make_window(1280, 800))
    drawer.kinds.choices["arm"].click()
    for way in drawer.arm.views.choices.values():
        way.click()
        qtbot.waitUntil(lambda: is_whole(drawer.arm.orbital) and is_whole(drawer.arm.tilt))


def test_answers_are_told_and_pressed_as_one_of_several(window: Window) -> None:
    answers = list(open_study(window).choose.answers.values())
    assert {answer.told_role for answer in answers} == {QAccessible.Role.RadioButton}
    said = [answer.accessibleDescription() for answer in answers]
    assert said == [f"Answer {at} of {len(answers)}" for at in range(1, len(answers) + 1)]


def test_progress_leads_back_to_study_and_study_to_the_words(window: Window) -> None:
    drawer = open_study(window)
    drawer.progress.click()
    assert window.side.open_drawer == PROGRESS
    window.side.currentWidget().close_button.click()  # type: ignore[attr-defined]
    assert window.side.open_drawer == STUDY
    drawer.progress.click()
    window.key_actions.do("leave")
    assert window.side.open_drawer == STUDY
    window.key_actions.do("leave")
    assert window.side.open_drawer is None
    window.side.show_drawer(PROGRESS)
    window.side.escape()
    assert window.side.open_drawer is None


def test_what_was_opened_from_study_is_gone_with_it(window: Window) -> None:
    open_study(window).progress.click()
    window.side.close_drawer()
    assert window.side.open_drawer is None
    assert not window.side.escape()


@pytest.fixture
def recall(window: Window) -> RecallCard:
    """Asks for a part of the picture."""
    drawer = open_study(window)
    drawer.kinds.choices["recall"].click()
    name = next(card.id for card in all_cards().values() if card.view == "top" and card.part == "aorta")
    drawer.recall._sitting = Sitting((name,))
    drawer.recall._show()
    return drawer.recall


def test_a_part_lights_up_and_its_name_is_recalled(qtbot: QtBot, window: Window, recall: RecallCard) -> None:
    assert recall.card is not None
    part = recall.card.part
    assert len(recall.answers) == 4
    assert part in recall.answers
    qtbot.waitUntil(lambda: "lights up" in recall.stem.text(), timeout=_LONG_MS)
    assert not window.presentation.names.are_shown
    assert window.session.moment == recall.card.moment
    recall.answers[part].click()
    assert recall.answer.text() == load_parts()[part].name
    assert recall.answers[part].isChecked()
    assert recall.ratings["good"].hasFocus()
    recall.ratings["good"].click()
    assert window.presentation.names.are_shown


def test_a_wrong_name_is_told_and_stays_marked(recall: RecallCard) -> None:
    assert recall.card is not None
    wrong = next(part for part in recall.answers if recall.card is not None and part != recall.card.part)
    recall.answers[wrong].click()
    assert recall.answer.text() == f"Not so. It is: {load_parts()[recall.card.part].name}."
    assert [part for part, line in recall.answers.items() if line.isChecked()] == [wrong]
    assert recall.ratings["again"].hasFocus()


def test_a_part_that_cannot_be_seen_is_asked_by_what_it_is(window: Window, recall: RecallCard) -> None:
    assert recall.card is not None
    assert recall.stem.text() == recall.card.front
    window.session.set_moment(Moment("recovery", 1.0))
    recall.answers[recall.card.part].click()
    assert recall.answer.text()
