"""Makes a film while the window stays alive: a few frames, then whatever else the window has to do."""

from collections.abc import Generator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.errors import BadInput, Failure
from kyphoview.export.film.options import FilmOptions
from kyphoview.export.film.recording import shoot

_SLICE_S = 0.04  # what a press of a button may have to wait for


class FilmJob(QObject):
    """One film at a time. Painting needs the window's own thread, so the work is done in slices of it.

    `progressed` tells how many frames of how many are done; `ended` tells the file, or None where it was stopped;
    `failed` tells why there is no film, in one sentence.
    """

    progressed = Signal(int, int)
    ended = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames: Generator[int] | None = None
        self._path = Path()
        self._total = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)

        self._turn.timeout.connect(self._on_turn)

    @property
    def is_at_work(self) -> bool:
        return self._frames is not None

    def start(self, options: FilmOptions, path: Path) -> None:
        """Begin a film; one that is under way is stopped."""
        self.stop()
        self._frames, self._path, self._total = shoot(options, path), path, options.frame_count
        self._turn.start()
        self.progressed.emit(0, self._total)

    def stop(self) -> None:
        """Stop, and leave nothing behind."""
        if self._frames is not None:
            self._finish()
            self.ended.emit(None)

    def work(self, slice_s: float = _SLICE_S) -> None:
        """Make at least one frame, and more while the slice lasts."""
        if self._frames is None:
            return
        until_s = monotonic() + slice_s
        try:
            for done in self._frames:
                self.progressed.emit(done, self._total)
                if self._frames is None or monotonic() >= until_s:  # it may have been stopped meanwhile
                    return
        except (BadInput, Failure) as error:
            self._finish()
            self.failed.emit(str(error))
            return
        self._finish()
        self.ended.emit(self._path)

    def _finish(self) -> None:
        self._turn.stop()
        if self._frames is not None:
            frames, self._frames = self._frames, None
            frames.close()

    def _on_turn(self) -> None:
        self.work()
