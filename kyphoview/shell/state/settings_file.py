"""The settings that stand, and their file."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from kyphoview.errors import Failure
from kyphoview.shell.state.settings import LEAST_TEXT_SCALE, MOST_TEXT_SCALE, Settings, save_settings


class SettingsKeeper(QObject):
    """Says `changed` when other settings stand, and `failed`, in a sentence, when they cannot be written."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, settings: Settings, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._path = path

    @property
    def settings(self) -> Settings:
        return self._settings

    def take(self, settings: Settings) -> None:
        """Let other settings stand, and write them."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)
            self.write()

    def set_one(self, **changes: object) -> None:
        """Change some of them."""
        self.take(msgspec.structs.replace(self._settings, **changes))

    def note(self, **changes: object) -> None:
        """Change what nobody needs to hear of, and what is written only with the next change or on closing."""
        self._settings = msgspec.structs.replace(self._settings, **changes)

    def change_text_scale(self, change: float) -> None:
        """Larger or smaller text, within its limits."""
        scale = min(max(self._settings.text_scale + change, LEAST_TEXT_SCALE), MOST_TEXT_SCALE)
        self.set_one(text_scale=round(scale, 2))

    def write(self) -> None:
        try:
            save_settings(self._settings, self._path)
        except Failure as error:
            self.failed.emit(str(error))
