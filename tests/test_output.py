"""Standard output that is closed, full or not there: status 1 and one line, whatever is printed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PRINTING = [
    ["--version"],
    ["--help"],
    ["steps"],
    ["steps", "--json"],
    ["describe", "--step", "healthy"],
    ["describe", "--step", "healthy", "--json"],
    ["documents", "leaflet.txt"],
    ["documents", "leaflet.txt", "--json"],
    ["check"],
    ["staff-code", "--forget"],
]
SILENT = [
    ["render", "--step", "healthy", "-o", "picture.svg"],
    ["handout", "-o", "sheet.pdf"],
    ["film", "--from", "healthy", "--to", "healthy", "--size", "200x200", "--fps", "5", "-o", "film.gif"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "leaflet.txt").write_text("Kyphoplasty is for a spinal fracture.")
    return tmp_path


def run(folder: Path, arguments: list[str], ending: str) -> subprocess.CompletedProcess[str]:
    """Through a shell, as people do: `ending` says where standard output leads."""
    line = f'"$0" -m kyphoview "$@" {ending}'
    there = os.environ | {"PYTHONPATH": str(Path.cwd())}
    return subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *arguments], cwd=folder, env=there, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip


@pytest.mark.linux
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
@pytest.mark.parametrize("ending", [">/dev/full", ">&-"])
def test_what_cannot_be_printed_is_told_in_one_line(folder: Path, arguments: list[str], ending: str) -> None:
    done = run(folder, arguments, ending)
    assert done.returncode == 1, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "it is not UTF-8" not in line]
    assert line.startswith("kyphoview: Standard output cannot be written: ")


@pytest.mark.linux
@pytest.mark.parametrize("arguments", SILENT, ids=" ".join)
def test_what_prints_nothing_needs_no_output(folder: Path, arguments: list[str]) -> None:
    assert run(folder, arguments, ">&- 2>&-").returncode == 0
    assert (folder / arguments[-1]).stat().st_size > 100


@pytest.mark.linux
def test_a_reader_that_goes_away_is_told_in_one_line(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kyphoview", "describe", "--step", "healthy", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == "kyphoview: Standard output cannot be written: Broken pipe.\n"
    process.stderr.close()
    assert process.wait(60) == 1


@pytest.mark.linux
def test_an_error_that_nobody_hears_keeps_its_status(folder: Path) -> None:
    for ending in ("2>/dev/full", "2>&-", ">&- 2>&-"):
        assert run(folder, ["render", "--step", "nowhere", "-o", "a.svg"], ending).returncode == 2
