"""Opening documents while the window goes on; with progress, and stopped when asked.

A process finds them and has each read. The window's own process has no thread of Python's: whatever Python collects in
one, Qt's objects among them, would be deleted beside the thread that paints.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.documents.apart.parts import document_of
from kyphoview.documents.library import Library
from kyphoview.language import _
from kyphoview.own_process import own_command
from kyphoview.shell.features.own_process_link import OwnProcessLink

_STOPPING_MS = 2000  # for what has been read so far to come; a folder may answer never


class Opening(QObject):
    """Reads one set of paths at a time; asking for another gives up the one before."""

    progressed = Signal(int, int)
    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link: OwnProcessLink | None = None
        self._stopping = QTimer(self)
        self._stopping.setSingleShot(True)
        self._stopping.setInterval(_STOPPING_MS)

        self._stopping.timeout.connect(self._on_broken_off)

    @property
    def is_running(self) -> bool:
        return self._link is not None

    def start(self, paths: Sequence[Path]) -> None:
        self.give_up()
        self._link = OwnProcessLink(own_command("open_documents"), self)
        self._link.told.connect(self._on_told)
        self._link.gone.connect(self._on_broken_off)
        self._link.over.connect(self._link.deleteLater)
        self._link.send(paths=[str(path) for path in paths])

    def stop(self) -> None:
        """End with what has been read so far."""
        if self._link is not None:
            self._link.send(do="stop")
            self._stopping.start()

    def give_up(self) -> None:
        """Forget what is being read."""
        self._stopping.stop()
        link, self._link = self._link, None
        if link is not None:
            link.end()

    def close(self) -> None:
        """The same, and see to it that the process has ended: the window closes."""
        self.give_up()
        for link in self.findChildren(OwnProcessLink):
            link.close()

    def _on_told(self, answer: dict[str, Any]) -> None:
        if "done" in answer:
            self.progressed.emit(answer["done"], answer["of"])
        elif "documents" in answer:
            documents = tuple(document_of(Path(path), parts) for path, parts in answer["documents"])
            self._finish(Library(documents, tuple(answer["problems"])))

    def _on_broken_off(self) -> None:
        self._finish(Library(problems=(_("The documents could not be read: reading them broke off."),)))

    def _finish(self, library: Library) -> None:
        self.give_up()
        self.opened.emit(library)
