"""Where each system keeps a program's files for one user.

What earlier versions kept elsewhere is moved to its place when it is first asked for. Nothing here is about a patient.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

SETTINGS_VARIABLE = "KYPHOVIEW_SETTINGS"  # names another file
STATE_VARIABLE = "KYPHOVIEW_STATE"  # names another folder, also for the log


def settings_path() -> Path:
    """The file of the settings; it need not be there yet. On Windows it follows the user to other computers."""
    if place := os.environ.get(SETTINGS_VARIABLE):
        return Path(place)
    return PlatformDirs("kyphoview", appauthor=False, roaming=True).user_config_path / "settings.json"


def state_file(name: str) -> Path:
    """The place of what the program needs to know of its own last run; it need not be there yet."""
    return _named(name, PlatformDirs("kyphoview", appauthor=False).user_state_path)


def progress_path() -> Path:
    """Where what somebody has studied is kept, if they agree to it; it need not be there yet."""
    if place := os.environ.get(STATE_VARIABLE):
        return Path(place) / "progress.json"
    return PlatformDirs("kyphoview", appauthor=False).user_data_path / "progress.json"


def log_file(name: str) -> Path:
    """The place of a log; it need not be there yet."""
    return _named(name, PlatformDirs("kyphoview", appauthor=False).user_log_path)


def _named(name: str, folder: Path) -> Path:
    if place := os.environ.get(STATE_VARIABLE):
        return Path(place) / name
    _take_over(_folder_before_0_2() / name, folder / name)
    return folder / name


def _folder_before_0_2() -> Path:
    """Logs and state lay together: on macOS where logs lie, on other systems where state lies."""
    folders = PlatformDirs("kyphoview", appauthor=False)
    return folders.user_log_path if sys.platform == "darwin" else folders.user_state_path


def _take_over(old: Path, new: Path) -> None:
    """As well as it can: what cannot be moved is made anew."""
    if old == new or new.exists() or not old.exists():
        return
    with suppress(OSError):
        new.parent.mkdir(parents=True, exist_ok=True)
        old.replace(new)
