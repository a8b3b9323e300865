"""A hundred little people, some of them filled: a chance that can be counted."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.content.pages import CHANCE_OF, Group
from kyphoview.shell.look import Look

_WIDE, _NARROW = 20, 10  # people in a row
_LEAST_PX, _MOST_PX = 13, 22  # a person's room, at text scale 1
_TALLNESS = 1.45  # height of a person's room over its width


class People(QWidget):
    """The filled ones come first, row by row. Filled against outlined is told apart without colour."""

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self._look = Look()
        self.setAccessibleName(f"{group.name}: {CHANCE_OF} people")
        self.setAccessibleDescription(" ".join(group.sentences))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, room = self._rooms(width)
        return round(CHANCE_OF / columns * room * _TALLNESS) + 2

    def sizeHint(self) -> QSize:
        width = self._look.px(_MOST_PX) * _NARROW
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX * _NARROW, self.heightForWidth(max(_LEAST_PX * _NARROW, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns, room = self._rooms(self.width())
        theme = self._look.theme
        filled, outlined = QColor(theme.accent), QPen(QColor(theme.border), max(1.0, room / 18))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(CHANCE_OF):
                row, column = divmod(number, columns)
                figure = _person(QRectF(column * room + 1, row * room * _TALLNESS + 1, room, room * _TALLNESS))
                if number < self._group.count:
                    painter.fillPath(figure, filled)
                    painter.strokePath(figure, QPen(filled, outlined.widthF()))
                else:
                    painter.strokePath(figure, outlined)

    def _rooms(self, width: int) -> tuple[int, float]:
        """How many stand in a row, and the width of each one's room."""
        columns = _WIDE if width >= _WIDE * self._look.px(_LEAST_PX) else _NARROW
        return columns, min(self._look.px(_MOST_PX), (width - 2) / columns)


def _person(room: QRectF) -> QPainterPath:
    """A head and shoulders in a room."""
    wide, tall = room.width(), room.height()
    figure = QPainterPath()
    figure.addEllipse(QPointF(room.left() + wide / 2, room.top() + tall * 0.26), wide * 0.19, wide * 0.19)
    figure.addRoundedRect(
        QRectF(room.left() + wide * 0.22, room.top() + tall * 0.46, wide * 0.56, tall * 0.42), wide * 0.2, wide * 0.2
    )
    return figure
