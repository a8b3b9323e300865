"""Files that several of our processes may hold at once: a lock around their use, and damaged ones kept beside."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from kyphoview.errors import BadInput, Failure

_WAIT_MS = 1000  # for another of our processes to have written
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
def held(path: Path, tell: Tell, taken: str) -> Iterator[Path]:
    """The file itself where `path` is a link, while no other process of ours holds it; its folder is made.

    A lock that one left behind when it died is taken.

    Args:
        tell: the sentence for a reason why it cannot be read or written.
        taken: the sentence where another process holds it for too long.

    Raises:
        Failure: with one of these sentences.
    """
    with telling(tell):
        real = path.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(f"{real}.lock")
        if not lock.tryLock(_WAIT_MS):
            raise Failure(taken)
        try:
            yield real
        finally:
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
