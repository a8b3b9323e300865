"""How far a film is, as a line on a terminal."""

from time import monotonic
from typing import TextIO

from kyphoview.language import _

_CELLS = 30
_EACH_S = 0.1
_ERASE = "\r\x1b[K"


class ProgressLine:
    """One line that is written over itself; nothing at all where the stream is no terminal."""

    def __init__(self, stream: TextIO | None, total: int) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._total = total
        self._start_s = monotonic()
        self._written_s = self._start_s

    def show(self, done: int) -> None:
        """So many of all are done; the first may take a while."""
        now_s = monotonic()
        if self._stream is not None and done and (now_s - self._written_s >= _EACH_S or done == self._total):
            self._written_s = now_s
            self._stream.write(f"\r{progress_text(done, self._total, now_s - self._start_s)}\x1b[K")
            self._stream.flush()

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._stream is not None:
            self._stream.write(_ERASE)
            self._stream.flush()


def progress_text(done: int, total: int, elapsed_s: float) -> str:
    """A bar, the share that is done, and how long the rest will take."""
    filled = _CELLS * done // total
    left_s = round(elapsed_s * (total - done) / done)
    bar = "#" * filled + "." * (_CELLS - filled)
    percent, time = f"{100 * done // total:3d}", f"{left_s // 60}:{left_s % 60:02d}"
    return _("[{bar}] {percent} %, {time} left", bar=bar, percent=percent, time=time)
