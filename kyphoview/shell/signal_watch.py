"""Ends Qt's event loop, and whatever dialog runs one inside it, when a signal asks the program to end."""

import signal
import socket
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

from kyphoview import signals


class SignalWatch(QObject):
    """A context around the loop; `status` is what the program ends with, None where no signal has come.

    Python hears of a signal only when Qt calls it again, so each signal writes to a socket that Qt listens to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.status: int | None = None
        self._answering = signals.answering(self._end)
        self._told, self._teller = socket.socketpair()
        for end in (self._told, self._teller):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_told)

    def __enter__(self) -> "SignalWatch":
        self._waked_before = signal.set_wakeup_fd(self._teller.fileno(), warn_on_full_buffer=False)
        self._answering.__enter__()
        QTimer.singleShot(0, self, self._end_if_told)  # one that came before the loop began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._answering.__exit__(kind, error, trace)
        signal.set_wakeup_fd(self._waked_before)
        self._notifier.setEnabled(False)
        for end in (self._told, self._teller):
            end.close()

    def _end(self, number: int) -> None:
        self.status = signals.status_of(number)
        self._end_if_told()

    def _end_if_told(self) -> None:
        if self.status is not None:
            QCoreApplication.exit(self.status)

    def _on_told(self) -> None:
        self._told.recv(4096)
