"""The one file in which somebody's study is kept: read whole, merged under a lock, and written whole.

So two windows that study at once lose nothing of each other, and a file that cannot be used is kept beside.
"""

import stat
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kyphoview.errors import BadInput, Failure
from kyphoview.language import _
from kyphoview.saving import save
from kyphoview.shell.state.shared_file import held, set_aside, telling, were_set_aside
from kyphoview.study.progress import Progress, from_json, merged, to_json

_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What a file holds; `trouble` is a sentence for the person where it, or a part of it, could not be used."""

    progress: Progress
    trouble: str | None = None


class Gone(Exception):
    """The file is not there any more: deleted or moved by another window, which is no reason to make it anew."""


def keep(progress: Progress, path: Path, is_there: bool) -> Standing:
    """Put what is kept together with what the file holds by now, and write it where that is more; what it is then.

    Args:
        is_there: whether the file was there when it was last looked at.

    Raises:
        Gone: it was there, and is not.
        Failure: it cannot be read or written, and stays as it is.
    """
    with _held(path) as real:
        if is_there and not real.exists():
            raise Gone
        standing = _read(path)
        whole = merged(standing.progress, progress)
        if whole != standing.progress or not real.exists():
            save(path, to_json(whole))
        return Standing(whole, standing.trouble)


def move(progress: Progress, old: Path, new: Path) -> Standing:
    """Keep it in another file from now on, together with what that may hold already; the old one is then deleted.

    Raises:
        Failure: the new file cannot be written, or the old one not deleted.
    """
    if new.resolve() == old.resolve():
        return keep(progress, old, is_there=False)
    with _held(old):
        known = merged(_read(old).progress, progress)
        standing = keep(known, new, is_there=False)
        with telling(partial(_cannot_keep, old)):
            old.unlink(missing_ok=True)
    return standing


def erase(path: Path) -> None:
    """Delete the file and what was set aside of it, on a full disk too.

    Raises:
        Failure: it cannot be deleted.
    """
    with _held(path, needs_lock=False) as real:
        for each in (real, *were_set_aside(real)):
            each.unlink(missing_ok=True)


def _read(path: Path) -> Standing:
    """Raises Failure where it is there and cannot be read."""
    with telling(partial(_cannot_keep, path)):
        try:
            about = path.stat()
            if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST_BYTES:
                raise Failure(_("{path}: this is no file of progress.", path=path))
            content = path.read_bytes()
        except FileNotFoundError:
            return Standing(Progress())
        try:
            found = from_json(content)
        except BadInput as error:
            kept = set_aside(path).name
            trouble = _(
                "Your progress begins anew, for its file cannot be used: {reason}. The old file is kept as {kept}.",
                reason=error,
                kept=kept,
            )
            return Standing(Progress(), trouble)
        if found.is_whole:
            return Standing(found.progress)
        kept = set_aside(path).name
        save(path, to_json(found.progress))
        trouble = _(
            "Some entries of your progress cannot be used, and the others are. The old file is kept as {kept}.",
            kept=kept,
        )
        return Standing(found.progress, trouble)


def _held(path: Path, needs_lock: bool = True) -> AbstractContextManager[Path]:
    """The file itself, while it is ours alone."""
    taken = _("{path}: your progress cannot be kept: another program holds it.", path=path)
    return held(path, partial(_cannot_keep, path), taken, needs_lock)


def _cannot_keep(path: Path, reason: object) -> str:
    return _("{path}: your progress cannot be kept ({reason}).", path=path, reason=reason)
