"""Processes of this very program beside it, which hold what might hang, crash or need too much memory."""

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kyphoview.language import code

_SPARE_S = 5  # after which whoever waits has ended us, if it is still there
_START = "import sys; sys.path.append(sys.argv[1]); from kyphoview.cli import main; sys.exit(main(sys.argv[2:]))"


def own_command(name: str) -> list[str]:
    """What starts one of the program's commands, from a checkout, a wheel, or with a Python of its own."""
    asked = ["--language", code(), name]
    if getattr(sys, "frozen", False):
        return [sys.executable, *asked]
    # Not `-m`: that would first look for modules in the folder that the person happens to be in.
    return [sys.executable, "-P", "-c", _START, str(Path(__file__).resolve().parents[1]), *asked]


def own_ends() -> tuple[BinaryIO, BinaryIO]:
    """In such a process its ends of the pipes for orders and answers.

    Neither a library that prints nor a service that is started gets hold of them.
    """
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
    return orders, answers


def limit_memory(most_bytes: int) -> None:
    """Where the system counts what a process may write to (Linux does); Qt's own libraries only reserve more."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def end_if_stuck(longest_s: float) -> Iterator[None]:
    """End this process where the block takes longer, and whoever waits for it is gone or stuck as well.

    A library may keep Python from running, so a thread of Python's own would not do.
    """
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(longest_s + _SPARE_S, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
