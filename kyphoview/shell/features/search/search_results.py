"""What a search has found, as rows for a list: each step's or page's heading, then its hits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kyphoview.content.pages import load_page
from kyphoview.documents.document_name import name_of
from kyphoview.documents.excerpt import RESULT_LETTERS, excerpt
from kyphoview.language import _
from kyphoview.search import Hit
from kyphoview.shell.widgets.style import Style

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Row:
    """A hit, or a heading where there is none."""

    text: str
    hit: Hit | None = None


class SearchResults(QAbstractListModel):
    """The rows stay here, as Python objects; the view only ever asks for words, fonts and colours."""

    def __init__(self, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.rows: tuple[Row, ...] = ()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.show(self.rows)

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def first_hit(self) -> QModelIndex:
        """The first row that can be chosen; not valid where there is none."""
        return next((self.index(at) for at, row in enumerate(self.rows) if row.hit is not None), QModelIndex())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _Role.DisplayRole:
            return row.text
        if row.hit is None and role == _Role.FontRole:
            return self._style.font("heading")
        if row.hit is None and role == _Role.ForegroundRole:
            return QColor(self._style.theme.accent)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        is_hit = index.isValid() and self.rows[index.row()].hit is not None
        return Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsSelectable if is_hit else Qt.ItemFlag.NoItemFlags)


def rows_of(hits: Sequence[Hit], titles: Mapping[str, str]) -> Iterator[Row]:
    """The hits in their order, below the title of their page or step. titles: step to title."""
    heading = None
    for hit in hits:
        above = _heading_of(hit, titles)
        if above != heading:
            heading = above
            yield Row(above)
        yield Row(_words_of(hit), hit)


def _heading_of(hit: Hit, titles: Mapping[str, str]) -> str:
    if hit.page is not None:
        return load_page(hit.page).title
    return titles.get(hit.step or "", _("Terms, and what is in no step"))


def _words_of(hit: Hit) -> str:
    text = excerpt(hit.text, RESULT_LETTERS)
    if hit.document is not None:
        return _("{document}, paragraph {number}: {text}", document=name_of(hit.document), number=hit.number, text=text)
    if hit.level == "full":
        return _("In the full words: {text}", text=text)
    return f"{hit.term}: {text}" if hit.term else text
