"""The one place that writes files: whole or not at all, also through a loss of power."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from kyphoview.errors import BadInput, Failure
from kyphoview.language import _

_BROKE_OFF = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)  # the place was good, the writing failed


def save(path: Path, content: bytes) -> None:
    """Put `content` at `path`; whatever was there stays until all of it is written.

    Raises:
        BadInput: no file can be made there.
        Failure: the writing broke off, as when the disk is full.
    """
    with _refusing(path):
        target = _resolved(path)
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise BadInput(_refusal(path, file.errorString()))
    if file.write(content) != len(content) or not file.commit():
        raise Failure(_refusal(path, _reason(target.parent, len(content)) or file.errorString()))


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A new empty file beside `path`, for what can only write into a file by its name, such as an encoder of films.

    It takes that place when the block ends, and is gone if the block fails.

    Raises:
        BadInput: no file can be made there.
        Failure: the writing broke off, as when the disk is full.
    """
    with _refusing(path):
        target = _resolved(path)
        draft = target.with_name(f".kyphoview-{os.urandom(8).hex()}.part")
        try:  # already while it is made: a signal may come at any moment
            draft.touch(0o600, exist_ok=False)
            yield draft
            draft.chmod(_mode_for(target))  # it was made private
            _flush(draft)
            os.replace(draft, target)  # noqa: PTH105
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What the disk says, as one sentence about `path`."""
    try:
        yield
    except RuntimeError:  # how Python before 3.13 says it
        raise BadInput(_("{path}: cannot be written: this link leads back to itself.", path=path)) from None
    except OSError as error:
        raise (Failure if error.errno in _BROKE_OFF else BadInput)(_refusal(path, str(error.strerror))) from None


def _refusal(path: Path, reason: str) -> str:
    return _("{path}: cannot be written, and what was there stays: {reason}.", path=path, reason=reason.rstrip("."))


def _reason(folder: Path, needed_bytes: int) -> str:
    """That the disk is full, if it is: Qt then speaks of an unknown error. Elsewhere "", and Qt's own words stand."""
    with suppress(OSError):
        if shutil.disk_usage(folder).free < needed_bytes:
            return os.strerror(errno.ENOSPC)
    return ""


def _resolved(path: Path) -> Path:
    """The file itself where `path` is a link; it lies in a folder, and nothing is in the way but an ordinary file."""
    target = path.resolve()
    if target.is_dir():
        raise BadInput(_("{path}: cannot be written: it is a folder.", path=path))
    if not target.parent.is_dir():
        raise BadInput(_("{path}: cannot be written: there is no folder {parent}.", path=path, parent=path.parent))
    if target.exists():
        if not target.is_file():
            raise BadInput(_("{path}: cannot be written: it is not an ordinary file.", path=path))
        if not os.access(target, os.W_OK):
            raise BadInput(_("{path}: cannot be written: the file is protected.", path=path))
    return target


def _flush(draft: Path) -> None:
    """Have the disk take what was written before the file takes its place."""
    with draft.open("r+b") as file:
        os.fsync(file.fileno())


def _mode_for(target: Path) -> int:
    """The old file's access rights, or those of any new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
