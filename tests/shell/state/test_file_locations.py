"""Files lie where each system keeps them; what an earlier version kept elsewhere is taken over."""

import sys
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import pytest

from kyphoview.shell.state import file_locations
from kyphoview.shell.state.file_locations import log_file, settings_path, state_file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, in which the environment names no other places."""
    for variable in ("KYPHOVIEW_SETTINGS", "KYPHOVIEW_STATE", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def linux(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(file_locations, "PlatformDirs", platformdirs.unix.Unix)
    return home


@pytest.fixture
def mac(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(file_locations, "PlatformDirs", platformdirs.macos.MacOS)
    return home


def test_the_environment_names_the_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYPHOVIEW_SETTINGS", str(tmp_path / "mine.json"))
    monkeypatch.setenv("KYPHOVIEW_STATE", str(tmp_path / "state"))
    assert settings_path() == tmp_path / "mine.json"
    assert state_file("a").parent == log_file("a").parent == tmp_path / "state"


@pytest.mark.linux
def test_the_places_on_linux(linux: Path) -> None:
    assert settings_path() == linux / ".config/kyphoview/settings.json"
    assert state_file("tries") == linux / ".local/state/kyphoview/tries"
    assert log_file("log") == linux / ".local/state/kyphoview/log/log"
    assert list(linux.iterdir()) == []


@pytest.mark.linux
def test_the_places_on_a_mac(mac: Path) -> None:
    assert settings_path() == mac / "Library/Application Support/kyphoview/settings.json"
    assert state_file("tries") == mac / "Library/Application Support/kyphoview/tries"
    assert log_file("log") == mac / "Library/Logs/kyphoview/log"


def leave(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


@pytest.mark.linux
def test_state_that_lay_among_the_logs_is_taken_over(mac: Path) -> None:
    old = leave(mac / "Library/Logs/kyphoview/tries", "3")
    assert state_file("tries").read_text() == "3"
    assert not old.exists()


@pytest.mark.linux
def test_a_log_that_lay_among_the_state_is_taken_over(linux: Path) -> None:
    old = leave(linux / ".local/state/kyphoview/mishaps.log", "old")
    assert log_file("mishaps.log").read_text() == "old"
    assert not old.exists()


@pytest.mark.linux
def test_what_is_in_its_place_stays(mac: Path) -> None:
    leave(mac / "Library/Application Support/kyphoview/tries", "new")
    old = leave(mac / "Library/Logs/kyphoview/tries", "old")
    assert state_file("tries").read_text() == "new"
    assert old.exists()


@pytest.mark.linux
def test_what_cannot_be_moved_is_left(mac: Path) -> None:
    old = leave(mac / "Library/Logs/kyphoview/tries", "old")
    leave(mac / "Library/Application Support", "a file where a folder should be")
    assert not state_file("tries").exists()
    assert old.exists()
