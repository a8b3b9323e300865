"""A hundred little people, some of them filled: a chance that can be counted."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.content.pages import CHANCE_OF, Group
from kyphoview.language import _
from kyphoview.shell.widgets.style import Style

_WIDE, _NARROW = 20, 10  # people in a row
_LEAST_PX, _MOST_PX = 13, 22  # a person's room, at text scale 1
_TALLNESS = 1.45  # height of a person's room over its width


class People(QWidget):
    """The filled ones come first, row by row. Filled against outlined is told apart without colour.

    Its height follows its width; where it is given less, the people are smaller, for all hundred must be seen.
    """

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self._style = Style()
        self.setAccessibleName(_("{name}: {count} people", name=group.name, count=CHANCE_OF))
        self.setAccessibleDescription(" ".join(group.sentences))
        # Not Fixed: that would hold it to the height of the width it had when last asked.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        return math.ceil(CHANCE_OF / columns * self._widest_room(width) * _TALLNESS) + 2

    def sizeHint(self) -> QSize:
        width = self._style.px(_MOST_PX) * _NARROW
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = _LEAST_PX * _NARROW
        return QSize(width, self.heightForWidth(width))

    @property
    def rooms(self) -> list[QRectF]:
        """Where each of the hundred stands."""
        columns = self._columns(self.width())
        wide = min(self._widest_room(self.width()), (self.height() - 2) * columns / CHANCE_OF / _TALLNESS)
        tall = wide * _TALLNESS
        places = (divmod(number, columns) for number in range(CHANCE_OF))
        return [QRectF(column * wide + 1, row * tall + 1, wide, tall) for row, column in places]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rooms = self._style.theme, self.rooms
        filled, outlined = QColor(theme.accent), QPen(QColor(theme.border), max(1.0, rooms[0].width() / 18))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, room in enumerate(rooms):
                figure = _person(room)
                if number < self._group.count:
                    painter.fillPath(figure, filled)
                    painter.strokePath(figure, QPen(filled, outlined.widthF()))
                else:
                    painter.strokePath(figure, outlined)

    def _columns(self, width: int) -> int:
        """How many stand in a row."""
        return _WIDE if width >= _WIDE * self._style.px(_LEAST_PX) else _NARROW

    def _widest_room(self, width: int) -> float:
        """The width of each one's room, where the height is no matter."""
        return min(self._style.px(_MOST_PX), (width - 2) / self._columns(width))


def _person(room: QRectF) -> QPainterPath:
    """A head and shoulders in a room."""
    wide, tall = room.width(), room.height()
    figure = QPainterPath()
    figure.addEllipse(QPointF(room.left() + wide / 2, room.top() + tall * 0.26), wide * 0.19, wide * 0.19)
    figure.addRoundedRect(
        QRectF(room.left() + wide * 0.22, room.top() + tall * 0.46, wide * 0.56, tall * 0.42), wide * 0.2, wide * 0.2
    )
    return figure
