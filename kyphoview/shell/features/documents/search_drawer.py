"""The drawer "Search": one field, and what was found in words, pages and documents, step by step."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kyphoview.content.pages import load_page
from kyphoview.documents.library import Library
from kyphoview.documents.search import MOST_HITS, Hit, search
from kyphoview.shell.features.documents.naming import name_of
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.framed import paint_frame
from kyphoview.shell.widgets.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.scroll_column import SIDE_PX
from kyphoview.shell.widgets.style import Look, dress
from kyphoview.shell.widgets.text_label import TextLabel

_LONGEST = 220  # letters of a result


class SearchDrawer(QFrame):
    """`hit_wanted` is what was chosen."""

    closed = Signal()
    hit_wanted = Signal(object)

    def __init__(self, titles: dict[str, str], library: Library, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search")
        self._titles = titles
        self._library = library
        self._look = look
        self.close_button = Button("close", "Close", "quiet", "Close Search")
        self.field = _Field()
        self.field.setPlaceholderText("A word, or several")
        self.field.setAccessibleName("Search for")
        self.field.setAccessibleDescription(
            "All words of the steps and pages, the meanings of terms, and your open documents"
        )
        self.field.setTextMargins(8, 0, 4, 0)
        self.told = TextLabel("", "small", "text_quiet")
        self.results = QListWidget()
        self._lay_out()
        dress(self, look)
        self._find("")

        self.close_button.clicked.connect(self.closed)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._enter_results)
        self.results.itemActivated.connect(self._on_chosen)
        self.results.itemClicked.connect(self._on_chosen)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.results.setFont(look.font("body"))
        self._find(self.field.text())

    def show_library(self, library: Library) -> None:
        self._library = library
        self._find(self.field.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 14, 14, 0)
        head.addWidget(TextLabel("Search", "title"), 1)
        head.addWidget(self.close_button)
        above = QVBoxLayout()
        above.setContentsMargins(SIDE_PX, 10, SIDE_PX, 8)
        above.setSpacing(8)
        above.addWidget(self.field)
        above.addWidget(self.told)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setWordWrap(True)
        self.results.setAccessibleName("What was found")
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.results.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, "Scroll: what was found", self))
        self.results.horizontalScrollBar().setAccessibleName("Scroll sideways: what was found")
        self.results.setItemDelegate(_Roomy(self.results))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(above)
        below = QHBoxLayout()
        below.setContentsMargins(SIDE_PX - 4, 0, 0, 0)
        below.addWidget(self.results)
        whole.addLayout(below, 1)

    def _find(self, query: str) -> None:
        found = search(query, self._library)
        self.results.clear()
        heading = None
        for hit in found.hits:
            above = self._heading_of(hit)
            if above != heading:
                heading = above
                self.results.addItem(self._heading(above))
            item = QListWidgetItem(_words_of(hit))
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.results.addItem(item)
        self.told.setText(_told(query, len(found.hits), found.is_cut))

    def _heading_of(self, hit: Hit) -> str:
        if hit.page is not None:
            return load_page(hit.page).title
        return self._titles.get(hit.step or "", "Terms, and what is in no step")

    def _heading(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # it cannot be chosen
        item.setFont(self._look.font("heading"))
        item.setForeground(QColor(self._look.theme.accent))
        return item

    def _enter_results(self) -> None:
        """From the field down to the first result."""
        for row in range(self.results.count()):
            if self.results.item(row).data(Qt.ItemDataRole.UserRole) is not None:
                self.results.setCurrentRow(row)
                self.results.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_chosen(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
        if hit is not None:
            self.hit_wanted.emit(hit)


class _Field(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self._look = Look()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font("body"))
        self.setMinimumHeight(look.target_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._look)


class _Roomy(QStyledItemDelegate):
    """Some space around each result."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(44, size.height() + 14))


def _words_of(hit: Hit) -> str:
    text = hit.text if len(hit.text) <= _LONGEST else f"{hit.text[:_LONGEST].rstrip()} \N{HORIZONTAL ELLIPSIS}"
    if hit.document is not None:
        return f"{name_of(hit.document)}, paragraph {hit.number}: {text}"
    if hit.level == "full":
        return f"In the full words: {text}"
    return f"{hit.term}: {text}" if hit.term else text


def _told(query: str, count: int, is_cut: bool) -> str:
    if not query.strip():
        return "Searches the words of all steps and pages, the meanings of terms, and the documents that are open."
    if is_cut:
        return f"The first {MOST_HITS} of many results. Another word finds fewer."
    return "Nothing found." if not count else f"{count} result{'s' if count > 1 else ''}"
