"""The ink of one sitting: strokes, kept in memory alone, with a way back."""

from PySide6.QtCore import QObject, Signal

from kyphoview.procedure.ink import Ink, Stroke
from kyphoview.procedure.pinned_points import Pinned


class InkBook(QObject):
    """Says `changed` when strokes have come or gone, and `grown` when the last one has become longer."""

    changed = Signal()
    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink: Ink = ()
        self._past: list[Ink] = []

    @property
    def ink(self) -> Ink:
        """All strokes, of every step, the latest last."""
        return self._ink

    @property
    def has_past(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._past)

    def begin(self, stroke: Stroke) -> None:
        """Put the pen down."""
        self._take((*self._ink, stroke))

    def lengthen(self, more: Pinned) -> None:
        """Draw on with the stroke that was begun last."""
        *before, last = self._ink
        self._ink = (*before, last.extended(more))
        self.grown.emit()

    def clear(self, step: str) -> None:
        """Wipe off what was drawn in a step."""
        left = tuple(stroke for stroke in self._ink if stroke.step != step)
        if left != self._ink:
            self._take(left)

    def undo(self) -> None:
        """Take back the last stroke, or the last wiping."""
        if self._past:
            self._ink = self._past.pop()
            self.changed.emit()

    def forget(self) -> None:
        """Let go of everything, without a way back: the next person has come."""
        self._past.clear()
        self._ink = ()
        self.changed.emit()

    def _take(self, ink: Ink) -> None:
        self._past.append(self._ink)
        self._ink = ink
        self.changed.emit()
