"""Asking the desktop not to blank the screen while somebody looks at it.

Nobody waits for its answer: where there is no such desktop, the screen does as it is set.
"""

import os
from typing import Protocol

from PySide6.QtCore import QObject


class Request(Protocol):
    """Holds from when it is made until it is ended."""

    def end(self) -> None: ...


class KeepAwake(QObject):
    """`want` it as often as it may have changed; it lasts until it is wanted no more, or the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_wanted = False
        self._request: Request | None = None

    @property
    def is_wanted(self) -> bool:
        return self._is_wanted

    def want(self, is_wanted: bool) -> None:
        if is_wanted == self._is_wanted:
            return
        self._is_wanted = is_wanted
        if is_wanted:
            self._request = _ask_desktop(self)
        elif self._request is not None:
            self._request.end()
            self._request = None


def _ask_desktop(asking: QObject) -> Request | None:
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    try:
        from kyphoview.shell.state.desktop.awake_request import AwakeRequest
    except ImportError:  # this Qt has no bus
        return None
    return AwakeRequest(asking)
