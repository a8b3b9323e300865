"""Freed memory, handed back to the system."""

import ctypes
import gc
import sys


def give_back_memory() -> None:
    """Return what large arrays have left behind: the C library of most Linux systems would keep it for the next ones.

    What refers to itself in a circle is freed first; all in all about a twentieth of a second, so this is for seldom.
    Elsewhere, and with other libraries, it goes back by itself or not at all.
    """
    gc.collect()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)
