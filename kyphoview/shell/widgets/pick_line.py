"""A line of words that is one of several answers, with a ring that is filled when it has been pressed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from kyphoview.language import _, number
from kyphoview.shell.widgets.link_line import ENTER_KEYS
from kyphoview.shell.widgets.style import paint_card
from kyphoview.shell.widgets.tick_line import TickLine

_DOT = 0.28  # of the ring's size, around


class PickLine(TickLine):
    """Arrows and Tab move on to the next one without pressing it: the first press counts."""

    def __init__(self, words: str, at: int, count: int, parent: QWidget | None = None) -> None:
        """It is the answer of this number, from 1, of so many."""
        super().__init__(words, parent)
        self.setAccessibleDescription(_("Answer {number} of {count}", number=number(at), count=number(count)))

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.RadioButton

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as Space does; held down, it does not press what comes next."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme, radius = self._style.theme, box.width() / 2
        paint_card(painter, box, theme.panel_raised, theme.accent if self.isChecked() else theme.border, radius)
        if self.isChecked():
            inset = _DOT * box.width()
            dot = box.adjusted(inset, inset, -inset, -inset)
            paint_card(painter, dot, theme.accent, None, dot.width() / 2)
