"""Parts side by side in as many columns as there is room for, else one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.style import Style

_GAP_PX = 22
_STRETCH = 1000  # of a whole width


class ColumnGrid(QWidget):
    """`columns` are the numbers of columns to choose from, the largest first; each is `least_px` wide at text scale 1.

    A hairline stands between neighbours where `has_rules`. Where it `fills_rows`, a cell that is alone in the last row
    has all of its width. Beside each other, cells have these `shares` of the width, or are of one width.
    """

    def __init__(
        self,
        cells: Sequence[QWidget],
        columns: Sequence[int],
        least_px: int,
        has_rules: bool = True,
        fills_rows: bool = False,
        shares: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Side by side"))
        self._cells = self._shown = tuple(cells)
        self._choices = tuple(columns)
        self._least_px = least_px
        self._has_rules = has_rules
        self._fills_rows = fills_rows
        self._shares = tuple(shares) or (1.0,) * len(self._cells)
        self._style = Style()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._arrange(self._choices[-1])

    @property
    def columns(self) -> int:
        return self._columns

    def show_cells(self, cells: Sequence[QWidget]) -> None:
        """Show these alone, without a gap where others were."""
        self._shown = tuple(cells)
        for cell in self._cells:
            cell.setVisible(cell in self._shown)
        columns, self._columns = self._columns, 0
        self._arrange(columns)

    @property
    def told_role(self) -> QAccessible.Role:
        """Every part names its column again, so it is told as a list, whatever stands side by side."""
        return QAccessible.Role.List

    def set_style(self, style: Style) -> None:
        self._style = style
        self._arrange(self._columns_for(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._columns_for(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._has_rules:
            return
        with QPainter(self) as painter:
            painter.setPen(QColor(self._style.theme.hairline))
            for at, cell in enumerate(self._shown):
                place = cell.geometry()
                if at % self._columns:
                    left, row = place.left() - _GAP_PX // 2, at // self._columns * self._columns
                    bottom = max(other.geometry().bottom() for other in self._shown[row : row + self._columns])
                    painter.drawLine(left, place.top(), left, bottom)
                elif at:
                    top = place.top() - self._grid.verticalSpacing() // 2 - 1
                    painter.drawLine(0, top, self.width(), top)

    def _columns_for(self, width: int) -> int:
        least = self._style.px(self._least_px)
        fitting = (count for count in self._choices if width >= count * least + (count - 1) * _GAP_PX)
        return next(fitting, self._choices[-1])

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        self._grid.setVerticalSpacing(13 if columns == 1 else 20)
        for at, cell in enumerate(self._shown):
            is_alone = self._fills_rows and at == len(self._shown) - 1 and at % columns == 0
            across = columns if is_alone else 1
            self._grid.addWidget(cell, at // columns, at % columns, 1, across, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            self._grid.setColumnStretch(column, round(_STRETCH * self._shares[column]))
            self._grid.setColumnMinimumWidth(column, 0)
        self.updateGeometry()
        self.update()
