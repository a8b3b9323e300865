"""What the processes that sound have in common: orders and answers on two pipes, and an end in any case.

A process ends when its orders end, and by itself where a library has held it for a minute: calls into such libraries
keep Python from running, so that a thread of Python's own would not do.
"""

import faulthandler
import json
import os
from collections.abc import Callable, Iterator
from threading import Thread
from time import sleep
from typing import BinaryIO, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kyphoview.own_process import own_ends

Tell = Callable[[dict[str, object]], None]
LONGEST_HELD_S = 60


class Sounding(Protocol):
    """Follows orders, each a line."""

    @property
    def voices(self) -> tuple[str, ...]: ...

    def take(self, line: str) -> None: ...


def serve(make: Callable[[Tell], Sounding | None]) -> int:
    """Serve the window with what `make` makes; where it makes none, tell that, and end."""
    os.environ["QT_EVENT_DISPATCHER_CORE_FOUNDATION"] = "1"  # what macOS tells of a voice comes by its own loop
    orders, answers = own_ends()
    held = open(os.devnull, "w")  # noqa: SIM115, PTH123 - until the end of the process

    def stay() -> None:
        faulthandler.dump_traceback_later(LONGEST_HELD_S, exit=True, file=held)

    def tell(answer: dict[str, object]) -> None:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()

    stay()
    application = QCoreApplication(["kyphoview"])
    staying = QTimer()
    staying.timeout.connect(stay)
    staying.start(LONGEST_HELD_S * 1000 // 4)
    sounding = make(tell)
    if sounding is None:
        tell({"is": "failed"})
        os._exit(0)
    ears = _Ears()
    ears.heard.connect(sounding.take, Qt.ConnectionType.QueuedConnection)
    ears.ended.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    tell({"is": "ready", "voices": list(sounding.voices)})
    Thread(target=ears.listen, args=(orders,), daemon=True).start()
    application.exec()
    os._exit(0)  # what the library does at its own end might hold us


class _Ears(QObject):
    """Hears orders in a thread of its own."""

    heard = Signal(str)
    ended = Signal()

    def listen(self, orders: BinaryIO) -> None:
        for line in _lines(orders):
            self.heard.emit(line)
        self.ended.emit()
        sleep(1.0)  # for a last order to be done
        os._exit(0)


def _lines(orders: BinaryIO) -> Iterator[str]:
    for line in orders:
        if line.strip():
            yield line.decode()
