"""Study in a window: asked, tried, answered by the model, with the reason, and nothing kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QTextCursor, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.load import step_ids
from kyphoview.content.questions import load_check_yourself, load_order
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import STUDY
from kyphoview.shell.features.study.check_drawer import CheckDrawer
from kyphoview.shell.features.study.order_card import OrderCard
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.style import TARGET_PX
from kyphoview.shell.window.window import Window
from kyphoview.study.guess_lines import guess_line
from kyphoview.study.ordering import moved_to
from kyphoview.study.predictions import MEASURES, answer


@pytest.fixture
def drawer(window: Window) -> StudyDrawer:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    return drawer


def test_its_key_opens_it(window: Window) -> None:
    window.key_actions.do("study")
    assert isinstance(window.side.currentWidget(), StudyDrawer)


def test_every_answer_has_its_reason_and_what_was_pressed_stays_ticked(drawer: StudyDrawer) -> None:
    card = drawer.choose
    question = card.question
    wrong = question.wrong[0]
    card.answers[wrong.text].click()
    assert card.verdict.text() == f"Not so. {wrong.reason} Right is: {question.right.text}."
    assert [text for text, line in card.answers.items() if line.isChecked()] == [wrong.text]
    shown = {reason.text() for reason in card._reasons if reason.isVisibleTo(drawer)}
    told = "You chose this.", f"This is the right answer. {question.right.reason}"
    assert shown == {*told, *(option.reason for option in question.wrong[1:])}
    assert not any(line.isEnabled() for line in card.answers.values())
    assert card.sources.text().startswith("What this stands on: ")


def test_a_wrong_one_comes_again_and_a_right_one_does_not(drawer: StudyDrawer) -> None:
    card = drawer.choose
    first = card.question
    count = len(card._sitting.waiting)
    card.answers[first.wrong[0].text].click()
    assert card._count.text() == f"{count} to go. This question comes again."
    card.next.click()
    assert len(card._sitting.waiting) == count
    seen = []
    for _time in range(3):
        seen.append(card.question.id)
        card.answers[card.question.right.text].click()
        assert card.verdict.text().startswith("Right. ")
        card.next.click()
    assert card.question == first
    assert first.id not in seen
    assert len(card._sitting.waiting) == count - 3


def test_it_goes_to_the_moment_that_shows_the_answer(window: Window, drawer: StudyDrawer) -> None:
    card = drawer.choose
    question = card.question
    card.answers[question.right.text].click()
    card.see.click()
    assert window.session.moment == Moment(question.step, question.at)
    assert question.view in window.session.views
    assert window.side.currentWidget() is drawer


def test_plain_words_have_plain_questions_and_full_words_all(window: Window, drawer: StudyDrawer) -> None:
    plain = len(drawer.choose._sitting.waiting)
    assert drawer.choose.question.reading == "plain"
    window.session.set_reading_level("full")
    assert len(drawer.choose._sitting.waiting) > 2 * plain


def test_the_model_answers_a_guess_when_the_picture_has_played(
    qtbot: QtBot, window: Window, drawer: StudyDrawer
) -> None:
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    question = card.question
    assert window.session.moment == Moment(question.step, question.at)
    card.guess.setValue(20)
    card.play.click()
    assert window.session.is_playing
    assert not card.verdict.isVisibleTo(drawer)
    window.session.set_moment(Moment(question.step, question.until))
    qtbot.waitUntil(lambda: card.next.isVisibleTo(drawer))
    right = answer(question, window.session.case)
    assert card.verdict.text().startswith(f"You said 2.0 mm. In the model it sank {right:.1f} mm: more")
    assert not window.session.is_playing
    assert card.reason.text() == question.reason


def test_a_guess_lies_in_the_picture_and_is_dragged_there(qtbot: QtBot, window: Window, drawer: StudyDrawer) -> None:
    window.session.set_reading_level("full")
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    layer = card._in_picture._layer
    assert layer is not None
    assert layer.isVisible()
    assert card._in_picture.guess is not None
    assert card._in_picture.guess.words == "You: 0.0 mm"
    middle = layer.rect().center()
    QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(layer, middle + QPoint(0, 40))
    QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 40))
    dragged = card.guess.value()
    assert dragged > 0  # downwards, of what sinks
    card.guess.setFocus()
    qtbot.keyClick(card.guess, Qt.Key.Key_Right)
    assert card.guess.value() == dragged + 1
    assert card._in_picture.guess.words == f"You: {(dragged + 1) / 10:.1f} mm"


def test_the_guess_stays_beside_the_answer_and_can_be_moved_no_more(
    qtbot: QtBot, window: Window, drawer: StudyDrawer
) -> None:
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    card.guess.setValue(20)
    card.play.click()
    window.session.set_moment(Moment(card.question.step, card.question.until))
    qtbot.waitUntil(lambda: card.next.isVisibleTo(drawer))
    guess, layer = card._in_picture.guess, card._in_picture._layer
    assert guess is not None
    assert layer is not None
    assert not guess.is_open
    assert layer.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    expected = guess_line(card.question, window.session.case, 2.0)
    assert guess.line == pytest.approx(expected)
    drawer.kinds.choices["order"].click()
    assert card._in_picture.guess is None
    assert card._in_picture._layer is None


def test_a_question_of_liquid_has_no_line_in_the_picture(window: Window, drawer: StudyDrawer) -> None:
    window.session.set_reading_level("full")
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    while MEASURES[card.question.measure].drawn:
        card.ask()
    assert card._in_picture.guess is None
    assert not card.hint.isVisibleTo(drawer)


def test_another_fracture_has_another_answer(qtbot: QtBot, window: Window, drawer: StudyDrawer) -> None:
    window.session.set_case(replace(window.session.case, loss_percent=50.0))
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    assert MEASURES[card.question.measure].unit == "mm"
    card.play.click()
    window.session.set_moment(Moment(card.question.step, card.question.until))
    qtbot.waitUntil(lambda: card.next.isVisibleTo(drawer))
    assert f"{answer(card.question, window.session.case):.1f} mm" in card.verdict.text()


def touch(part: QWidget, places: list[QPoint]) -> None:
    """A finger that goes down at the first place, on over the others, and up at the last one, in pixels of the part."""
    device = QTest.createTouchDevice()
    states = [QEventPoint.State.Pressed, *(QEventPoint.State.Updated for _place in places[1:])]
    kinds = {QEventPoint.State.Pressed: QEvent.Type.TouchBegin, QEventPoint.State.Updated: QEvent.Type.TouchUpdate}
    globally = [part.mapToGlobal(place) for place in places]  # the part may move under the finger
    for place, there, state in zip(places, globally, states, strict=True):
        point = QEventPoint(0, state, QPointF(place), QPointF(there))
        QApplication.sendEvent(part, QTouchEvent(kinds[state], device, Qt.KeyboardModifier.NoModifier, [point]))
    end = QEventPoint(0, QEventPoint.State.Released, QPointF(places[-1]), QPointF(globally[-1]))
    QApplication.sendEvent(part, QTouchEvent(QEvent.Type.TouchEnd, device, Qt.KeyboardModifier.NoModifier, [end]))


@pytest.fixture
def order(drawer: StudyDrawer) -> OrderCard:
    drawer.kinds.choices["order"].click()
    return drawer.order


def test_steps_are_put_in_order_by_keys_alone(qtbot: QtBot, order: OrderCard) -> None:
    for at, step in enumerate(step_ids()):
        while order.order.index(step) > at:
            order.rows[step].up.setFocus()
            qtbot.keyClick(order.rows[step].up, Qt.Key.Key_Space)
            assert order.rows[step].up.hasFocus() or order.rows[step].down.hasFocus()
    order.check.setFocus()
    qtbot.keyClick(order.check, Qt.Key.Key_Return)
    assert order.verdict.text().startswith("All in order. ")
    assert {step: row.reason.text() for step, row in order.rows.items()} == load_order().reasons
    order.again.click()
    assert order.order != step_ids()
    assert not any(row.reason.isVisibleTo(order) for row in order.rows.values())


def test_the_first_step_that_stands_too_early_is_told_with_the_reason(order: OrderCard) -> None:
    order._show_order(moved_to(step_ids(), "closing", 0))
    order.check.click()
    assert order.verdict.text() == f'Not yet: "Closing the skin" comes later. {load_order().reasons["closing"]}'
    assert order.check.isVisibleTo(order)


def test_what_was_said_of_one_order_is_not_said_of_the_next(order: OrderCard) -> None:
    order._show_order(moved_to(step_ids(), "closing", 0))
    order.check.click()
    order.rows["closing"].down.click()
    assert order.verdict.text() == ""
    assert not order.verdict.isVisibleTo(order)


def test_pictures_stand_below_each_other_whatever_the_number_before_them(window: Window, order: OrderCard) -> None:
    for scale in (1.0, 2.0):
        window.keeper.take(Settings(text_scale=scale))
        QApplication.processEvents()
        assert len({row.picture.x() for row in order.rows.values()}) == 1


@pytest.mark.parametrize("way", ["mouse", "finger"])
def test_a_step_is_dragged_to_its_place(qtbot: QtBot, order: OrderCard, way: str) -> None:
    step, target = order.order[0], order.order[2]
    row, others = order.rows[step], [one for one in order.order if one != step]
    qtbot.waitUntil(lambda: order.rows[target].y() > row.y())
    start, middle = QPoint(20, row.height() // 2), order.rows[target].rect().center() + QPoint(0, 4)
    if way == "mouse":
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(row, row.mapFromGlobal(order.rows[target].mapToGlobal(middle)))
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=start)
    else:
        there = row.mapFromGlobal(order.rows[target].mapToGlobal(middle))
        touch(row, [start, there])
    assert order.order == (*others[:2], step, *others[2:])


def test_a_finger_presses_an_arrow(qtbot: QtBot, order: OrderCard) -> None:
    step, row = order.order[1], order.rows[order.order[1]]
    qtbot.waitUntil(lambda: row.up.x() > row.title.x() > 0)
    touch(row, [row.up.geometry().center()])
    assert order.order[0] == step


def test_the_strip_does_not_give_the_order_away(window: Window, order: OrderCard) -> None:
    cards = window.strip.steps.cards
    assert not cards[0].isVisible()
    order._show_order(step_ids())
    order.check.click()
    assert cards[0].isVisible()
    order.again.click()
    assert not cards[0].isVisible()
    window.side.close_drawer()
    assert cards[0].isVisible()


def test_each_step_has_its_picture(qtbot: QtBot, order: OrderCard) -> None:
    qtbot.waitUntil(lambda: all(not row.picture.pixmap().isNull() for row in order.rows.values()), timeout=60_000)


def test_own_words_are_held_against_the_points_and_forgotten(drawer: StudyDrawer) -> None:
    drawer.kinds.choices["explain"].click()
    card = drawer.explain
    card.told.setPlainText("A bone broke.")
    card.show_points.click()
    assert [line.text() for line in card.points] == [point.text for point in card.question.points]
    card.points[0].click()
    assert card.score.text() == f"You said 1 of {len(card.points)} points."
    card.next.click()
    assert card.told.toPlainText() == ""
    assert card.points == []


def test_a_guess_that_is_paused_on_its_way_can_be_played_on(window: Window, drawer: StudyDrawer) -> None:
    drawer.kinds.choices["predict"].click()
    card = drawer.predict
    card.play.click()
    assert not card.play.isEnabled()
    window.player.pause()
    assert card.play.isEnabled()
    card.play.click()
    assert window.session.is_playing
    assert not card.play.isEnabled()
    window.player.pause()


def test_who_writes_more_than_there_is_room_for_goes_on_at_the_same_place(qtbot: QtBot, drawer: StudyDrawer) -> None:
    drawer.kinds.choices["explain"].click()
    told = drawer.explain.told
    told.setPlainText("\N{GRINNING FACE}" + "a" * 3999)
    told.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(told, "xyz")
    assert told.toPlainText() == "\N{GRINNING FACE}" + "a" * 3999
    assert told.textCursor().atEnd()


@pytest.mark.parametrize("kind", ["choose", "predict", "order", "explain", "recall"])
def test_what_is_pressed_is_large_enough_and_has_a_name(
    qtbot: QtBot, window: Window, drawer: StudyDrawer, kind: str
) -> None:
    drawer.show_kind(kind)
    pressed = {
        "choose": [*drawer.choose.answers.values()],
        "predict": [drawer.predict.guess, drawer.predict.play],
        "order": [*(row.down for row in drawer.order.rows.values()), drawer.order.check, drawer.order.again],
        "explain": [drawer.explain.show_points],
        "recall": [drawer.recall.show_answer],
    }[kind]
    for part in pressed:
        assert part.isVisibleTo(window)
        qtbot.waitUntil(lambda part=part: part.height() >= TARGET_PX)  # type: ignore[misc]
        assert part.accessibleName()


@pytest.fixture
def check(window: Window) -> CheckDrawer:
    """Opened by what the end offers."""
    window.session.set_moment(Moment(step_ids()[-1]))
    window.side.offer_wanted.emit("check")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, CheckDrawer)
    return drawer


def test_five_plain_questions_are_answered_kindly_and_without_marks(check: CheckDrawer) -> None:
    asked = []
    for _time in range(5):
        question = check.card.question
        asked.append(question.id)
        check.card.answers[question.right.text].click()
        assert check.card.verdict.text() == f"Yes. {question.right.reason}"
        check.card.next.click()
    assert asked == [question.id for question in load_check_yourself()]


def test_a_wrong_answer_says_what_is_so_and_leads_to_the_picture(window: Window, check: CheckDrawer) -> None:
    question = check.card.question
    check.card.answers[question.wrong[0].text].click()
    said = check.card.verdict.text()
    assert said == f"{question.wrong[0].reason} The answer is: {question.right.text}."
    assert "wrong" not in said.lower()
    check.card.see.click()
    assert window.session.moment == Moment(question.step, question.at)
