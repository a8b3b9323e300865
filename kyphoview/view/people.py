"""A hundred little people, or bones, in rows, some of them filled: a chance that can be counted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kyphoview.content.pages import CHANCE_OF, FigureOf

WIDE_ROW, NARROW_ROW = 20, 10  # people in a row on a page, as it has room
TALLNESS = 1.45  # height of a person's room over its width


def rooms_of_people(columns: int, width: float) -> list[QRectF]:
    """Where each of the hundred stands, row by row from (0, 0). width: of one's room, in the painter's units."""
    tall = width * TALLNESS
    places = (divmod(number, columns) for number in range(CHANCE_OF))
    return [QRectF(column * width, row * tall, width, tall) for row, column in places]


def paint_people(
    painter: QPainter, rooms: Sequence[QRectF], count: int, filled: QColor, outline: QPen, of: FigureOf = "people"
) -> None:
    """The first `count` are filled. All that must be told apart is so without colour."""
    drawn = _person if of == "people" else _bone
    for number, room in enumerate(rooms):
        figure = drawn(room)
        if number < count:
            painter.fillPath(figure, filled)
            painter.strokePath(figure, QPen(filled, outline.widthF()))
        else:
            painter.strokePath(figure, outline)


def _person(room: QRectF) -> QPainterPath:
    """A head and shoulders in a room."""
    wide, tall = room.width(), room.height()
    figure = QPainterPath()
    figure.addEllipse(QPointF(room.left() + wide / 2, room.top() + tall * 0.26), wide * 0.19, wide * 0.19)
    figure.addRoundedRect(
        QRectF(room.left() + wide * 0.22, room.top() + tall * 0.46, wide * 0.56, tall * 0.42), wide * 0.2, wide * 0.2
    )
    return figure


def _bone(room: QRectF) -> QPainterPath:
    """A vertebral body from the side, with its waist, in a room."""
    wide, tall = room.width(), room.height()
    left, right = room.left() + wide * 0.18, room.left() + wide * 0.82
    top, waist, bottom = (room.top() + tall * share for share in (0.32, 0.58, 0.84))
    figure = QPainterPath(QPointF(left, top))
    figure.lineTo(right, top)
    figure.quadTo(right - wide * 0.1, waist, right, bottom)
    figure.lineTo(left, bottom)
    figure.quadTo(left + wide * 0.1, waist, left, top)
    figure.closeSubpath()
    return figure
