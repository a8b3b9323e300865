"""A chance drawn as a hundred on the sheet, by the painter of the pages in the window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kyphoview.content.pages import CHANCE_OF, FigureOf
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.people import TALLNESS, WIDE_ROW, paint_people, rooms_of_people

_LINE = 0.07  # of a person's width


def hundred_height(width: float) -> float:
    """How high a drawing of that width is."""
    return width / WIDE_ROW * TALLNESS * CHANCE_OF / WIDE_ROW


def paint_hundred(painter: QPainter, count: int, of: FigureOf, box: QRectF, theme: Theme = LIGHT) -> None:
    """Paint them row by row into a box, the first `count` filled."""
    wide = box.width() / WIDE_ROW
    rooms = [room.translated(box.topLeft()) for room in rooms_of_people(WIDE_ROW, wide)]
    paint_people(painter, rooms, count, QColor(theme.link), QPen(QColor(theme.text), _LINE * wide), of)
