"""A file is written whole, or what was there stays."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from kyphoview import saving
from kyphoview.errors import BadInput, Failure
from kyphoview.saving import drafted, save


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(b"old")
    return path


def test_a_new_file_is_written_as_any_new_file_would_be(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.write_bytes(b"")
    save(tmp_path / "new.svg", b"new")
    assert (tmp_path / "new.svg").read_bytes() == b"new"
    assert (tmp_path / "new.svg").stat().st_mode == beside.stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_rights(old_file: Path) -> None:
    old_file.chmod(0o640)
    save(old_file, b"new")
    assert old_file.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(old_file.stat().st_mode) == 0o640


@pytest.mark.linux
def test_a_link_stays_a_link(old_file: Path) -> None:
    link = old_file.with_name("link.png")
    link.symlink_to(old_file)
    save(link, b"new")
    assert link.is_symlink()
    assert old_file.read_bytes() == b"new"


@pytest.mark.linux
def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.png"
    link.symlink_to(link)
    with pytest.raises(BadInput, match=r"link\.png: cannot be written"):
        save(link, b"new")
    with pytest.raises(BadInput, match=r"link\.png: cannot be written"), drafted(link):
        pass
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (".", "it is a folder"),
        ("nowhere/picture.png", "there is no folder"),
        ("picture.png/inside.png", "there is no folder"),
        (f"{'x' * 300}.png", "cannot be written"),
    ],
)
def test_a_place_that_cannot_hold_a_file_is_named(old_file: Path, place: str, says: str) -> None:
    path = old_file.parent / place
    with pytest.raises(BadInput, match=says) as refused:
        save(path, b"new")
    assert str(path) in str(refused.value)
    assert [entry.name for entry in old_file.parent.iterdir()] == ["picture.png"]


@pytest.mark.linux
def test_a_device_is_left_alone() -> None:
    with pytest.raises(BadInput, match="not an ordinary file"):
        save(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


def test_a_protected_file_is_left_alone(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving.os, "access", lambda _path, _mode: False)
    with pytest.raises(BadInput, match="protected"):
        save(old_file, b"new")
    assert old_file.read_bytes() == b"old"


@pytest.mark.linux
def test_the_old_file_stays_when_a_disk_takes_no_more(old_file: Path) -> None:
    """In a process of its own, whose files may have no more than a thousand bytes."""
    script = f"""
import resource, sys
from pathlib import Path
from types import FrameType
from kyphoview.errors import Failure
from kyphoview.saving import save
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save(Path({str(old_file)!r}), bytes(1001))
except Failure as error:
    sys.exit(str(error))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "what was there stays" in done.stderr
    assert [(entry.name, entry.read_bytes()) for entry in old_file.parent.iterdir()] == [("picture.png", b"old")]


@pytest.mark.linux
def test_a_folder_that_takes_no_files_is_refused(old_file: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        save(Path("/proc/picture.png"), b"new")


def test_a_draft_takes_the_place_of_the_old_file(old_file: Path) -> None:
    with drafted(old_file) as draft:
        draft.write_bytes(b"new")
        assert old_file.read_bytes() == b"old"
    assert [(entry.name, entry.read_bytes()) for entry in old_file.parent.iterdir()] == [("picture.png", b"new")]


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, Failure), (errno.EIO, Failure), (errno.EACCES, BadInput), (errno.EROFS, BadInput)],
)
def test_the_old_file_stays_when_a_draft_breaks_off(
    old_file: Path, number: int, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_from: str, _to: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(saving.os, "replace", break_off)
    with pytest.raises(kind, match="what was there stays"), drafted(old_file) as draft:
        draft.write_bytes(b"new")
    assert [(entry.name, entry.read_bytes()) for entry in old_file.parent.iterdir()] == [("picture.png", b"old")]


def _ended_at(moment: int, path: Path) -> bool:
    """Draft a film, and be ended before or after that call of a function; False where it was over before."""
    left = moment

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        if event == "return" or frame.f_code is _ended_at.__code__:
            return  # while a generator gives its value no signal is heard; and before and after all this
        left -= 1
        if left < 0:
            sys.setprofile(None)
            raise SystemExit(143)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        with drafted(path) as draft:
            draft.write_bytes(b"new")
    except SystemExit:
        return True
    finally:
        sys.setprofile(before)
    return False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that is ended while it opens
def test_no_draft_stays_at_whatever_moment_it_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _file: None)  # hundreds of times, a disk would take long
    moment = 0
    while _ended_at(moment, tmp_path / "film.gif"):
        assert {path.name for path in tmp_path.iterdir()} <= {"film.gif"}, moment
        moment += 1
    assert moment > 50
    assert (tmp_path / "film.gif").read_bytes() == b"new"


def test_a_full_disk_is_called_one(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's own words for it are "Unknown error"."""
    monkeypatch.setattr(saving.QSaveFile, "write", lambda _file, _content: -1)
    full = type(shutil.disk_usage(old_file))(1000, 1000, 0)
    monkeypatch.setattr(saving.shutil, "disk_usage", lambda _folder: full)
    with pytest.raises(Failure, match=os.strerror(errno.ENOSPC)):
        save(old_file, b"new")
    assert old_file.read_bytes() == b"old"
    assert list(old_file.parent.iterdir()) == [old_file]
