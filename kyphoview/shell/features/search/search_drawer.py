"""The drawer "Search": one field, and what was found in words, pages and documents, step by step."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from kyphoview.documents.library import Library
from kyphoview.language import _, ngettext
from kyphoview.search import MOST_HITS, search
from kyphoview.shell.features.search.marked_rows import MarkedRows
from kyphoview.shell.features.search.search_results import SearchResults, rows_of
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.drawer import SideDrawer
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel


class SearchDrawer(SideDrawer):
    """`hit_wanted` is what was chosen."""

    hit_wanted = Signal(object)

    def __init__(self, titles: dict[str, str], library: Library, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Search"), parent)
        self._titles = titles
        self._library = library
        self.found = SearchResults(style, self)
        self.field = LineField(_("Search for"))
        self.field.setPlaceholderText(_("A word, or several"))
        self.field.setAccessibleDescription(
            _("All words of the steps and pages, the meanings of terms, and your open documents")
        )
        self.told = TextLabel("", "small", "text_quiet")
        self.results = QListView()
        self.results.setModel(self.found)
        self._lay_out()
        apply_style(self, style)
        self._find("")

        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._enter_results)
        self.results.activated.connect(self._on_chosen)
        self.results.clicked.connect(self._on_chosen)

    def set_style(self, style: Style) -> None:
        self.results.setFont(style.font("body"))
        self.found.set_style(style)

    def show_library(self, library: Library) -> None:
        self._library = library
        self._find(self.field.text())

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(SIDE_PX, 10, SIDE_PX, 8)
        above.setSpacing(8)
        above.addWidget(self.field)
        above.addWidget(self.told)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setWordWrap(True)
        self.results.setAccessibleName(_("What was found"))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, _("Scroll: what was found"), self))
        self.results.horizontalScrollBar().setAccessibleName(_("Scroll sideways: what was found"))
        self._marked = MarkedRows(self.results)
        self.results.setItemDelegate(self._marked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head_row())
        whole.addLayout(above)
        below = QHBoxLayout()
        below.setContentsMargins(SIDE_PX - 4, 0, 0, 0)
        below.addWidget(self.results)
        whole.addLayout(below, 1)

    def _find(self, query: str) -> None:
        found = search(query, self._library)
        self._marked.query = query
        self.found.show(tuple(rows_of(found.hits, self._titles)))
        told = _told(query, len(found.hits), found.is_cut)
        if told != self.told.text():
            self.told.setText(told)
            announce(self.told, told)

    def _enter_results(self) -> None:
        """From the field down to the first result."""
        first = self.found.first_hit()
        if first.isValid():
            self.results.setCurrentIndex(first)
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_chosen(self, index: QModelIndex) -> None:
        hit = self.found.rows[index.row()].hit
        if hit is not None:
            self.hit_wanted.emit(hit)


def _told(query: str, count: int, is_cut: bool) -> str:
    if not query.strip():
        return _("Searches the words of all steps and pages, the meanings of terms, and the documents that are open.")
    if is_cut:
        return _("The first {count} of many results. Another word finds fewer.", count=MOST_HITS)
    return _("Nothing found.") if not count else ngettext("{count} result", "{count} results", count)
