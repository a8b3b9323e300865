"""A visitor's sheet on paper: only where the clinic allows it, by one press, and calmly where it fails."""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import QUESTIONS, SHEET
from kyphoview.shell.features.questions.sheet_drawer import SheetDrawer
from kyphoview.shell.features.questions.sheet_printing import MOST_SHEETS, SheetPrinting
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit

from .conftest import MakeKiosk

LONG_MS = 60_000
PRINTS = [sys.executable, "-c", "import sys; sys.stdin.readline(); print('{}', flush=True)"]
FAILS = [sys.executable, "-c", 'import sys; sys.stdin.readline(); print(\'{"reason": "no paper"}\', flush=True)']
DIES = [sys.executable, "-c", "import sys; sys.stdin.readline()"]
NOT_THERE = ["/nowhere/at-all"]
OWN = "Who looks after my cat?"


def sheet_of(kiosk: KioskWindow) -> SheetDrawer:
    assert isinstance(kiosk.stage, Visit)
    drawer = kiosk.stage.side.show_drawer(SHEET)
    assert isinstance(drawer, SheetDrawer)
    return drawer


def press(qtbot: QtBot, drawer: SheetDrawer) -> None:
    """Print, and wait until it has come to an end."""
    assert drawer.print is not None
    drawer.print.click()
    qtbot.waitUntil(lambda: not drawer.printing.is_at_work, timeout=LONG_MS)


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk) -> KioskWindow:
    kiosk = make_kiosk(kiosk_prints=True)
    kiosk.begin_visit()
    return kiosk


def test_unless_the_clinic_allows_it_there_is_nothing_to_press(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.begin_visit()
    assert sheet_of(kiosk).print is None


@pytest.mark.parametrize("prints", [False, True])
def test_who_ticks_questions_is_told_what_to_do_before_leaving(make_kiosk: MakeKiosk, prints: bool) -> None:
    kiosk = make_kiosk(kiosk_prints=prints)
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    kiosk.stage.presentation.questions.keep(OWN)
    said = " ".join(label.text() for label in kiosk.stage.side.show_drawer(QUESTIONS).findChildren(QLabel))
    assert ("print it before you go" in said) is prints
    assert ("this screen cannot print" in said) is not prints
    on_sheet = " ".join(label.text() for label in sheet_of(kiosk).findChildren(QLabel))
    assert ("write them down" in on_sheet) is not prints


def test_one_press_prints_it_and_says_where_it_is(qtbot: QtBot, kiosk: KioskWindow) -> None:
    drawer = sheet_of(kiosk)
    drawer.printing._command = PRINTS
    press(qtbot, drawer)
    assert drawer.printed is not None
    assert drawer.printed.text().startswith("Your sheet is at the printer.")


def test_what_is_printed_is_this_visitors_sheet(kiosk: KioskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(kiosk.stage, Visit)
    kiosk.stage.presentation.questions.keep(OWN)
    drawer = sheet_of(kiosk)
    printed = []
    monkeypatch.setattr(SheetPrinting, "start", lambda _self, handout: printed.append(handout))
    assert drawer.print is not None
    drawer.print.click()
    assert [handout.questions for handout in printed] == [(OWN,)]
    assert [handout.ink for handout in printed] == [()]


@pytest.mark.parametrize("command", [FAILS, DIES, NOT_THERE], ids=["says why", "dies", "is not there"])
def test_a_failure_is_one_calm_sentence_and_can_be_tried_again(
    qtbot: QtBot, kiosk: KioskWindow, command: list[str]
) -> None:
    drawer = sheet_of(kiosk)
    drawer.printing._command = command
    press(qtbot, drawer)
    assert drawer.printed is not None
    assert drawer.print is not None
    assert drawer.printed.text() == "It could not be printed here. Ask the people here for it on paper."
    assert drawer.print.isEnabled()


def test_nobody_empties_the_tray(qtbot: QtBot, kiosk: KioskWindow) -> None:
    drawer = sheet_of(kiosk)
    drawer.printing._command = PRINTS
    for _ in range(MOST_SHEETS):
        press(qtbot, drawer)
    assert drawer.print is not None
    assert not drawer.print.isEnabled()
    assert isinstance(kiosk.stage, Visit)
    kiosk.stage.side.close_drawer()
    again = sheet_of(kiosk)
    assert again.print is not None
    assert not again.print.isEnabled()


def test_the_next_visitor_finds_nothing_of_it(qtbot: QtBot, kiosk: KioskWindow) -> None:
    drawer = sheet_of(kiosk)
    drawer.printing._command = PRINTS
    press(qtbot, drawer)
    kiosk.begin_visit()
    again = sheet_of(kiosk)
    assert again.printed is not None
    assert again.printed.text() == ""
    assert again.print is not None
    assert again.print.isEnabled()
