"""Commands that are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kyphoview.cli import main

Refuse = Callable[[list[str], str], None]


@pytest.fixture
def assert_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Holds that a command ends in one line that says why, with status 2, and leaves nothing behind."""

    def refuse(arguments: list[str], says: str) -> None:
        folder = tmp_path / "work"
        folder.mkdir()
        monkeypatch.chdir(folder)
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1
        assert err.startswith("kyphoview: ")
        assert says in err
        assert list(folder.iterdir()) == []

    return refuse
