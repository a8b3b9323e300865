"""Whether a kiosk is open, or was when the program ended without leave: then the next start opens it again."""

from contextlib import suppress
from pathlib import Path

from kyphoview.shell.state.file_locations import state_file


def was_open() -> bool:
    """Whether the last kiosk was never left with the staff code."""
    return _path().exists()


def note_open() -> None:
    """As well as it can: where nothing can be written, the kiosk opens all the same."""
    path = _path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def note_left() -> None:
    with suppress(OSError):
        _path().unlink(missing_ok=True)


def _path() -> Path:
    return state_file("waiting-room-is-open")
