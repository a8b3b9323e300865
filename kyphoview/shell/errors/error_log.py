"""What went wrong, in a small file that turns over by itself: the kind of a fault and its place in the code.

The words of an error may hold a file's name or what a person has typed, so they are left out, and of the paths only
what lies in the program stays.
"""

import logging
import platform
import traceback
from contextlib import closing, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import qVersion

from kyphoview import __version__
from kyphoview.shell.state.file_locations import log_file

FILE_NAME = "errors.log"
_MOST_BYTES = 100_000
_OLDER_FILES = 2
_MOST_FRAMES = 12
_PACKAGE = Path(__file__).resolve().parent.parent
_FORM = logging.Formatter("{asctime}  {message}", style="{")


class _QuietFile(RotatingFileHandler):
    """A log that cannot be written stops nothing."""

    def handleError(self, _record: logging.LogRecord) -> None:
        return


def log_path() -> Path:
    return log_file(FILE_NAME)


def log_error(error: BaseException, where: str) -> None:
    """Add one line; `where` says in the program's own words what was being done."""
    path = log_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    handler = _QuietFile(path, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, delay=True, encoding="utf-8")
    handler.setFormatter(_FORM)
    with closing(handler):
        handler.handle(logging.LogRecord("kyphoview", logging.ERROR, "", 0, error_line(error, where), None, None))


def error_line(error: BaseException, where: str) -> str:
    """Version, what was being done, the kind of the fault, and its way through the code, the innermost place first."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    way = " < ".join(f"{_within(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    version = f"kyphoview {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.system()}"
    return f"{version}  {where}  {type(error).__name__}  {way or 'no place known'}"


def _within(filename: str) -> str:
    """A file's path inside the program; of any other file its name alone."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name
