"""Opening documents in a thread of its own, so that the window goes on; with progress, and stopped when asked."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kyphoview.documents.library import Library, open_library
from kyphoview.language import _


class Opening(QObject):
    """Reads one set of paths at a time; asking for another gives up the one before."""

    progressed = Signal(int, int)
    opened = Signal(object)
    _read = Signal(object, object)
    _went_on = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: threading.Event | None = None

        self._read.connect(self._on_read)
        self._went_on.connect(self._on_went_on)

    @property
    def is_running(self) -> bool:
        return self._current is not None

    def start(self, paths: Sequence[Path]) -> None:
        self.give_up()
        stopped = self._current = threading.Event()
        # A daemon, so that a file that takes for ever cannot keep the program from ending.
        threading.Thread(target=self._run, args=(tuple(paths), stopped), name="documents", daemon=True).start()

    def stop(self) -> None:
        """End with what has been read so far."""
        if self._current is not None:
            self._current.set()

    def give_up(self) -> None:
        """Forget what is being read."""
        self.stop()
        self._current = None

    def _run(self, paths: tuple[Path, ...], stopped: threading.Event) -> None:
        try:
            library = open_library(paths, lambda done, all_: self._went_on.emit(stopped, done, all_), stopped.is_set)
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell it to
            library = Library(
                problems=(
                    _("The documents could not be read ({kind}: {error}).", kind=type(error).__name__, error=error),
                )
            )
        try:
            self._read.emit(stopped, library)
        except RuntimeError:  # the window has been closed in the meantime
            return

    def _on_went_on(self, asked: threading.Event, done: int, of_all: int) -> None:
        if asked is self._current:
            self.progressed.emit(done, of_all)

    def _on_read(self, asked: threading.Event, library: Library) -> None:
        if asked is self._current:
            self._current = None
            self.opened.emit(library)
