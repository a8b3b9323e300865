"""The window's end of the two pipes to a process of its own: one JSON object a line either way.

Nothing here ever waits while the window is open.
"""

import json
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

_GRACE_MS = 1000  # to stop and end by itself
_CLOSING_MS = 200  # the same, where the window closes
_KILLED_MS = 5000  # for the system to say that it is gone, which it cannot refuse; a busy one takes its time


class OwnProcessLink(QObject):
    """Starts the process; `gone` where it ends unasked, `over` in any case. After `end` it is heard of no more.

    It never outlives Qt's event loop, whose end may come with windows that are open: a kiosk refuses to be closed.
    """

    told = Signal(dict)
    gone = Signal()
    over = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_ended = False
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.setStandardErrorFile(QProcess.nullDevice())

        self._grace.timeout.connect(self._process.kill)
        self._process.readyReadStandardOutput.connect(self._on_readable)
        self._process.finished.connect(self._on_gone)
        self._process.errorOccurred.connect(self._on_error)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)
        self._process.start()

    @property
    def is_running(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def send(self, **order: object) -> None:
        if not self._is_ended and self.is_running:
            self._process.write(json.dumps(order).encode() + b"\n")

    def end(self) -> None:
        """Have it stop and end, in its own time first, and then at once."""
        if self._is_ended:
            return
        self.send(do="stop")
        self._is_ended = True
        if self.is_running:
            self._grace.start()
            self._process.closeWriteChannel()

    def close(self) -> None:
        """The same, and wait for it as long as nobody notices: the window is closing."""
        self.end()
        self._grace.stop()
        if self.is_running and not self._process.waitForFinished(_CLOSING_MS):
            self._process.kill()
            self._process.waitForFinished(_KILLED_MS)

    def _on_readable(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            if isinstance(answer, dict) and not self._is_ended:
                self.told.emit(answer)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_gone()

    def _on_gone(self) -> None:
        self._grace.stop()
        was_ended, self._is_ended = self._is_ended, True
        if not was_ended:
            self.gone.emit()
        self.over.emit()
