"""What a window does once it has first been painted: the rest of it, the words, then the model, each in its turn."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from kyphoview.shell.features.composition import Features
    from kyphoview.shell.presentation import Presentation

_WORDS_PAINT_MS = 15  # the words are seen before the model is loaded


class Start(QObject):
    """`done` comes when the window is complete; `fill` makes what the first page covers, if that is not there yet."""

    done = Signal()

    _presentation: "Presentation"  # both once the window is filled
    _features: "Features"

    def __init__(self, fill: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._fill = fill
        self._is_under_way = False

    def join(self, presentation: "Presentation", features: "Features") -> None:
        """What the window is filled with."""
        self._presentation = presentation
        self._features = features

    def begin(self) -> None:
        """The window is being painted; the second time and later nothing is left to do."""
        if not self._is_under_way:
            self._is_under_way = True
            QTimer.singleShot(0, self, self._on_first_painted)  # when everything in the window has been painted

    def _on_first_painted(self) -> None:
        """What the first look at the picture need not wait for."""
        self._fill()
        QTimer.singleShot(0, self, self._show_words)

    def _show_words(self) -> None:
        self._presentation.show_words()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # before the model takes its time
        QTimer.singleShot(_WORDS_PAINT_MS, self, self._load_model)

    def _load_model(self) -> None:
        """Put the live picture in the place of the opening, which shows the same; to read the model takes a turn of its
        own."""
        import_module("kyphoview.procedure.scene")

        def show_live() -> None:
            self._presentation.show_scene()
            self._features.begin()
            self.done.emit()

        QTimer.singleShot(0, self, show_live)
