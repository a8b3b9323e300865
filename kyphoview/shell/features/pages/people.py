"""The hundred people or bones of a chance on a page, as many in a row as its width has room for."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.content.pages import CHANCE_OF, FigureOf, Group
from kyphoview.language import N_, _
from kyphoview.shell.widgets.style import Style
from kyphoview.view.people import NARROW_ROW, TALLNESS, WIDE_ROW, paint_people, rooms_of_people

_LEAST_PX, _MOST_PX = 13, 22  # a person's room, at text scale 1


class People(QWidget):
    """The filled ones come first, row by row.

    Its height follows its width; where it is given less, the people are smaller, for all hundred must be seen.
    """

    def __init__(self, group: Group, of: FigureOf = "people", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group, self._of = group, of
        self._style = Style()
        told = {"people": N_("{name}: {count} people"), "bones": N_("{name}: {count} treated bones")}[of]
        self.setAccessibleName(_(told, name=group.name, count=CHANCE_OF))
        self.setAccessibleDescription(" ".join(group.sentences))
        # Not Fixed: that would hold it to the height of the width it had when last asked.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.Graphic

    def set_style(self, style: Style) -> None:
        self._style = style
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        return math.ceil(CHANCE_OF / columns * self._widest_room(width) * TALLNESS) + 2

    def sizeHint(self) -> QSize:
        width = self._style.px(_MOST_PX) * NARROW_ROW
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = _LEAST_PX * NARROW_ROW
        return QSize(width, self.heightForWidth(width))

    @property
    def rooms(self) -> list[QRectF]:
        """Where each of the hundred stands."""
        columns = self._columns(self.width())
        wide = min(self._widest_room(self.width()), (self.height() - 2) * columns / CHANCE_OF / TALLNESS)
        return [room.translated(1.0, 1.0) for room in rooms_of_people(columns, wide)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rooms = self._style.theme, self.rooms
        filled, outlined = QColor(theme.accent), QPen(QColor(theme.border), max(1.0, rooms[0].width() / 18))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_people(painter, rooms, self._group.count, filled, outlined, self._of)

    def _columns(self, width: int) -> int:
        """How many stand in a row."""
        return WIDE_ROW if width >= WIDE_ROW * self._style.px(_LEAST_PX) else NARROW_ROW

    def _widest_room(self, width: int) -> float:
        """The width of each one's room, where the height is no matter."""
        return min(self._style.px(_MOST_PX), (width - 2) / self._columns(width))
