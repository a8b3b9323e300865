"""The rows of what was found, with some space around each, in which the words that were sought stand out."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kyphoview.search import found_in
from kyphoview.shell.widgets.style import TARGET_PX

_EDGE_PX, _AROUND_PX = 4, 14
_Index = QModelIndex | QPersistentModelIndex


class MarkedRows(QStyledItemDelegate):
    """`query` is what was sought."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        words = self._laid_out(option, index, width - 2 * _EDGE_PX)
        return QSize(width, max(TARGET_PX, round(words.boundingRect().height()) + _AROUND_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        given: Any = option  # Qt has more in it than its stubs say
        words = self._laid_out(option, index, given.rect.width() - 2 * _EDGE_PX)
        given.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        is_chosen = bool(given.state & QStyle.StateFlag.State_Selected)
        own = index.data(Qt.ItemDataRole.ForegroundRole)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(given.palette.color(role) if is_chosen or own is None else own)
        down = (given.rect.height() - words.boundingRect().height()) / 2
        words.draw(painter, QPointF(given.rect.left() + _EDGE_PX, given.rect.top() + down))

    def _laid_out(self, option: QStyleOptionViewItem, index: _Index, width: int) -> QTextLayout:
        """The words in lines of that width; in a hit, those that were sought in bold and underlined."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        given: Any = option
        layout = QTextLayout(text, index.data(Qt.ItemDataRole.FontRole) or given.font)
        is_hit = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        layout.setFormats([_mark(*place) for place in found_in(text, self.query)] if is_hit else [])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0.0, height))
            height += line.height()
        layout.endLayout()
        return layout


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    mark: Any = QTextLayout.FormatRange()
    mark.start, mark.length = start, end - start
    letters = mark.format
    letters.setFontWeight(QFont.Weight.Bold)
    letters.setFontUnderline(True)
    mark.format = letters
    return mark  # type: ignore[no-any-return]
