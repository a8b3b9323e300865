"""Printing a visitor's sheet by one press, in a process of its own: no dialog of the system's, nothing that hangs."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.content.sheet import Handout
from kyphoview.export.handout.printing_process import LONGEST_PRINTING_S, order_of
from kyphoview.own_process import own_command
from kyphoview.shell.features.own_process_link import OwnProcessLink

MOST_SHEETS = 3  # of one visit: a child who presses again and again empties no tray


class SheetPrinting(QObject):
    """One sheet at a time. `changed` says that it has begun, or ended one way or the other."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._command = command
        self._link: OwnProcessLink | None = None
        self._count = 0
        self.has_failed = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(1000 * LONGEST_PRINTING_S)

        self._limit.timeout.connect(self._on_failed)

    @property
    def is_at_work(self) -> bool:
        return self._link is not None

    @property
    def has_printed(self) -> bool:
        """Whether any sheet of this visit has gone to the printer."""
        return self._count > 0

    @property
    def is_allowed(self) -> bool:
        """Whether one more may be printed now."""
        return not self.is_at_work and self._count < MOST_SHEETS

    def start(self, handout: Handout) -> None:
        """Print it, unless there were too many."""
        if not self.is_allowed:
            return
        self.has_failed = False
        self._link = OwnProcessLink(self._command or own_command("print_sheet"), self)
        self._link.told.connect(self._on_told)
        self._link.gone.connect(self._on_failed)
        self._link.over.connect(self._link.deleteLater)
        self._link.send(**order_of(handout))
        self._limit.start()
        self.changed.emit()

    def _on_told(self, answer: dict[str, str]) -> None:
        self._count += not answer
        self._finish(has_failed=bool(answer))

    def _on_failed(self) -> None:
        self._finish(has_failed=True)

    def _finish(self, *, has_failed: bool) -> None:
        link, self._link = self._link, None
        self._limit.stop()
        self.has_failed = has_failed
        if link is not None:
            link.end()
        self.changed.emit()
