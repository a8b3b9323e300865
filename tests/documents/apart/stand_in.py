"""Processes that read and open documents, in which something befalls them."""

import sys

_SCRIPT = """
import os, threading
from kyphoview.documents.apart import serving
read = serving.open_document

def befall(path):
    if path.name == "crash.txt":
        os.abort()
    if path.name == "long.txt":
        threading.Event().wait()
    if path.name == "fault.txt":
        raise AssertionError("unknown status keyword")
    if path.name == "memory.txt":
        bytearray(10 * serving.MOST_READING_BYTES)
    return read(path)

serving.open_document = befall
serving.serve()
"""


def process_that_dies() -> list[str]:
    """Its command: files named crash, fault or memory do what they say, long takes for ever, others are read."""
    return [sys.executable, "-c", _SCRIPT]


def opening_with(change: str) -> list[str]:
    """The command of an opening process after a change, lines of Python that see its module as `opening_process`."""
    return [
        sys.executable,
        "-c",
        f"from kyphoview.documents.apart import opening_process\n{change}\nopening_process.serve()",
    ]
