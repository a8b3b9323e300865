"""Study by keys alone: what has the focus after each press."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import STUDY
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.window.window import Window


def press(qtbot: QtBot, button: QWidget) -> QWidget | None:
    """By a key; what has the focus then."""
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    return QApplication.focusWidget()


def tabbed(drawer: StudyDrawer) -> list[QWidget]:
    """What Tab goes through in the drawer, from the button that closes it on."""
    found: list[QWidget] = []
    widget = drawer.close_button.nextInFocusChain()
    while widget is not None and widget is not drawer.close_button:
        is_reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if is_reached and widget.isVisible() and drawer.column.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


@pytest.mark.parametrize("kind", ["choose", "predict", "order", "explain", "recall"])
def test_tab_goes_from_above_downwards(qtbot: QtBot, window: Window, kind: str) -> None:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    drawer.kinds.choices[kind].click()

    def tops() -> list[int]:
        return [each.mapTo(drawer.column, QPoint()).y() for each in tabbed(drawer)]

    for _question in range(3):
        qtbot.waitUntil(lambda: tops() == sorted(tops()) and tops()[-1] > 0)
        drawer.cards[kind].ask()
    if kind == "choose":
        drawer.choose.answers[drawer.choose.question.right.text].click()
        qtbot.waitUntil(lambda: drawer.choose.see in tabbed(drawer) and tops() == sorted(tops()))


def test_by_keys_alone_one_goes_on_from_question_to_question(qtbot: QtBot, window: Window) -> None:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    choose, explain, predict = drawer.choose, drawer.explain, drawer.predict
    qtbot.waitUntil(choose.isVisible)
    assert press(qtbot, choose.answers[choose.question.right.text]) is choose.next
    assert press(qtbot, choose.next) is next(iter(choose.answers.values()))
    drawer.kinds.choices["explain"].click()
    assert press(qtbot, explain.show_points) is explain.points[0]
    assert press(qtbot, explain.next) is explain.told
    drawer.kinds.choices["predict"].click()
    assert press(qtbot, predict.play) is predict
    window.session.set_moment(Moment(predict.question.step, predict.question.until))
    qtbot.waitUntil(predict.next.hasFocus)
    assert press(qtbot, predict.next) is predict.guess


def test_return_chooses_an_answer_as_space_does(qtbot: QtBot, window: Window) -> None:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    choose = drawer.choose
    answer = choose.answers[choose.question.right.text]
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.isChecked()
    assert choose.verdict.text().startswith("Right. ")
    assert choose.next.hasFocus()


def test_tab_leads_from_another_kind_to_its_question(qtbot: QtBot, window: Window) -> None:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    for kind in ("order", "explain"):
        drawer.kinds.choices[kind].setFocus()
        drawer.kinds.choices[kind].click()
    qtbot.keyClick(drawer.kinds.choices["explain"], Qt.Key.Key_Tab)
    assert drawer.explain.told.hasFocus()
    qtbot.keyClick(drawer.explain.told, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert drawer.kinds.choices["explain"].hasFocus()
