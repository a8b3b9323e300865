"""The next patient: nothing of the last one is found, and a slip costs nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.window.window import Window
from tests.shell.features.explain.conftest import draw


def test_the_next_patient_finds_nothing_of_the_last_one(window: Window, explaining: ExplainController) -> None:
    window.session.set_case(make_case("T12", loss_percent=50.0))
    window.session.set_moment(Moment("inflating", 0.5))
    window.session.set_softened(True)
    draw(explaining)
    QTest.mouseClick(explaining.panel.next_patient, Qt.MouseButton.LeftButton)
    QTest.mouseClick(explaining.panel.question.forget, Qt.MouseButton.LeftButton)
    session, ink = window.session, explaining.ink
    assert (session.case, session.moment, session.is_softened) == (DEFAULT_CASE, OPENING, False)
    assert (ink.book.ink, ink.book.has_past, ink.tools.tool) == ((), False, "none")
    assert window.player.running_time is None
    assert "next patient" in window.banner.sentence.text()


@pytest.mark.parametrize("how", ["keep", "escape", "stop"])
def test_a_slip_on_next_patient_costs_nothing(window: Window, explaining: ExplainController, how: str) -> None:
    case = make_case("T12", loss_percent=50.0)
    window.session.set_case(case)
    draw(explaining)
    panel = explaining.panel
    QTest.mouseClick(panel.next_patient, Qt.MouseButton.LeftButton)
    assert panel.question.isVisible()
    assert panel.question.keep.hasFocus()
    assert "cannot be brought back" in panel.question.accessibleName()
    if how == "keep":
        QTest.keyClick(panel.question.keep, Qt.Key.Key_Space)
    elif how == "escape":
        QTest.keyClick(panel.question.keep, Qt.Key.Key_Escape)
    else:
        panel.leave.click()
    assert not panel.question.isVisible()
    assert window.session.case == case
    assert explaining.ink.book.ink
    if how != "stop":
        assert explaining.is_on
        assert panel.next_patient.hasFocus()
