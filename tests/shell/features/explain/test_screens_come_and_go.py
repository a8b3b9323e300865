"""Screens that are plugged in and out while somebody explains, and windows that are put elsewhere meanwhile."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.window.window import Window
from tests.shell.features.explain.conftest import CLINIC, DOOR, WALL, ScreensOfTheTest, draw, patient_of


def test_an_unplugged_screen_loses_nothing_and_comes_back(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    window.session.set_moment(Moment("cementing", 0.3))
    draw(explaining)
    ink = explaining.ink.book.ink
    screens.become(CLINIC)
    assert "not there any more" in window.banner.sentence.text()
    window.session.set_moment(Moment("cementing", 0.6))
    screens.become(CLINIC, WALL)
    assert "is back" in window.banner.sentence.text()
    patient = patient_of(explaining)
    assert patient.isVisible()
    assert explaining.ink.book.ink == ink
    assert patient.picture._scene is not None
    assert patient.picture._scene.moment == window.session.moment


def test_a_screen_that_comes_for_the_first_time_is_not_said_to_be_back(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    screens.become(CLINIC)
    explaining.stop()
    explaining.start()  # and there is none
    screens.become(CLINIC, WALL)
    assert "a screen for the patient now" in window.banner.sentence.text()
    screens.become(CLINIC)
    screens.become(CLINIC, DOOR)
    assert "is back" in window.banner.sentence.text()


def test_the_patients_picture_never_stays_on_the_screen_that_the_window_has_come_to(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController, qtbot: QtBot
) -> None:
    """Qt tells of screens first, and only later on which of them the window stands."""
    screens.become(WALL)
    assert patient_of(explaining).isVisible()
    screens.own = WALL
    qtbot.waitUntil(lambda: not patient_of(explaining).isVisible())
    assert "not there any more" in window.banner.sentence.text()


def test_the_patients_picture_goes_from_the_screen_that_the_window_is_moved_to(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    handle = window.windowHandle()
    assert handle is not None
    screens.own = WALL
    handle.screenChanged.emit(handle.screen())
    assert explaining.placement == CLINIC
    explaining.stop()
    screens.own = CLINIC
    handle.screenChanged.emit(handle.screen())
    assert explaining.placement is None


def test_a_picture_that_was_put_elsewhere_is_put_back(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController, qtbot: QtBot
) -> None:
    """As a window manager does that takes all windows off a screen that goes, though it comes back at once."""
    patient = patient_of(explaining)
    screens.changed.emit()
    patient.setWindowState(Qt.WindowState.WindowNoState)
    patient.setGeometry(CLINIC.area)
    shown: list[Placement] = []
    patient.show_on = shown.append  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: shown == [WALL])
