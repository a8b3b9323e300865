"""A row of parts that gives up words, then parts, as its width shrinks; never cuts anything off."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyphoview.shell.widgets.accessible.laid_out import widgets_laid_out
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.place_label import PlaceLabel


class FittingRow(QWidget):
    """Add parts to `row`; then name, in order, what may shrink to its sign and what may step back altogether."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self._shrinking: Sequence[Button] = ()
        self._leaving: Sequence[QWidget] = ()
        self._words: PlaceLabel | None = None

    def set_yielding(
        self, shrinking: Sequence[Button], leaving: Sequence[QWidget] = (), words: PlaceLabel | None = None
    ) -> None:
        """The `words` get shorter where it does not help that the first of those leaves that may."""
        self._shrinking = shrinking
        self._leaving = leaving
        self._words = words

    def refit(self) -> None:
        """Show as much as the present width holds."""
        wanted = {part: _wide(part) + self.row.spacing() for part in self._parts()}
        spare = self.contentsRect().width() + self.row.spacing() - sum(wanted.values())
        for button in self._shrinking:
            is_short = spare < 0
            button.set_compact(is_short)
            if is_short:
                spare += wanted[button] - button.width_when(True) - self.row.spacing()
                wanted[button] = button.width_when(True) + self.row.spacing()
        for number, part in enumerate(self._leaving):
            is_short = spare < 0
            if part.isHidden() != is_short:
                part.setHidden(is_short)
            spare += wanted[part] * is_short
            if number == 0 and self._words is not None:
                spare = self._fit_words(self._words, spare)

    def _fit_words(self, words: PlaceLabel, spare: int) -> int:
        """Shorten them by what is lacking; what is spare then."""
        full, least = words.sizeHint().width(), words.minimumSizeHint().width()
        words.fit(full + min(spare, 0))
        return min(spare + full - least, 0) if spare < 0 else spare

    def minimumSizeHint(self) -> QSize:
        """Everything at its smallest, without what may leave."""
        staying = [part for part in self._parts() if part not in self._leaving]
        least = sum(part.minimumSizeHint().width() + self.row.spacing() for part in staying)
        return QSize(least, max(part.minimumSizeHint().height() for part in staying))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def _parts(self) -> list[QWidget]:
        return widgets_laid_out(self.row)


def _wide(part: QWidget) -> int:
    return part.width_when(False) if isinstance(part, Button) else min(part.sizeHint().width(), part.maximumWidth())
