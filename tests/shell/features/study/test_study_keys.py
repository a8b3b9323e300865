"""Study by keys alone: what has the focus after each press."""

from PySide6.QtCore import Qt
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
