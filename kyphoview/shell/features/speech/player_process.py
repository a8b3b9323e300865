"""The process of its own that plays recordings: a sound service that blocks or is missing holds up no window.

The window writes orders and reads answers, one JSON object a line, as with the computer's voice (`engine.py`):

    {"do": "play", "number": 3, "file": "...", "from": 0.0, "speed": 1.0, "volume": 1.0}      {"do": "stop"}
    {"do": "tune", "speed": 1.0, "volume": 1.0}
    {"is": "ready", "voices": []}      {"is": "at", "number": 3, "seconds": 1.2}      {"is": "said", "number": 3}
    {"is": "failed"}
"""

import json
from typing import Any

from PySide6.QtCore import QObject, QUrl

from kyphoview.shell.features.speech.serving import Tell, serve

_TOLD_EVERY_MS = 100


def run() -> int:
    """Serve the window until its orders end."""
    return serve(_make_player)


class RecordingPlayer(QObject):
    """Follows orders with Qt's `QMediaPlayer` and its `QAudioOutput`, or with stand-ins that have their methods."""

    voices = ()

    def __init__(self, player: Any, output: Any, tell: Tell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._output = output
        self._tell = tell
        self._number: int | None = None  # of the recording that sounds
        self._from_ms = 0  # where it is to begin, until it does
        self._told_ms = 0

        player.mediaStatusChanged.connect(self._on_status_changed)
        player.positionChanged.connect(self._on_position_changed)
        player.errorOccurred.connect(self._on_error)

    def take(self, line: str) -> None:
        """Do what a line orders."""
        order = json.loads(line)
        if order["do"] == "tune":
            self._tune(order)
            return
        self._number = None
        self._player.stop()
        if order["do"] == "play":
            self._player.setSource(QUrl())  # else the same file would not be loaded again
            self._player.setSource(QUrl.fromLocalFile(order["file"]))
            self._number = order["number"]
            self._from_ms = round(1000 * order["from"])
            self._told_ms = -_TOLD_EVERY_MS
            self._tune(order)
            if self._from_ms == 0:
                self._player.play()

    def _tune(self, order: dict[str, Any]) -> None:
        self._output.setVolume(order["volume"])
        self._player.setPlaybackRate(order["speed"])

    def fail(self) -> None:
        """There is nothing to be heard any more: the last device is gone."""
        self._number = None
        self._tell({"is": "failed"})

    def _on_status_changed(self, status: Any) -> None:
        if self._number is None:
            return
        if status.name == "LoadedMedia" and self._from_ms:  # before, it would not go there
            from_ms, self._from_ms = self._from_ms, 0
            self._player.setPosition(from_ms)
            self._player.play()
        elif status.name == "EndOfMedia":
            number, self._number = self._number, None
            self._tell({"is": "said", "number": number})
        elif status.name == "InvalidMedia":
            self.fail()

    def _on_position_changed(self, position_ms: int) -> None:
        if self._number is not None and position_ms >= self._told_ms + _TOLD_EVERY_MS:
            self._told_ms = position_ms
            self._tell({"is": "at", "number": self._number, "seconds": position_ms / 1000})

    def _on_error(self, *_: object) -> None:
        if self._number is not None:
            self.fail()


def _make_player(tell: Tell) -> RecordingPlayer | None:
    """None where the module cannot be loaded, or there is no device that sounds."""
    try:
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer
    except ImportError:
        return None
    devices = QMediaDevices()
    if devices.defaultAudioOutput().isNull():
        return None
    output, media = QAudioOutput(), QMediaPlayer()
    media.setAudioOutput(output)
    if hasattr(media, "setPitchCompensation"):  # since Qt 6.10
        media.setPitchCompensation(True)
    player = RecordingPlayer(media, output, tell)
    for part in (devices, output, media):
        part.setParent(player)

    def follow_devices() -> None:
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            player.fail()
        else:
            output.setDevice(device)

    devices.audioOutputsChanged.connect(follow_devices)
    return player
