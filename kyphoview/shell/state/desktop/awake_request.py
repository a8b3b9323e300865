"""One request to a Linux desktop to keep the screen awake: by its portal, else by org.freedesktop.ScreenSaver.

It is made on a connection of its own, and what it asked for ends with that, also where the program breaks down.
"""

from collections.abc import Callable
from ctypes import CDLL, c_uint32, c_void_p
from itertools import count

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
)
from shiboken6 import getCppPointer

from kyphoview.language import _

_PORTAL, _PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_PORTAL_FACE, _REQUEST_FACE = "org.freedesktop.portal.Inhibit", "org.freedesktop.portal.Request"
_SAVER, _SAVER_PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_IDLE = 8  # of the portal's flags: the session is not to be taken for one that nobody uses
_QT, _ADD_UINT32 = "libQt6DBus.so.6", "_ZN13QDBusArgumentlsEj"  # QDBusArgument::operator<<(unsigned int)
_numbers = count()


class AwakeRequest(QObject):
    """Begins when it is made, and lasts until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name = f"kyphoview-awake-{next(_numbers)}"
        self._bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._name)
        self._is_ended = False
        self._release: QDBusMessage | None = None
        flags = _uint32(_IDLE)
        if flags is None:
            self._ask_saver()
        else:
            self._ask((_PORTAL, _PORTAL_PATH, _PORTAL_FACE), ["", flags, {"reason": _reason()}], self._take_handle)

    def end(self) -> None:
        """From now on the screen does as it is set."""
        self._is_ended = True
        if self._release is not None:
            self._bus.send(self._release)
        QDBusConnection.disconnectFromBus(self._name)
        self.deleteLater()

    def _ask_saver(self) -> None:
        self._ask((_SAVER, _SAVER_PATH, _SAVER), ["kyphoview", _reason()], self._take_cookie)

    def _ask(
        self, address: tuple[str, str, str], arguments: list[object], take: Callable[[QDBusMessage], None]
    ) -> None:
        question = QDBusMessage.createMethodCall(*address, "Inhibit")
        question.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(question), self)

        def on_finished(answered: QDBusPendingCallWatcher) -> None:
            if not self._is_ended:
                take(answered.reply())
            answered.deleteLater()

        watcher.finished.connect(on_finished)

    def _take_handle(self, reply: QDBusMessage) -> None:
        """The portal's handle, which is closed at the end; a portal that cannot do it is not the last resort."""
        handle = next(iter(reply.arguments()), None)
        if reply.type() != QDBusMessage.MessageType.ReplyMessage:
            self._ask_saver()
        elif isinstance(handle, QDBusObjectPath):
            self._release = QDBusMessage.createMethodCall(_PORTAL, handle.path(), _REQUEST_FACE, "Close")

    def _take_cookie(self, reply: QDBusMessage) -> None:
        cookie = next(iter(reply.arguments()), None)
        if reply.type() != QDBusMessage.MessageType.ReplyMessage or not isinstance(cookie, int):
            return
        number = _uint32(cookie)
        if number is not None:  # else it ends with the connection alone
            self._release = QDBusMessage.createMethodCall(_SAVER, _SAVER_PATH, _SAVER, "UnInhibit")
            self._release.setArguments([number])


def _reason() -> str:
    return _("Somebody is looking at the pictures")


def _uint32(number: int) -> QDBusArgument | None:
    """A whole number as the bus's type "u", by Qt's own function: from Python, Qt sends numbers as "i" or "q" only.

    None where this Qt has no such function, as where it was built otherwise.
    """
    try:
        add = CDLL(_QT)[_ADD_UINT32]
    except (OSError, AttributeError):
        return None
    add.argtypes, add.restype = (c_void_p, c_uint32), c_void_p
    argument = QDBusArgument()
    add(getCppPointer(argument)[0], number)
    return argument
