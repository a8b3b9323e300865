"""Explaining with a second screen in a language that nobody speaks: nothing stays English, nothing is cut."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.features.panels import EXPLAIN_SETUP
from kyphoview.shell.widgets.banner import Banner
from kyphoview.shell.window.window import Window
from tests.shell.features.explain.conftest import CLINIC, DOOR, WALL, ScreensOfTheTest
from tests.shell.on_screen import assert_is_told_whole


@pytest.fixture
def window(pseudo_language: None, make_window: Callable[..., Window]) -> Window:
    """Without motion: a picture that fades out may still have the size of before."""
    return make_window(theme="light", motion="reduced")


@pytest.mark.parametrize("screen", [WALL, DOOR], ids=["wide", "upright"])
def test_the_patients_window_at_every_step(
    window: Window, explaining: ExplainController, screens: ScreensOfTheTest, screen: Placement
) -> None:
    screens.become(CLINIC, screen)
    patient = explaining.patient
    assert patient is not None
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 0.6))
        assert_is_told_whole(patient)
        assert any(label.text() for label in patient.findChildren(QLabel) if label.isVisibleTo(patient))


def test_what_helps_to_explain_at_every_step(window: Window, explaining: ExplainController) -> None:
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 0.6))
        assert_is_told_whole(window, WALL.title)


def test_setting_up_and_screens_that_come_and_go(
    window: Window, explaining: ExplainController, screens: ScreensOfTheTest
) -> None:
    window.side.show_drawer(EXPLAIN_SETUP)
    assert_is_told_whole(window, WALL.title)
    for placements in ((CLINIC,), (CLINIC, WALL)):
        screens.become(*placements)
        assert any(banner.isVisibleTo(window) for banner in window.findChildren(Banner))
        assert_is_told_whole(window, WALL.title)
    explaining.start_over()
    QCoreApplication.processEvents()
    assert_is_told_whole(window, WALL.title)
