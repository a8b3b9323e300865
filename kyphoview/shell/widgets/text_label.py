"""A text that takes its size and colour from the style, and wraps; a part of it can be marked.

A word longer than any that people write, as of a file's path or of a wrong value, is broken where it must be: QLabel
would grow as wide as it is, and the window with it.
"""

from collections.abc import Iterator
from math import ceil
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kyphoview.shell.widgets.style import Style, TextRole, paint_spoken

TextColour = Literal["text", "text_quiet", "accent", "warning"]
_HEADING_LEVELS: dict[TextRole, int] = {"title": 1, "heading": 2}
_LONGEST_WORD = 30  # letters; a longer one may be broken
_LEAST_WIDTH, _USUAL_WIDTH = 20, 80  # letters of a line, where there is such a word
_LINE_SEPARATOR = "\u2028"  # what a line break is to a text layout


class TextLabel(QLabel):
    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        colour: TextColour = "text",
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: TextRole = role
        self._colour = colour
        self._style, self._least_px = Style(), 0.0
        self._heights: dict[int, int] = {}  # by width: a layout asks for the same again and again
        self._marked: tuple[int, int] | None = None  # what is being read aloud
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def told_role(self) -> QAccessible.Role:
        """Headings stand out by their letters, so they are told by them too."""
        return QAccessible.Role.Heading if self.told_level else QAccessible.Role.StaticText

    @property
    def told_level(self) -> int:
        return _HEADING_LEVELS.get(self._role, 0)

    def set_least_px(self, least_px: float) -> None:
        """Letters no smaller than this, whatever the style."""
        if least_px != self._least_px:
            self._least_px = least_px
            self.set_style(self._style)

    def set_style(self, style: Style) -> None:
        self._style = style
        font = style.font(self._role)
        if font.pixelSize() < self._least_px:
            font.setPixelSize(round(self._least_px))
        self.setFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(style.theme, self._colour))
        self.setPalette(palette)

    @property
    def marked(self) -> tuple[int, int] | None:
        """The letters that are being read aloud."""
        return self._marked

    def mark(self, start: int, end: int) -> None:
        """Show that these letters are being read aloud."""
        self._marked = (start, end)
        self.update()

    def unmark(self) -> None:
        self._marked = None
        self.update()

    @property
    def _is_broken(self) -> bool:
        return self.wordWrap() and any(len(word) > _LONGEST_WORD for word in self.text().split())

    def sizeHint(self) -> QSize:
        return self._no_wider(super().sizeHint(), _USUAL_WIDTH)

    def minimumSizeHint(self) -> QSize:
        return self._no_wider(super().minimumSizeHint(), _LEAST_WIDTH)

    def _no_wider(self, usual: QSize, letters: int) -> QSize:
        if not self._is_broken:
            return usual
        margins = self.contentsMargins()
        most = letters * QFontMetrics(self.font()).averageCharWidth() + margins.left() + margins.right()
        return QSize(min(usual.width(), most), usual.height())

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def setWordWrap(self, wraps: bool) -> None:
        self._heights.clear()
        super().setWordWrap(wraps)

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]
        self._heights.clear()
        super().setContentsMargins(left, top, right, bottom)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        if not self._is_broken:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        _layout, lines = self._laid_out(max(1, width - margins.left() - margins.right()))
        return ceil(_height(lines)) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marked is not None:
            with QPainter(self) as painter:
                for place in self._places(*self._marked):
                    paint_spoken(painter, place, self._style.theme)
        if not self._is_broken:
            super().paintEvent(event)
            return
        layout, lines = self._laid_out(self.contentsRect().width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            layout.draw(painter, self._origin(lines))

    def _places(self, start: int, end: int) -> Iterator[QRectF]:
        """Where letters stand, line by line."""
        _layout, lines = self._laid_out(self.contentsRect().width())
        origin = self._origin(lines)
        for line in lines:
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                yield QRectF(min(left, right), line.y(), abs(right - left), line.height()).translated(origin)

    def _laid_out(self, width: int) -> tuple[QTextLayout, list[QTextLine]]:
        """The text as QLabel lays out plain text, but for words that must be broken; lines live as long as it does."""
        layout = QTextLayout(self.text().replace("\n", _LINE_SEPARATOR), self.font(), self)
        modes = QTextOption.WrapMode
        wraps = modes.WrapAtWordBoundaryOrAnywhere if self._is_broken else modes.WordWrap
        option = QTextOption(self.alignment())
        option.setWrapMode(wraps if self.wordWrap() else modes.ManualWrap)
        layout.setTextOption(option)
        lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, _height(lines)))
            lines.append(line)
        layout.endLayout()
        return layout, lines

    def _origin(self, lines: list[QTextLine]) -> QPointF:
        """Where the first line begins."""
        inside = self.contentsRect()
        spare = inside.height() - _height(lines)
        is_low, is_top = (
            bool(self.alignment() & side) for side in (Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop)
        )
        return QPointF(inside.left(), inside.top() + (0.0 if is_top else spare if is_low else spare / 2))


def _height(lines: list[QTextLine]) -> float:
    return sum(line.height() for line in lines)


def _x(found: object) -> float:
    """PySide gives the place alone or with the cursor's own."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
