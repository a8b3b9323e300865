"""Damaged data files: each ends in one sentence that names the file, whichever command meets it."""

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kyphoview.check import find_problems
from kyphoview.cli import main
from kyphoview.resources import assets_folder

pytestmark = pytest.mark.usefixtures("qapp")  # the one application object of all tests in this process

PACKAGE = Path(__file__).resolve().parent.parent / "kyphoview"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program copied to a folder of its own, so that its files can be damaged."""
    shutil.copytree(PACKAGE, tmp_path / "kyphoview", ignore=shutil.ignore_patterns("__pycache__", "assets"))
    shutil.copytree(assets_folder(), tmp_path / "assets")
    return tmp_path


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kyphoview", *arguments]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=120, check=False)


def remove(path: Path) -> None:
    path.unlink()


def cut_short(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def mistype(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("main = ", "main = 3 # ", 1), encoding="utf-8")


def put_other_arrays(path: Path) -> None:
    np.savez(path, something=np.zeros(3))


def put_other_types(path: Path) -> None:
    with np.load(path) as arrays:
        turned = {name: arrays[name].astype("U") for name in arrays.files}
    np.savez(path, **turned)


# A file, by the pattern of its name, and what may happen to it.
DAMAGES: list[tuple[str, Callable[[Path], None]]] = [
    ("text/en/steps/access.toml", remove),
    ("text/en/steps/access.toml", cut_short),
    ("text/en/steps/access.toml", empty),
    ("text/en/steps/access.toml", fill_with_noise),
    ("text/en/steps/access.toml", mistype),
    ("text/en/sources.toml", cut_short),
    ("text/en/glossary.toml", remove),
    ("text/en/labels.toml", cut_short),
    ("text/en/xray.toml", cut_short),
    ("anatomy/*mesh*L1*", remove),
    ("anatomy/*mesh*L1*", cut_short),
    ("anatomy/*mesh*L1*", put_other_arrays),
    ("anatomy/*cut*L1*side*", remove),
    ("anatomy/*cut*L1*side*", cut_short),
    ("anatomy/*cut*L1*side*", empty),
    ("anatomy/*cut*L1*side*", fill_with_noise),
    ("anatomy/*cut*L1*side*", put_other_arrays),
    ("anatomy/*cut*L1*side*", put_other_types),
    ("anatomy/ribs*T12*", cut_short),
    ("opening/side*", remove),
    ("opening/side*", cut_short),
    ("opening/top*", fill_with_noise),
    ("fonts/*Regular*", remove),
    ("fonts/*Regular*", fill_with_noise),
]


@pytest.mark.parametrize(("pattern", "damage"), DAMAGES, ids=[f"{damage.__name__} {name}" for name, damage in DAMAGES])
def test_check_names_the_damaged_file(copy: Path, pattern: str, damage: Callable[[Path], None]) -> None:
    path = next((copy / "assets").glob(pattern))
    damage(path)
    ended = run(copy, "check")
    assert ended.returncode == 2
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert lines
    assert all(line.startswith("kyphoview: ") for line in lines)
    assert path.name in lines[0]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("pattern", "arguments"),
    [
        ("text/en/steps/access.toml", ["steps"]),
        ("text/en/steps/access.toml", ["describe", "--step", "access", "--json"]),
        ("anatomy/*cut*L1*side*", ["render", "--step", "access", "--size", "320x240", "-o", "a.png"]),
        ("fonts/*Regular*", ["render", "--step", "access", "--size", "320x240", "-o", "a.png"]),
    ],
)
def test_a_command_that_meets_it_ends_in_one_line(copy: Path, pattern: str, arguments: list[str]) -> None:
    path = next((copy / "assets").glob(pattern))
    fill_with_noise(path)
    ended = run(copy, *arguments)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert path.name in ended.stderr
    assert not (copy / "a.png").exists()


def test_every_data_file_is_read_and_every_problem_named(copy: Path) -> None:
    damaged = [path for path in (copy / "assets").rglob("*") if path.suffix in (".toml", ".npz", ".bin")]
    for path in damaged:
        fill_with_noise(path)
    said = run(copy, "check").stderr
    assert len(damaged) > 30
    assert [path.name for path in damaged if path.name not in said] == []


def test_all_is_well_here() -> None:
    report = find_problems()
    assert report.problems == ()
    assert "files are whole" in report.summary


def test_documents_that_are_not_the_ones_cited_are_named(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Something else.\n", encoding="utf-8")
    report = find_problems(tmp_path)
    assert any("D0" in problem for problem in report.problems)


def test_a_folder_of_documents_that_may_not_be_read_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever runs the test: for root no folder is locked."""

    entries = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return entries(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert main(["check", "--documents", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"kyphoview: {tmp_path}: cannot be read: Permission denied.\n"


def test_a_file_in_the_place_of_a_folder_of_documents_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text("Words.\n", encoding="utf-8")
    assert main(["check", "--documents", str(path)]) == 2
    assert capsys.readouterr().err == f"kyphoview: {path}: there is no such folder of documents.\n"
