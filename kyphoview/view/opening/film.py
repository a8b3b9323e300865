"""The film that the program opens with, rendered ahead (`kyphoview/build/opening_film/`): frames that are clear round
the body, so that they lie on any theme's colour. It is read frame by frame, and so costs the memory of one."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from kyphoview.resources import asset

FILM_FILE, STILL_FILE = "opening/film.webp", "opening/film_first.webp"


def first_still() -> QImage:
    """The film's first frame; null where its file is missing or damaged."""
    return QImage(str(asset(*STILL_FILE.split("/"))))


class OpeningFilm(QObject):
    """Plays the film once: each frame comes with `shown`, then `ended`. While it does not play it has no timer."""

    shown = Signal(QImage)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: QImageReader | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_playing(self) -> bool:
        """Whether frames follow each other."""
        return self._timer.isActive()

    def play(self) -> None:
        """From its beginning, or from where it was stopped."""
        if self._reader is None:
            self._reader = QImageReader(str(asset(*FILM_FILE.split("/"))))
        self._timer.start(max(1, self._reader.nextImageDelay()))

    def rewind(self) -> None:
        """Stop, and begin from the beginning next time."""
        self._timer.stop()
        self._reader = None

    def stop(self) -> None:
        """Stay at this frame."""
        self._timer.stop()

    def _go_on(self) -> None:
        assert self._reader is not None
        image = self._reader.read()
        if image.isNull():
            self._timer.stop()
            self._reader = None
            self.ended.emit()
            return
        self.shown.emit(image)
        self._timer.setInterval(max(1, self._reader.nextImageDelay()))
