"""One window, or one kiosk, for each person and display: who starts the program again gets the one that is there.

The first holds a lock and listens at a local socket that only this person may use. The next one finds the lock held,
and sends what it was started with as one JSON object on a line: {"documents": ["..."], "token": "..."}.
"""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

from kyphoview.shell.state.file_locations import settings_path, state_file

Kind = Literal["window", "kiosk"]
_CONNECT_MS, _ANSWER_MS = 1000, 4000  # one that does not answer hangs: then the new one opens beside it
_LONGEST_LINE = 1_000_000
_ACTIVATION = "XDG_ACTIVATION_TOKEN"  # with which a Wayland desktop lets a window come to the front


class OneInstance(QObject):
    """`asked` says that the program was started again, with the documents that it was given."""

    asked = Signal(list)

    def __init__(self, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = _place(kind)
        self._lock = QLockFile(f"{self._place}.lock")
        self._lock.setStaleLockTime(0)  # never for its age, only where its process is gone
        self._server: Any = None

    def claim(self) -> bool:
        """Be the one; False where another is. Where nothing can be locked, everyone is."""
        with suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.isLocked() and not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        return True

    def is_taken(self) -> bool:
        """Whether there is one."""
        is_free = self.claim()
        if is_free:
            self.release()
        return not is_free

    def release(self) -> None:
        """Be the one no longer."""
        self._lock.unlock()
        if self._server is not None:
            self._server.close()

    def listen(self) -> None:
        """Hear of those who start the program again; as well as it can, for Qt's network may be missing."""
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of one that broke down: the lock is ours
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def hand_over(self, documents: Sequence[Path]) -> bool:
        """Let the one that is there do what this start was to do; whether it does."""
        try:
            from PySide6.QtNetwork import QLocalSocket
        except ImportError:
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        given = [str(path.absolute()) for path in documents]
        socket.write(json.dumps({"documents": given, "token": os.environ.get(_ACTIVATION, "")}).encode() + b"\n")
        return socket.waitForReadyRead(_ANSWER_MS)

    @property
    def _name(self) -> str:
        return self._place.name if sys.platform == "win32" else str(self._place)

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._on_readable)
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _on_readable(self) -> None:
        self._hear(self.sender())

    def _hear(self, socket: Any) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_LINE:
                socket.abort()
            return
        with suppress(ValueError, TypeError, KeyError):
            order = json.loads(bytes(socket.readLine().data()))
            documents = [Path(name) for name in order["documents"]]
            if order["token"]:
                os.environ[_ACTIVATION] = order["token"]
            socket.write(b"done\n")
            socket.flush()
            self.asked.emit(documents)


def _place(kind: Kind) -> Path:
    """Of the lock and the socket: for each person, display and file of settings another."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    place = f"{settings_path()}\n{display}".encode(errors="surrogateescape")
    mark = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()[:12]
    folder = os.environ.get("XDG_RUNTIME_DIR")
    name = f"kyphoview-{kind}-{mark}"
    return Path(folder) / name if folder else state_file(name)
