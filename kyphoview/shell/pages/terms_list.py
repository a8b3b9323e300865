"""The glossary: a field to search in, and every term with its meaning."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content import Term, load_glossary
from kyphoview.shell.announce import announce
from kyphoview.shell.pages.search_field import SearchField
from kyphoview.shell.text_label import TextLabel


class TermsList(QWidget):
    """Shows the terms that hold what is sought, in their names, their forms or their meanings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search the words")
        self._count = TextLabel("", "small", "text_quiet")
        self.entries = [_Entry(term) for term in sorted(load_glossary(), key=lambda term: term.name.casefold())]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addSpacing(6)
        column.addWidget(self._count)
        column.addSpacing(10)
        for entry in self.entries:
            column.addWidget(entry)
        self._tell(len(self.entries))

        self.search.sought.connect(self.seek)

    def seek(self, text: str) -> None:
        """Show what holds the text; all of it where the text is empty."""
        for entry in self.entries:
            entry.setVisible(entry.holds(text))
        self._tell(sum(not entry.isHidden() for entry in self.entries))
        announce(self._count, self._count.text())

    def _tell(self, count: int) -> None:
        whole = len(self.entries)
        if count == 0:
            self._count.setText("No word here holds that. Try fewer letters.")
        else:
            self._count.setText(f"{whole} words" if count == whole else f"{count} of {whole} words")


class _Entry(QWidget):
    def __init__(self, term: Term) -> None:
        super().__init__()
        self.term = term
        self._sought = " ".join((term.name, *term.forms, term.meaning)).casefold()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(1)
        column.addWidget(TextLabel(term.name, "heading"))
        column.addWidget(TextLabel(term.meaning, "body"))

    def holds(self, text: str) -> bool:
        return " ".join(text.casefold().split()) in self._sought
