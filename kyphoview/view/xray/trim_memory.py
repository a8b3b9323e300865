"""Freed memory, handed back to the system: the C library of most Linux systems would keep it for the next ones."""

import ctypes
import gc
import sys
from collections.abc import Callable

# The C library's numbers for them, and bytes: it fetches from the system what is larger, and gives back what is free at
# the end of its own room once that is more.
_FETCHED_FROM, _FREE_AT_MOST = (-3, 131_072), (-1, 1_000_000)


def give_large_back_at_once() -> None:
    """From now on have each large array fetched from the system, and given back when it is freed. The C library begins
    like that, but keeps more and more for itself with each large array that is freed."""
    set_option = _of_c_library("mallopt")
    if set_option is not None:
        for option in (_FETCHED_FROM, _FREE_AT_MOST):
            set_option(*option)


def give_back_memory() -> None:
    """Return what arrays have left behind.

    What refers to itself in a circle is freed first; all in all about a twentieth of a second, so this is for seldom.
    Elsewhere, and with other libraries, it goes back by itself or not at all.
    """
    gc.collect()
    trim = _of_c_library("malloc_trim")
    if trim is not None:
        trim(0)


def _of_c_library(name: str) -> Callable[..., object] | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
