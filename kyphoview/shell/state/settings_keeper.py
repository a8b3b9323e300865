"""The settings that stand: who changes them is heard of, and they are written."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from kyphoview.errors import Failure
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE, MOST_TEXT_SCALE

_TEXT_STEP = 0.1


class SettingsKeeper(QObject):
    """Says `changed` when other settings stand, and `failed`, in a sentence, when they cannot be written.

    Only the fields that were changed here are written. Without a path nothing is: what is changed is forgotten with the
    keeper.

    Args:
        text_step: how much larger or smaller one press makes the text.
        least_text_scale: below which text does not go.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        settings: Settings,
        path: Path | None = None,
        parent: QObject | None = None,
        text_step: float = _TEXT_STEP,
        least_text_scale: float = LEAST_TEXT_SCALE,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._written = settings
        self._path = path
        self._text_step = text_step
        self._least_text_scale = least_text_scale

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

    def change_text_scale(self, steps: int) -> None:
        """Larger text by so many steps, or smaller where they are negative, within its limits."""
        scale = self._settings.text_scale + steps * self._text_step
        self.set_one(text_scale=round(min(max(scale, self._least_text_scale), MOST_TEXT_SCALE), 2))

    def reset_text_scale(self) -> None:
        """The usual size."""
        self.set_one(text_scale=self._least_text_scale)

    def write(self) -> None:
        changed = [
            name for name in Settings.__struct_fields__ if getattr(self._settings, name) != getattr(self._written, name)
        ]
        if self._path is None or not changed:
            return
        try:
            save_settings(self._settings, self._path, changed)
        except Failure as error:
            self.failed.emit(str(error))
        else:
            self._written = self._settings
