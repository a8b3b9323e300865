"""Standard output and error, wherever they lead: a terminal, a pipe that is closed, a disk that is full, nowhere."""

import errno
import io
import os
import sys
from contextlib import suppress

_CANNOT_BE_WRITTEN = (errno.EPIPE, errno.EBADF, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class _Closed(io.TextIOBase):
    """In the place of a standard output that the program was started without."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def make_safe() -> None:
    """Never fail on a letter that the terminal's encoding lacks, nor at an error that nobody can be told of."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end of the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def is_from_output(error: OSError) -> bool:
    """Whether it was standard output that could not be written: all files of ours are named by their errors."""
    return error.filename is None and error.errno in _CANNOT_BE_WRITTEN


def give_up() -> None:
    """Let what could not be written go nowhere, else Python complains once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError, ValueError):
        sys.stdout.flush()


def say(message: str) -> None:
    """One line on standard error, if anybody hears it."""
    with suppress(OSError):
        print(f"kyphoview: {' '.join(message.split())}", file=sys.stderr, flush=True)
