"""Text in a picture: placed line by line, as letters on a screen or in a PDF, as outlines in an SVG.

Another program that shows an SVG seldom has our typeface; outlines look the same there.
"""

import re
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath

from kyphoview.view.fonts import font

Across = Literal["left", "middle"]
Down = Literal["top", "middle"]


def words_of(text: str) -> list[str]:
    """What may be parted by a line's end: between spaces, but for no-break ones."""
    return [word for word in re.split(r"[ \n]+", text) if word]


def wrapped(text: str, chosen: QFont, width: float) -> tuple[str, ...]:
    """The words in as few lines as fit the width; a word wider than it stands alone, and no-break spaces hold."""
    metrics = QFontMetricsF(chosen)
    lines: list[str] = []
    for word in words_of(text):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def in_lines(text: str, chosen: QFont, lines: int) -> tuple[str, ...]:
    """The words in at most so many lines, as narrow as they can be."""
    words, metrics = words_of(text), QFontMetricsF(chosen)
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    for width in sorted({metrics.horizontalAdvance(run) for run in runs}):
        found = wrapped(text, chosen, width)
        if len(found) <= lines and max(map(metrics.horizontalAdvance, found)) <= width:
            return found
    return wrapped(text, chosen, metrics.horizontalAdvance(text))


def fitted(text: str, size_px: float, width: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size, or at the smaller one at which the text is no wider than asked."""
    chosen = font(size_px, weight)
    needed = QFontMetricsF(chosen).horizontalAdvance(text)
    return chosen if needed <= width else font(int(size_px * width / needed), weight)


def write(
    painter: QPainter,
    box: QRectF,
    lines: tuple[str, ...],
    chosen: QFont,
    colour: str,
    across: Across = "left",
    down: Down = "middle",
) -> None:
    """Lines of text in a box, not clipped by it."""
    metrics = QFontMetricsF(chosen)
    spare = box.height() - len(lines) * metrics.height()
    baseline = box.top() + metrics.ascent() + (spare / 2 if down == "middle" else 0.0)
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    for line in lines:
        left = box.left()
        if across == "middle":
            left += (box.width() - metrics.horizontalAdvance(line)) / 2
        _write_line(painter, QPointF(left, baseline), line, chosen, colour)
        baseline += metrics.height()


def _write_line(painter: QPainter, at: QPointF, line: str, chosen: QFont, colour: str) -> None:
    if painter.paintEngine().type() == QPaintEngine.Type.SVG:
        outlines = QPainterPath()
        outlines.addText(at, chosen, line)
        painter.fillPath(outlines, QColor(colour))
    else:
        painter.drawText(at, line)
