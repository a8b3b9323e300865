"""The glossary: a field to search in, and every term with its meaning."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content import Term, load_glossary
from kyphoview.language import _, ngettext
from kyphoview.shell.features.pages.readable import Readable
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.column_grid import ColumnGrid

_EDGE_PX = 10
_BESIDE, _BESIDE_PX = (3, 2, 1), 380  # terms beside each other, and how wide each is at the least


class TermsList(QWidget):
    """Shows the terms that hold what is sought, in their names, their forms or their meanings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = LineField(_("Search the words"))
        self._count = TextLabel("", "small", "text_quiet")
        self.entries = [_Entry(term) for term in sorted(load_glossary(), key=lambda term: term.name.casefold())]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Readable(self.search))
        column.addSpacing(6)
        column.addWidget(self._count)
        column.addSpacing(10)
        self._grid = ColumnGrid(self.entries, _BESIDE, _BESIDE_PX, has_rules=False)
        column.addWidget(self._grid)
        self._tell(len(self.entries))

        self.search.textChanged.connect(self.seek)

    def seek(self, text: str) -> None:
        """Show what holds the text; all of it where the text is empty."""
        found = [entry for entry in self.entries if entry.holds(text)]
        self._grid.show_cells(found)
        self._tell(len(found))
        announce(self._count, self._count.text())

    def point_at(self, name: str) -> QWidget | None:
        """Show every term, that of this name marked; its entry, if there is one."""
        self.search.clear()
        for entry in self.entries:
            entry.mark(entry.term.name == name)
        return next((entry for entry in self.entries if entry.term.name == name), None)

    def _tell(self, count: int) -> None:
        whole = len(self.entries)
        if count == 0:
            self._count.setText(_("No word here holds that. Try fewer letters."))
        else:
            self._count.setText(
                ngettext("{count} word", "{count} words", whole)
                if count == whole
                else ngettext("{count} of {whole} words", "{count} of {whole} words", count, whole=whole)
            )


class _Entry(QWidget):
    def __init__(self, term: Term) -> None:
        super().__init__()
        self.term = term
        self._sought = " ".join((term.name, *term.forms, term.meaning)).casefold()
        self._style = Style()
        self.is_marked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, 7, _EDGE_PX, 7)
        column.setSpacing(1)
        column.addWidget(TextLabel(term.name, "heading"))
        column.addWidget(TextLabel(term.meaning, "body"))

    def mark(self, is_marked: bool) -> None:
        self.is_marked = is_marked
        self.update()

    def set_style(self, style: Style) -> None:
        self._style = style

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_marked:
            with QPainter(self) as painter:
                paint_card(painter, QRectF(self.rect()), self._style.theme.accent_soft, self._style.theme.accent)

    def holds(self, text: str) -> bool:
        return " ".join(text.casefold().split()) in self._sought
