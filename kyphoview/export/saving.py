"""A file is written whole or not at all: beside its place first, then moved there in one step."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from kyphoview.errors import BadInput, Failure

_BROKE_OFF = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)  # the place was good, the writing failed


def save(path: Path, content: bytes) -> None:
    """Put `content` at `path`; whatever was there stays until all of it is written.

    Raises:
        BadInput: no file can be made there.
        Failure: the writing broke off, as when the disk is full.
    """
    with drafted(path) as draft:
        draft.write_bytes(content)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A new empty file beside `path` to write into; it takes that place when the block ends, and is gone if it fails.

    Raises:
        BadInput: no file can be made there.
        Failure: the writing broke off, as when the disk is full.
    """
    try:
        target = path.resolve()  # a link stays a link
        _require_place(path, target)
        with NamedTemporaryFile(dir=target.parent, prefix=".kyphoview-", suffix=".part", delete=False) as made:
            draft = Path(made.name)
        try:
            yield draft
            draft.chmod(_mode_for(target))  # it was made private
            os.replace(draft, target)  # noqa: PTH105
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = f"{path}: cannot be written, and what was there stays: {error.strerror}."
        raise (Failure if error.errno in _BROKE_OFF else BadInput)(reason) from None


def _require_place(path: Path, target: Path) -> None:
    """A folder to write into, and nothing in the way but an ordinary file that may be changed."""
    if target.is_dir():
        raise BadInput(f"{path}: cannot be written: it is a folder.")
    if not target.parent.is_dir():
        raise BadInput(f"{path}: cannot be written: there is no folder {path.parent}.")
    if target.exists():
        if not target.is_file():
            raise BadInput(f"{path}: cannot be written: it is not an ordinary file.")
        if not os.access(target, os.W_OK):
            raise BadInput(f"{path}: cannot be written: the file is protected.")


def _mode_for(target: Path) -> int:
    """The old file's access rights, or those of any new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
