"""A start shows the first page in an empty window, and fills the window once that page has been painted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.app import begin
from kyphoview.shell.state.last_place import keep_place, last_place
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window


@pytest.fixture
def window(qtbot: QtBot, settings_path: Path) -> Iterator[Window]:
    """Empty, and not yet shown."""
    window = Window(Settings(), settings_path)
    window.resize(1280, 800)
    yield window
    window.close()


def is_filled(window: Window) -> bool:
    return hasattr(window, "session")


def test_it_is_filled_once_the_first_page_has_been_painted(window: Window, qtbot: QtBot) -> None:
    begin(window)
    assert not is_filled(window)
    page = window.beginning.page
    assert page is not None
    with qtbot.waitSignal(window.beginning.start.done):
        window.show()
        window.activateWindow()
        assert not is_filled(window)
    assert is_filled(window)
    for at in (window.rect().center(), window.rect().topLeft(), window.rect().bottomRight()):
        under = window.childAt(at)
        assert under is page or page.isAncestorOf(under)
    assert page.start.hasFocus()


def test_where_nothing_covers_it_it_is_filled_before_it_is_seen(window: Window) -> None:
    keep_place(Moment(STEPS[6].id, 0.4))
    begin(window)
    assert window.session.moment == Moment(STEPS[6].id, 0.4)


def test_a_way_in_that_is_pressed_at_once_leads_in(window: Window) -> None:
    begin(window)
    assert window.beginning.page is not None
    window.beginning.page.study.click()
    assert window.beginning.page is None
    assert window.side.open_drawer == "study"


def test_news_from_before_is_told(window: Window) -> None:
    window.tell("The settings cannot be read.")
    assert "The settings cannot be read." in window.banner.sentence.text()


def test_who_closes_it_at_once_loses_nothing(window: Window) -> None:
    keep_place(Moment(STEPS[6].id, 0.4))
    window.beginning.open_page()
    window.show()
    window.close()
    assert last_place() == Moment(STEPS[6].id, 0.4)


def test_full_screen_from_before_it_is_filled_holds_for_its_contents(window: Window) -> None:
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    window.fill()
    assert window.strip.isHidden()
    assert window.bars.is_floating
