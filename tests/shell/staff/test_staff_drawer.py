"""The page for a clinic: the waiting room, the staff code, and settings as a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kyphoview.shell.app import make_application
from kyphoview.shell.features.panels import CLINIC, DISPLAY
from kyphoview.shell.staff.clinic_file import SUFFIX
from kyphoview.shell.staff.staff_code import is_code
from kyphoview.shell.staff.staff_drawer import StaffDrawer
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import load_settings
from kyphoview.shell.window.window import Window

CODE = "135790"


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def window(qtbot: QtBot, settings_path: Path) -> Window:
    window = Window(Settings(), settings_path)
    window.fill()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def drawer(window: Window) -> StaffDrawer:
    window.side.toggle_drawer(DISPLAY)
    window.side._drawers[DISPLAY].clinic.click()  # type: ignore[union-attr]
    assert window.side.open_drawer == CLINIC
    return window.side._drawers[CLINIC]  # type: ignore[return-value]


def set_code(drawer: StaffDrawer, digits: str, again: str) -> None:
    drawer.code.setText(digits)
    drawer.again.setText(again)
    drawer.set_code.click()


def test_no_waiting_room_without_a_code(window: Window, drawer: StaffDrawer) -> None:
    drawer.starts.click()
    assert not drawer.starts.isChecked()
    assert not window.settings.starts_as_kiosk
    assert "code first" in window.banner.sentence.text()
    assert not window.banner.passing.isActive()
    set_code(drawer, CODE, CODE)
    drawer.starts.click()
    assert window.settings.starts_as_kiosk


def test_a_code_is_set_forgotten_and_never_kept_in_the_clear(
    window: Window, drawer: StaffDrawer, settings_path: Path
) -> None:
    set_code(drawer, CODE, "135791")
    assert window.settings.staff_code is None
    set_code(drawer, "123456", "123456")
    assert window.settings.staff_code is None
    set_code(drawer, CODE, CODE)
    assert window.settings.staff_code is not None
    assert is_code(CODE, window.settings.staff_code)
    assert CODE not in settings_path.read_text()
    assert load_settings(settings_path).settings == window.settings
    assert drawer.code.text() == drawer.again.text() == ""
    drawer.starts.click()
    drawer.forget_code.click()
    assert window.settings.staff_code is None
    assert not window.settings.starts_as_kiosk


def test_times_and_pace_are_taken_at_once(window: Window, drawer: StaffDrawer) -> None:
    drawer.idle.choices["180"].click()
    drawer.ask.choices["60"].click()
    drawer.cleaning.choices["15"].click()
    drawer.pace.choices["0.5"].click()
    stand = window.settings
    assert (stand.kiosk_idle_s, stand.kiosk_ask_s, stand.kiosk_cleaning_s, stand.speed) == (180.0, 60.0, 15.0, 0.5)
    assert window.session.speed == 0.5


def test_screen_and_voice_are_taken_at_once_and_sizes_are_one_step_away(window: Window, drawer: StaffDrawer) -> None:
    row = drawer.screens.row
    assert row is not None
    row.choices["none"].click()
    assert window.settings.patient_screen == "none"
    window.keeper.set_one(patient_screen="a wall")
    assert drawer.screens.row is not None
    assert drawer.screens.row.choices["a wall"].text() == "a wall (not there now)"
    drawer.speech.wanted.emit({"voice_pace": 0.5})
    assert window.settings.voice_pace == 0.5
    assert drawer.speech.pace.value() == 5
    drawer.display.click()
    assert window.side.open_drawer == DISPLAY


def test_settings_go_to_a_file_and_come_back(window: Window, drawer: StaffDrawer, tmp_path: Path) -> None:
    path = tmp_path / "clinic.kyphoview.json"
    window.keeper.set_one(theme="dark", text_scale=1.5)
    drawer.save_to(path)
    assert path.name in window.banner.sentence.text()
    window.keeper.set_one(theme="light", text_scale=1.0)
    drawer.load_from(path)
    assert (window.settings.theme, window.settings.text_scale) == ("dark", 1.5)
    before = window.settings
    path.write_text("{")
    drawer.load_from(path)
    assert window.settings == before
    assert str(path) in window.banner.sentence.text()
    drawer.save_to(tmp_path / "none" / "clinic.json")
    assert "cannot be written" in window.banner.sentence.text()


def test_settings_are_saved_under_the_ending_by_which_they_are_found(
    drawer: StaffDrawer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "north"), ""))
    drawer.save.click()
    assert (tmp_path / f"north{SUFFIX}").exists()
