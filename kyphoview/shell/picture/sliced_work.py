"""Work done in slices, so that the window goes on between one slice and the next."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class SlicedWork(QObject):
    """Does one slice in a turn of the event loop, until the work is over, fails or is stopped."""

    ended = Signal()
    failed = Signal(Exception)

    def __init__(self, pause_ms: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._do_next)

    @property
    def is_running(self) -> bool:
        return self._slices is not None

    def start(self, slices: Iterator[None]) -> None:
        """Do this work from the next turn on; each turn of the iterator is a slice. Other work is given up."""
        self._slices = slices
        self._timer.start()

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()
        self._slices = None

    def _do_next(self) -> None:
        if self._slices is None:
            return
        try:
            next(self._slices)
        except StopIteration:
            self.stop()
            self.ended.emit()
        except Exception as error:  # noqa: BLE001 - whatever it was, who started the work tells it
            self.stop()
            self.failed.emit(error)
        else:
            self._timer.start()
