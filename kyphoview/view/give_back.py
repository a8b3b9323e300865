"""Freed memory, handed back to the system."""

import ctypes
import sys


def give_back_memory() -> None:
    """Return what large arrays have left behind: the C library of most Linux systems would keep it for the next ones.

    Elsewhere, and with other libraries, it goes back by itself or not at all.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)
