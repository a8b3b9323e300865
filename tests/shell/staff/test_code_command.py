"""The command that sets the staff code."""

import io

import pytest

from kyphoview.cli import main
from kyphoview.shell.staff import code_command
from kyphoview.shell.staff.staff_code import is_code
from kyphoview.shell.state.file_locations import settings_path
from kyphoview.shell.state.settings_file import load_settings


def kept() -> object:
    return load_settings(settings_path()).settings.staff_code


def test_a_code_from_a_pipe_is_set_and_forgotten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("135790\n"))
    assert main(["staff-code"]) == 0
    assert "is set" in capsys.readouterr().out
    code = load_settings(settings_path()).settings.staff_code
    assert code is not None
    assert is_code("135790", code)
    assert main(["staff-code", "--forget"]) == 0
    assert kept() is None


def test_a_code_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    typed = iter(["135790", "135791", "135790", "135790"])
    monkeypatch.setattr(code_command, "getpass", lambda _prompt: next(typed))
    assert main(["staff-code"]) == 2
    assert "differ" in capsys.readouterr().err
    assert kept() is None
    assert main(["staff-code"]) == 0
    assert kept() is not None


@pytest.mark.parametrize("line", ["", "12345", "abcdef", "111111"])
def test_a_bad_code_ends_in_one_line(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert main(["staff-code"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not settings_path().exists()


def test_the_kiosk_goes_with_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kiosk", "steps"]) == 2
    assert "no command" in capsys.readouterr().err
