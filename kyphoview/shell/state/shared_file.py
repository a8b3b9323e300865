"""Files that several of our processes may hold at once: a lock around their use, and damaged ones kept beside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

_WAIT_MS = 1000  # for another of our processes to have written


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """While no other process of ours reads and writes the file; False where another one holds it for too long.

    A lock that one left behind when it died is taken.
    """
    lock = QLockFile(f"{path}.lock")
    is_ours = lock.tryLock(_WAIT_MS)
    try:
        yield is_ours
    finally:
        if is_ours:
            lock.unlock()


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
