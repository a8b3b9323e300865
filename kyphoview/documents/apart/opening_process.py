"""The process that opens files and folders for a window, so that no folder can hold it and it needs no thread.

It is told the paths on its standard input and answers on its standard output, one JSON object a line:

    {"paths": ["..."]}      {"done": 2, "of": 9}      {"documents": [["path", {...}], ...], "problems": ["..."]}

A second line, or the end of its standard input, makes it end with what has been read so far.
"""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO

from kyphoview.documents.apart.parts import parts_of
from kyphoview.documents.apart.reading_process import ReadingProcess
from kyphoview.documents.library import Library, open_library
from kyphoview.language import _
from kyphoview.own_process import own_ends


def serve() -> int:
    """Open what is asked for, once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    orders, answers = own_ends()
    if line := orders.readline():
        with suppress(BrokenPipeError):
            _open([Path(path) for path in json.loads(line)["paths"]], orders, answers)
    os._exit(0)  # the thread still waits for orders


def _open(paths: list[Path], orders: BinaryIO, answers: BinaryIO) -> None:
    is_stopped = Event()

    def tell(**answer: object) -> None:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()

    with ReadingProcess() as process:
        Thread(target=_wait_for_stop, args=(orders, is_stopped, process), daemon=True).start()
        try:
            library = open_library(paths, lambda done, all_: tell(done=done, of=all_), is_stopped.is_set, process.read)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - whoever asked has nothing else to go by
            sentence = _("The documents could not be read ({kind}: {error}).", kind=type(error).__name__, error=error)
            library = Library(problems=(sentence,))
    opened = [(str(document.path), parts_of(document)) for document in library.documents]
    tell(documents=opened, problems=library.problems)


def _wait_for_stop(orders: BinaryIO, is_stopped: Event, process: ReadingProcess) -> None:
    orders.readline()
    is_stopped.set()
    process.close()
