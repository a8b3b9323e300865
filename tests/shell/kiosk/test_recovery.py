"""After a fault the rest goes on; after a crash the next start is the attract loop again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kyphoview.shell.app import open_window
from kyphoview.shell.errors.error_log import log_path
from kyphoview.shell.features.panels import CLINIC
from kyphoview.shell.kiosk.entrance import Entrance
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.open_marker import note_left, note_open, was_open
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.picture.view_pane import BROKEN
from kyphoview.shell.staff.staff_drawer import StaffDrawer
from kyphoview.shell.state.file_locations import settings_path
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import Remembered, save_settings
from kyphoview.shell.window.window import Window

from .conftest import KEPT, settle

KILLED = """
import os
from PySide6.QtCore import QTimer
from kyphoview.shell import app
QTimer.singleShot(0, lambda: os._exit(9))
app.make_application()
app.run(is_kiosk=True)
"""
NEXT = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kyphoview.shell import app
app.make_application()
def look():
    (window,) = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    if isinstance(window, app.Window):
        window.fill()
    print(type(window).__name__, type(window.stage).__name__)
    QApplication.exit(0)
QTimer.singleShot(0, look)
raise SystemExit(app.run())
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], env=dict(os.environ), capture_output=True, text=True, timeout=120
    )


def test_after_a_crash_the_next_start_is_the_attract_loop() -> None:
    save_settings(Settings(staff_code=KEPT), settings_path())
    assert run(NEXT).stdout.split() == ["Window", "QWidget"]
    assert run(KILLED).returncode == 9
    ended = run(NEXT)
    assert ended.stdout.split() == ["KioskWindow", "AttractLoop"], ended.stderr
    note_left()
    assert run(NEXT).stdout.split() == ["Window", "QWidget"]


def test_a_kiosk_that_no_code_could_leave_does_not_come_back_unasked() -> None:
    note_open()
    assert run(NEXT).stdout.split() == ["Window", "QWidget"]


def test_a_setting_makes_every_start_a_kiosk() -> None:
    save_settings(Settings(starts_as_kiosk=True, staff_code=KEPT), settings_path())
    assert run(NEXT).stdout.split() == ["KioskWindow", "AttractLoop"]


@pytest.mark.parametrize("content", ["", "{", '{"staff_code": "of another kind"}'])
def test_settings_damaged_in_a_waiting_room_open_the_kiosk_and_go_on_doing_so(content: str) -> None:
    note_open()
    settings_path().write_text(content)
    assert run(NEXT).stdout.split() == ["KioskWindow", "AttractLoop"]
    assert run(NEXT).stdout.split() == ["KioskWindow", "AttractLoop"]
    note_left()
    assert run(NEXT).stdout.split() == ["KioskWindow", "AttractLoop"]


def test_damaged_settings_that_asked_for_a_kiosk_open_it() -> None:
    settings_path().write_text('{"starts_as_kiosk": true, "staff_')
    assert run(NEXT).stdout.split() == ["KioskWindow", "AttractLoop"]


def test_damaged_settings_of_a_desk_open_the_window() -> None:
    settings_path().write_text('{"theme": "dark", "starts_as_kiosk": false, "staff_')
    assert run(NEXT).stdout.split() == ["Window", "QWidget"]


def test_a_kiosk_that_cannot_be_noted_opens_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYPHOVIEW_STATE", f"{tmp_path}/taken/below")
    (tmp_path / "taken").write_text("")
    note_open()
    assert not was_open()
    note_left()


def test_a_view_that_breaks_says_so_and_the_visit_goes_on(kiosk: KioskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.begin_visit()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    visit.session.set_choice(("side",))
    pane = visit.picture.panes["side"]
    assert pane.view is not None

    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pane.view, "paint_view", fail)
    visit.grab()
    settle()
    assert pane.problem.text() == BROKEN
    assert pane.problem.isVisible()
    assert "ZeroDivisionError" in log_path().read_text(encoding="utf-8")
    QTest.keyClick(visit.picture, "\x20")
    visit.player.pause()
    visit.controls.next.click()
    visit.player.pause()
    assert visit.session.moment.step == "fracture"
    kiosk.start_over()
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    kiosk.stage.grab()
    settle()
    assert not kiosk.stage.picture.panes["side"].problem.isVisible()


def test_an_unforeseen_fault_is_told_in_the_visit_and_the_next_one_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    entrance = Entrance(Remembered(Settings(staff_code=KEPT)), open_window)
    entrance.open()
    kiosk = entrance.kiosk
    kiosk.begin_visit()
    try:
        raise KeyError("anything")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert isinstance(kiosk.stage, Visit)
    assert "Something went wrong" in kiosk.stage.news.sentence.text()
    assert kiosk.stage.news.isVisible()
    assert "KeyError" in log_path().read_text(encoding="utf-8")
    kiosk.begin_visit()
    assert not kiosk.stage.news.isVisible()
    kiosk.leave(False)
    kiosk.deleteLater()
    settle()


def test_one_button_leads_from_the_settings_back_to_the_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = open_window(CLINIC)
    drawer = window.side.currentWidget()
    assert isinstance(drawer, StaffDrawer)
    drawer.open_kiosk.click()
    assert "Set a staff code first" in window.banner.sentence.text()
    assert window.isVisible()
    window.keeper.set_one(staff_code=KEPT)
    drawer.open_kiosk.click()
    settle()
    assert not window.isVisible()
    assert was_open()
    (kiosk,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, KioskWindow) and top.isVisible()]
    kiosk.leave(True)
    (window,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, Window) and top.isVisible()]
    assert isinstance(window.side.currentWidget(), StaffDrawer)
    window.close()
