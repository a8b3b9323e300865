"""Setting text and rules on a page from the top down. Lengths are tenths of a point, so that letters fall exactly."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from kyphoview.view.fonts import font
from kyphoview.view.lettering import wrapped
from kyphoview.view.strokes import disc

POINT = 10.0
BODY_PT, TITLE_PT, HEADING_PT, SMALL_PT = 14.0, 24.0, 17.0, 11.0
_LEADING = 1.28  # of the letters' size
_INK, _QUIET, _RULE, _ACCENT = "#1a1a1a", "#4a4a4a", "#8a8a8a", "#17527a"
_BOLD = QFont.Weight.DemiBold


class Column:
    """A column of a page: what is set moves its place `y` down by its height."""

    def __init__(self, painter: QPainter, x: float, y: float, width: float) -> None:
        self._painter = painter
        self.x, self.y, self.width = x, y, width

    def title(self, text: str) -> None:
        """The sheet's name."""
        self._set(text, TITLE_PT, _ACCENT, _BOLD)

    def heading(self, text: str, mark: str = "") -> None:
        """A heading, set off from what stands above it; behind it, small, the documents that say what follows."""
        self.space(6)
        if mark:
            after = QFontMetricsF(font(HEADING_PT * POINT, _BOLD)).horizontalAdvance(f"{text}  ")
            beside = Column(self._painter, self.x + after, self.y + 3.5 * POINT, self.width - after)
        self._set(text, HEADING_PT, _ACCENT, _BOLD)
        if mark:
            beside.small(mark)
        self.space(1)

    def body(self, text: str, is_bold: bool = False) -> None:
        """A paragraph."""
        self._set(text, BODY_PT, _INK, _BOLD if is_bold else QFont.Weight.Normal)

    def small(self, text: str) -> None:
        """What need not be read to follow: sources, the date."""
        self._set(text, SMALL_PT, _QUIET)

    def item(self, text: str, has_box: bool = False) -> None:
        """A paragraph behind a dot, or behind a box to tick."""
        indent = 1.5 * BODY_PT * POINT
        middle = self.y + _LEADING * BODY_PT * POINT / 2
        size = (0.72 if has_box else 0.3) * BODY_PT * POINT
        mark = QRectF(self.x + 0.1 * BODY_PT * POINT, middle - size / 2, size, size)
        if has_box:
            self._painter.setPen(QPen(QColor(_INK), 0.9 * POINT))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(mark)
        else:
            disc(self._painter, mark.center(), size / 2, _INK)
        inner = Column(self._painter, self.x + indent, self.y, self.width - indent)
        inner.body(text)
        self.y = inner.y + 1.5 * POINT

    def space(self, points: float) -> None:
        """Leave this free."""
        self.y += points * POINT

    def rules(self, bottom: float, gap_pt: float) -> int:
        """Lines to write on, `gap_pt` points apart, as many as fit above `bottom`; how many."""
        count = max(0, int((bottom - self.y) // (gap_pt * POINT)))
        self._painter.setPen(QPen(QColor(_RULE), 0.6 * POINT))
        for _ in range(count):
            self.y += gap_pt * POINT
            self._painter.drawLine(QLineF(self.x, self.y, self.x + self.width, self.y))
        return count

    def _set(self, text: str, size_pt: float, colour: str, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        chosen = font(size_pt * POINT, weight)
        ascent = QFontMetricsF(chosen).ascent()
        line = _LEADING * size_pt * POINT
        self._painter.setFont(chosen)
        self._painter.setPen(QColor(colour))
        for words in wrapped(text, chosen, self.width):
            baseline = self.y + ascent + (line - QFontMetricsF(chosen).height()) / 2
            self._painter.drawText(QPointF(self.x, baseline), words)
            self.y += line
