"""What may help, what may harm and the other choices, side by side at one size, where the last step opens."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.pages import Columns, Part
from kyphoview.content.side_by_side import width_shares
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.column_grid import ColumnGrid

_LEAST_PX = 175  # two of them stand beside each other in an ordinary window
BOARD_PANEL_PX = 660  # of the panel at text scale 1: three of them, where the window is wide enough, else two


def weighing_board(columns: Columns) -> QWidget:
    """As many beside each other as there is room for, each as wide as its words need; close, so that none is cut."""
    cells = [_cell(part) for part in columns.parts]
    shares = width_shares([sum(len(said.text) for said in part.said) for part in columns.parts])
    return ColumnGrid(cells, range(len(cells), 0, -1), _LEAST_PX, fills_rows=True, shares=shares)


def _cell(part: Part) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(TextLabel(part.heading, "heading", "accent"))
    for said in part.said:
        column.addWidget(TextLabel(f"\N{BULLET}\u00a0{said.text}", "body"))
    return cell
