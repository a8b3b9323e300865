"""What starts the program's own processes beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kyphoview.own_process import own_command


def test_the_command_starts_this_program_wherever_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kyphoview").mkdir()
    (tmp_path / "kyphoview" / "__init__.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    line = [*own_command("speak")[:-1], "--version"]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kyphoview ")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("speak") == [sys.executable, "--language", "en", "speak"]
