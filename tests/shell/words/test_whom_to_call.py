"""The clinic's own numbers stand wherever one is told whom to call, from the moment on at which they are written."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kyphoview.content.pages import HelpLists, load_pages
from kyphoview.content.when_to_get_help import load_help
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.panels import LOOK_UP, SHEET
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

NUMBERS = {"clinic_name": "Harbour Clinic", "clinic_number": "030 450", "emergency_number": "112"}
CALLS = {"Call 112, not your clinic, for:", "Call Harbour Clinic, 030 450, for:"}
LOCAL = {load_help().at_once.how, load_help().same_day.how}
LAST_STEPS = ("closing", "recovery", "weighing")
PAGES = [page.id for page in load_pages() if any(isinstance(block, HelpLists) for block in page.blocks)]


def said(within: QWidget) -> set[str]:
    """What is said of calling."""
    return {label.text() for label in within.findChildren(QLabel)} & (CALLS | LOCAL)


@pytest.mark.parametrize("step", LAST_STEPS)
@pytest.mark.parametrize("level", ["plain", "full"])
def test_in_the_last_steps(make_window: MakeWindow, step: str, level: str) -> None:
    window = make_window(words=level, **NUMBERS)
    window.session.set_moment(Moment(step, 1.0))
    assert said(window.side.words) == CALLS
    window.side.words.show_sources(True)
    assert said(window.side.words) == CALLS


def test_without_settings_it_is_the_local_number(window: Window) -> None:
    window.session.set_moment(Moment("closing", 1.0))
    assert said(window.side.words) == LOCAL


def look_up_of(window: Window) -> LookUp:
    found = window.side.show_drawer(LOOK_UP)
    assert isinstance(found, LookUp)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_on_pages(make_window: MakeWindow, page: str) -> None:
    window = make_window(**NUMBERS)
    window.side.page_wanted.emit(page)
    shown = look_up_of(window).page
    assert shown is not None
    assert said(shown) == CALLS


def test_while_explaining(make_window: MakeWindow) -> None:
    window = make_window(**NUMBERS)
    window.features.toggle_explaining()
    for step in LAST_STEPS:
        window.session.set_moment(Moment(step, 1.0))
        assert said(window.features.explain.panel) == CALLS


def test_in_the_waiting_room(qapp: object, qtbot: object) -> None:
    visit = Visit(Settings(**NUMBERS), lambda: 0.0)  # type: ignore[arg-type]
    visit.start()
    visit.session.set_moment(Moment("recovery", 1.0))
    assert said(visit.side.words) == CALLS
    visit.end()
    visit.deleteLater()


def test_numbers_that_are_written_now_are_read_at_once(window: Window) -> None:
    """In the words, on a page that was open before, while explaining, and on the sheet."""
    window.session.set_moment(Moment("closing", 1.0))
    window.side.page_wanted.emit(PAGES[0])
    window.features.toggle_explaining()
    window.presentation.keeper.set_one(**NUMBERS)
    assert said(window.side.words) == CALLS
    assert said(window.features.explain.panel) == CALLS
    window.side.page_wanted.emit(PAGES[0])
    shown = look_up_of(window).page
    assert shown is not None
    assert said(shown) == CALLS
    sheet = window.side.show_drawer(SHEET)
    assert "Call 112, not your clinic, for:" in {label.text() for label in sheet.findChildren(QLabel)}
