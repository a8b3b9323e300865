"""Setting text and rules on a page from the top down. Lengths are tenths of a point, so that letters fall exactly."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPicture

from kyphoview.view.fonts import font
from kyphoview.view.icons import draw_icon
from kyphoview.view.lettering import wrapped
from kyphoview.view.strokes import disc

POINT = 10.0
BODY_PT, TITLE_PT, URGENT_PT, HEADING_PT, PART_HEADING_PT, SMALL_PT = 14.0, 24.0, 20.0, 17.0, 15.0, 10.0
_LEADING = 1.25  # of the letters' size
_PAPER, _INK, _QUIET, _RULE = "#ffffff", "#1a1a1a", "#4a4a4a", "#8a8a8a"
_ACCENT, _WARNING = "#17527a", "#a11d1d"
_PADDING = 8 * POINT  # in a card, at its sides
_BEHIND_DOT, _BEHIND_BOX = 1.1, 1.5  # where an item begins, of its letters' size
_BEHIND_SIGN = 1.4  # where a heading behind a sign begins, likewise
_BOLD = QFont.Weight.DemiBold
_ABOVE_HEADING_PT, _BELOW_HEADING_PT, _BELOW_ENTRY_PT = 4.0, 1.0, 2.5
_SIZES = tuple(1.0 - 0.02 * step for step in range(27))


def height_of(set_text: Callable[["Column"], None], width: float, letters: float = 1.0) -> float:
    """What is set takes at that width, found by setting it where nobody sees it."""
    nowhere = QPicture()
    with QPainter(nowhere) as painter:
        column = Column(painter, 0.0, 0.0, width, letters, is_measured=True)
        set_text(column)
        return column.y


def letters_that_fit(set_text: Callable[["Column"], None], width: float, height: float) -> float:
    """The largest share of the usual size at which what is set is no higher: long words of some languages need it."""
    return next((size for size in _SIZES if height_of(set_text, width, size) <= height), _SIZES[-1])


class Column:
    """A column of a page: what is set moves its place `y` down by its height.

    Args:
        letters: their share of the usual size.
        is_measured: nobody sees it, so that pictures only take their room.
    """

    def __init__(
        self,
        painter: QPainter,
        x: float,
        y: float,
        width: float,
        letters: float = 1.0,
        is_measured: bool = False,
    ) -> None:
        self._painter = painter
        self.x, self.y, self.width = x, y, width
        self.letters = letters
        self.is_measured = is_measured

    def title(self, text: str) -> None:
        """The sheet's name."""
        self._set(text, TITLE_PT, _ACCENT, _BOLD)

    def heading(self, text: str) -> None:
        """A heading, set off from what stands above it."""
        self.space(_ABOVE_HEADING_PT)
        self._set(text, HEADING_PT, _ACCENT, _BOLD)
        self.space(_BELOW_HEADING_PT)

    def body(self, text: str, is_bold: bool = False) -> None:
        """A paragraph."""
        self._set(text, BODY_PT, _INK, _BOLD if is_bold else QFont.Weight.Normal)

    def small(self, text: str) -> None:
        """What need not be read to follow: sources, the date."""
        self._set(text, SMALL_PT, _QUIET)

    def item(self, text: str, has_box: bool = False) -> None:
        """A paragraph behind a dot, or behind a box to tick."""
        em = self.letters * BODY_PT * POINT
        indent = (_BEHIND_BOX if has_box else _BEHIND_DOT) * em
        middle = self.y + _LEADING * em / 2
        size = (0.8 if has_box else 0.3) * em
        mark = QRectF(self.x + 0.1 * em, middle - size / 2, size, size)
        if has_box:
            self._painter.setPen(QPen(QColor(_INK), 0.9 * POINT))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(mark)
        else:
            disc(self._painter, mark.center(), size / 2, _INK)
        inner = Column(self._painter, self.x + indent, self.y, self.width - indent, self.letters)
        inner.body(text)
        self.y = inner.y + 1.0 * POINT

    def part_heading(self, text: str) -> None:
        """A heading below another one."""
        self.space(_BELOW_HEADING_PT)
        self._set(text, PART_HEADING_PT, _INK, _BOLD)

    def fits(self, text: str) -> bool:
        """Whether it is one line behind a dot."""
        em = self.letters * BODY_PT * POINT
        return QFontMetricsF(self._font(BODY_PT)).horizontalAdvance(text) <= self.width - _BEHIND_DOT * em

    def entry(self, name: str, text: str) -> None:
        """What is called something, and what it is; without a text a line to write on."""
        top = self.y
        chosen = self._font(BODY_PT, _BOLD)
        left = QFontMetricsF(chosen).horizontalAdvance(f"{name} ")
        self._set(name, BODY_PT, _INK, _BOLD)
        if text:
            beside = Column(self._painter, self.x + left, top, self.width - left, self.letters)
            beside.body(text, is_bold=True)
            self.y = max(self.y, beside.y)
        else:
            self._rule(self.x + left, self.y - 2 * POINT)
        self.space(_BELOW_ENTRY_PT)

    def urgent_card(self, heading: str, set_inside: Callable[["Column"], None]) -> None:
        """A box with a telephone and a heading in white on its upper edge, and what is set inside."""
        self.space(_ABOVE_HEADING_PT)
        top = self.y
        title = Column(self._painter, self.x + _PADDING, top, self.width - 2 * _PADDING, self.letters)
        bar = QRectF(self.x, top, self.width, _LEADING * self.letters * URGENT_PT * POINT + _PADDING)
        self._painter.fillRect(bar, QColor(_WARNING))
        title.y += _PADDING / 2
        em = self.letters * URGENT_PT * POINT
        draw_icon(self._painter, "call", QRectF(title.x, title.y + (_LEADING - 1) * em / 2, em, em), _PAPER)
        title.x, title.width = title.x + _BEHIND_SIGN * em, title.width - _BEHIND_SIGN * em
        title._set(heading, URGENT_PT, _PAPER, _BOLD)
        inside = Column(
            self._painter,
            self.x + _PADDING,
            bar.bottom() + _PADDING / 2,
            self.width - 2 * _PADDING,
            self.letters,
            self.is_measured,
        )
        set_inside(inside)
        self.y = inside.y + _PADDING / 2
        self._painter.setPen(QPen(QColor(_WARNING), 2.4 * POINT))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(self.x, top, self.width, self.y - top))

    def beside(self, count: int, gap: float, shares: Sequence[float] = ()) -> list["Column"]:
        """Columns next to each other, from here on: of one width, or with these shares of it, which make 1 together."""
        room, left, columns = self.width - (count - 1) * gap, self.x, []
        for share in shares or (1 / count,) * count:
            columns.append(Column(self._painter, left, self.y, share * room, self.letters, self.is_measured))
            left += share * room + gap
        return columns

    def place(self, height: float, paint: Callable[[QPainter, QRectF], None]) -> None:
        """What is no text, over the whole width; where one only measures, its room alone."""
        if not self.is_measured:
            paint(self._painter, QRectF(self.x, self.y, self.width, height))
        self.y += height

    def space(self, points: float) -> None:
        """Leave this free."""
        self.y += points * POINT

    def rules(self, bottom: float, gap_pt: float) -> int:
        """Lines to write on, `gap_pt` points apart, as many as fit above `bottom`; how many."""
        count = max(0, int((bottom - self.y) // (gap_pt * POINT)))
        for _ in range(count):
            self.y += gap_pt * POINT
            self._rule(self.x, self.y)
        return count

    def _rule(self, left: float, y: float) -> None:
        self._painter.setPen(QPen(QColor(_RULE), 0.6 * POINT))
        self._painter.drawLine(QLineF(left, y, self.x + self.width, y))

    def _set(self, text: str, size_pt: float, colour: str, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        chosen = self._font(size_pt, weight)
        ascent = QFontMetricsF(chosen).ascent()
        line = _LEADING * self.letters * size_pt * POINT
        self._painter.setFont(chosen)
        self._painter.setPen(QColor(colour))
        for words in wrapped(text, chosen, self.width):
            baseline = self.y + ascent + (line - QFontMetricsF(chosen).height()) / 2
            self._painter.drawText(QPointF(self.x, baseline), words)
            self.y += line

    def _font(self, size_pt: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return font(self.letters * size_pt * POINT, weight)
