"""Small strokes that every painter shares: fills, lines, mixed colours."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QPainterPath, QPen

Paint = QColor | QBrush | QGradient | str


def mix(first: str, second: str, share: float) -> QColor:
    """A colour between two, 0 for the first and 1 for the second."""
    a, b = QColor(first), QColor(second)
    keep = 1.0 - share
    return QColor.fromRgbF(
        keep * a.redF() + share * b.redF(), keep * a.greenF() + share * b.greenF(), keep * a.blueF() + share * b.blueF()
    )


def faded(colour: str, opacity: float) -> QColor:
    """A colour with an opacity of 0 to 1."""
    shade = QColor(colour)
    shade.setAlphaF(max(0.0, min(1.0, opacity)))
    return shade


def fill(painter: QPainter, path: QPainterPath, paint: Paint) -> None:
    """Fill a path, with no outline."""
    painter.fillPath(path, QBrush(QColor(paint) if isinstance(paint, str) else paint))


def fill_all(painter: QPainter, paths: Iterable[QPainterPath], paint: Paint) -> None:
    """Fill many paths alike."""
    brush = QBrush(QColor(paint) if isinstance(paint, str) else paint)
    for path in paths:
        painter.fillPath(path, brush)


def stroke(
    painter: QPainter, path: QPainterPath, colour: QColor | str, width: float, dashes: tuple[float, ...] = ()
) -> None:
    """Draw a path's line with round joins; dashes in multiples of the width."""
    painter.strokePath(path, line_pen(colour, width, dashes))


def straight(painter: QPainter, start: QPointF, end: QPointF, colour: QColor | str, width: float) -> None:
    """A straight line with flat ends, which Qt paints in a tenth of the time of a stroked path."""
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, end)


def disc(painter: QPainter, middle: QPointF, radius: float, colour: QColor | str) -> None:
    """A filled circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, radius, radius)


def line_pen(colour: QColor | str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """A pen with round joins and ends."""
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(dashes))
    return pen


def across(
    start: tuple[float, float], end: tuple[float, float], stops: tuple[tuple[float, QColor | str], ...]
) -> QLinearGradient:
    """A linear gradient between two points."""
    gradient = QLinearGradient(QPointF(*start), QPointF(*end))
    for at, colour in stops:
        gradient.setColorAt(at, QColor(colour))
    return gradient
