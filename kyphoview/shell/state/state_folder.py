"""Where the program keeps what it needs to know of its own last run: no settings, and nothing about a person."""

import os
import sys
from pathlib import Path

FOLDER_VARIABLE = "KYPHOVIEW_STATE"  # names another folder


def state_folder() -> Path:
    """The platform's folder for a program's state, for one user; it need not be there yet."""
    if place := os.environ.get(FOLDER_VARIABLE):
        return Path(place)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "kyphoview"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "kyphoview"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "kyphoview"
