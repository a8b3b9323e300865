"""The desktop's settings over the session's bus, asked without waiting."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant


class SettingsPortal(QObject):
    """`told` gives a group, a key and a value, once as the answer to each question and whenever it changes."""

    told = Signal(str, str, object)

    def __init__(self, service: str, path: str, face: str, parent: QObject) -> None:
        super().__init__(parent)
        self._address = service, path, face
        self._bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, f"kyphoview-settings-{id(self)}")

    def listen(self, signal: str) -> None:
        self._bus.connect(*self._address, signal, self, SLOT("on_changed(QString,QString,QDBusVariant)"))  # type: ignore[call-overload]

    def ask(self, group: str, key: str) -> None:
        question = QDBusMessage.createMethodCall(*self._address, "Read")
        question.setArguments([group, key])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(question), self)

        def take(answered: QDBusPendingCallWatcher) -> None:
            reply = answered.reply()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                for value in reply.arguments()[:1]:
                    self.told.emit(group, key, _plain(value))
            answered.deleteLater()

        watcher.finished.connect(take)

    @Slot(str, str, QDBusVariant)
    def on_changed(self, group: str, key: str, value: object) -> None:
        self.told.emit(group, key, _plain(value))


def _plain(value: object) -> object:
    """What is inside of one variant, or of several."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
