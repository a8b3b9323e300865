"""Files that several of our processes may hold at once: a lock around their use, and damaged ones kept beside."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep

from PySide6.QtCore import QLockFile

from kyphoview.errors import BadInput, Failure

_WAIT_S = 1.0  # for another of our processes to have written
_BETWEEN_S = 0.01  # Qt's own waiting looks four times in a second, and where many write, some never come in
_LOCK_BYTES = 200  # about what a lock holds: a full disk makes files, and takes nothing into them
Tell = Callable[[object], str]  # the sentence for a reason


@contextmanager
def telling(tell: Tell) -> Iterator[None]:
    """Whatever keeps a file from being read or written, as a Failure that tells the reason in this sentence."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        raise Failure(tell(getattr(error, "strerror", None) or error)) from error
    except BadInput as error:  # has its own sentence
        raise Failure(str(error)) from error


@contextmanager
def held(path: Path, tell: Tell, taken: str, needs_lock: bool = True) -> Iterator[Path]:
    """The file itself where `path` is a link, while no other process of ours holds it; its folder is made.

    A lock that one left behind when it died is taken.

    Args:
        tell: the sentence for a reason why it cannot be read or written.
        taken: the sentence where another process holds it for too long.
        needs_lock: whether it must be locked even where no lock can be made, on a full disk or in a protected folder.
            No process of ours writes there.

    Raises:
        Failure: with one of these sentences.
    """
    with telling(tell):
        real = path.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(f"{real}.lock")
        if not _waited_for(lock):
            if lock.error() == QLockFile.LockError.LockFailedError:
                raise Failure(taken)
            if needs_lock:
                raise _why_none(real.parent)
        try:
            yield real
        finally:
            lock.unlock()


def _waited_for(lock: QLockFile) -> bool:
    until = monotonic() + _WAIT_S
    while not lock.tryLock(0):
        if lock.error() != QLockFile.LockError.LockFailedError or monotonic() > until:
            return False
        sleep(_BETWEEN_S)
    return True


def _why_none(folder: Path) -> OSError:
    """Qt tells little of why it made no lock, so the system is asked by a file without a name."""
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(_LOCK_BYTES))
    except OSError as error:
        return error
    return OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def set_aside(path: Path, ending: str = "damaged") -> Path:
    """Move a file beside its place, under a name of which none is lost; where it is then.

    Raises:
        OSError: it cannot be moved.
    """
    real, number = path.resolve(), 1
    while (kept := real.with_name(f"{real.name}.{ending}{f'-{number}' if number > 1 else ''}")).exists():
        number += 1
    real.rename(kept)
    return kept


def were_set_aside(path: Path, ending: str = "damaged") -> tuple[Path, ...]:
    """The files that were moved beside the place of this one."""
    real = path.resolve()
    name = re.compile(rf"{re.escape(real.name)}\.{re.escape(ending)}(-\d+)?")
    return tuple(file for file in real.parent.iterdir() if name.fullmatch(file.name))
