"""What keeps a lock from being made is told as it is: another program, a full disk, a protected folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from kyphoview.errors import Failure
from kyphoview.shell.state import shared_file
from kyphoview.shell.state.progress_file import erase, keep
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from kyphoview.study.progress import Progress

# A disk that takes no more: files are made, and nothing is taken into them.
_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from kyphoview.errors import Failure
from kyphoview.shell.state.progress_file import erase, keep
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from kyphoview.study.progress import Progress
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
for write in (lambda: save_settings(Settings(), path, ("theme",)), lambda: keep(Progress(), path, is_there=False)):
    try:
        write()
    except Failure as failure:
        print(failure)
erase(path)
"""


@pytest.mark.linux
def test_a_full_disk_is_told_and_what_is_kept_can_be_deleted_there(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(b"{}")
    done = subprocess.run([sys.executable, "-c", _ON_A_FULL_DISK, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    settings, progress = done.stdout.splitlines()
    assert "the settings cannot be written (File too large)" in settings
    assert "your progress cannot be kept (File too large)" in progress
    assert list(tmp_path.iterdir()) == []


@pytest.mark.linux
def test_a_folder_that_takes_no_files_is_told() -> None:
    with pytest.raises(Failure, match=r"cannot be written \(No such file or directory\)"):
        save_settings(Settings(), Path("/proc/settings.json"), ("theme",))
    with pytest.raises(Failure, match=r"cannot be kept \(No such file or directory\)"):
        keep(Progress(), Path("/proc/progress.json"), is_there=False)


def test_another_program_that_holds_the_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_file, "_WAIT_S", 0)
    path = tmp_path / "kept.json"
    path.write_bytes(b"{}")
    lock = QLockFile(f"{path}.lock")
    assert lock.tryLock(0)
    with pytest.raises(Failure, match="another program holds them"):
        save_settings(Settings(), path, ("theme",))
    with pytest.raises(Failure, match="another program holds it"):
        keep(Progress(), path, is_there=True)
    with pytest.raises(Failure, match="another program holds it"):
        erase(path)
    assert path.exists()
