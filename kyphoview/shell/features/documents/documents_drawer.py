"""The drawer "Documents": what is open, its text with this step's passages marked, and how to open more."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kyphoview.documents.document_name import name_of
from kyphoview.documents.library import Library, OpenDocument
from kyphoview.documents.matching.passages import Passage
from kyphoview.documents.reading import SUFFIXES
from kyphoview.language import N_, _, ngettext, number
from kyphoview.shell.features.documents.document_choice import DocumentChoice
from kyphoview.shell.features.documents.document_text import DocumentText
from kyphoview.shell.state.file_dialogs import documents_folder
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.drawer import SideDrawer
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX, Column
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.step_text import step_text

_EMPTY = N_(
    "Open a leaflet or a page of your own, as text, Markdown, HTML or PDF. What belongs to the step in the picture is"
    " marked in it. You can also drop files or a folder onto this window. All of it stays on this computer."
)
_MOST_PROBLEMS = 4
_MOST_FOOT_SHARE = 0.09  # of the height
_ROOMY_LINES = 25  # of small letters; where there are fewer, the text needs the room more than the buttons


class DocumentsDrawer(SideDrawer):
    """Says what is asked for; shows the library and the step that it is given."""

    paths_wanted = Signal(list)
    stop_wanted = Signal()
    clear_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self, titles: dict[str, str], style: Style, parent: QWidget | None = None) -> None:
        """`titles` are the steps', in their order."""
        super().__init__(_("Documents"), parent)
        self._titles = titles
        self._library = Library()
        self._step = next(iter(titles))
        self._at = -1  # which of this step's passages is shown
        self._folder = documents_folder()  # else Qt begins where anybody has opened a file last
        self._make_parts()
        self._lay_out()
        apply_style(self, style)
        page = Column()
        page.add(TextLabel(_(_EMPTY), "body"))
        self.empty.show_column(page, style)
        self._refresh()

        self.open_files.clicked.connect(self._ask_for_files)
        self.open_folder.clicked.connect(self._ask_for_folder)
        self.clear.clicked.connect(self.clear_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.choice.currentIndexChanged.connect(self._on_document_chosen)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.text.chosen.connect(self._on_paragraph_chosen)

    def show_library(self, library: Library, new: Sequence[OpenDocument] = ()) -> None:
        """Show what is open; of others nothing is kept.

        On top is the document that has most for this step: one of those that are `new`, if there are any.
        """
        self._library = library
        self._at = -1
        self.choice.blockSignals(True)
        self.choice.clear()
        for document in library.documents:
            self.choice.addItem(name_of(document))
            self.choice.setItemData(self.choice.count() - 1, str(document.path), Qt.ItemDataRole.ToolTipRole)
        self.choice.blockSignals(False)
        if library.documents:
            sought = Library(tuple(new)) if new else library
            passages = sought.passages(self._step)
            self._show(passages[0][0] if passages else sought.documents[0])
        else:
            self.text.put_away()
            self.choice.setToolTip("")
        self._refresh()
        self._go_to_best()

    def show_progress(self, done: int, of_all: int) -> None:
        self.progress.setText(_("Reading document {done} of {of_all}", done=number(done + 1), of_all=number(of_all)))
        self._show_reading(True)

    def show_reading(self) -> None:
        self.progress.setText(_("Looking for documents"))
        self._show_reading(True)

    def end_reading(self) -> None:
        self._show_reading(False)

    def show_step(self, step: str) -> None:
        """Mark this step's passages, and go to the best of them in this document."""
        self._step = step
        self.text.show_step(step)
        self._at = -1
        self._go_to_best()

    def go_to(self, document: OpenDocument, number: int) -> None:
        """Show one paragraph of an open document."""
        self._show(document)
        self.text.go_to(number)
        places = [(found, passage.number) for found, passage in _passages(self._library, self._step)]
        self._at = places.index((document, number)) if (document, number) in places else -1
        self._tell_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()
        self._fit_tools()

    def go_on(self) -> None:
        """The next passage of this step, in this document or the next one."""
        self._go(1)

    def go_back(self) -> None:
        self._go(-1)

    def tell(self, sentence: str) -> None:
        """Calm news about a document."""
        self.news.setText(sentence)
        self.news.setVisible(bool(sentence))

    def _make_parts(self) -> None:
        self.title = TextLabel(_("Documents"), "title")
        self.empty = FingerScroll(_("About documents"))
        self.open_files = Button("document", _("Open files"), "plain", _("Open text, Markdown, HTML or PDF files"))
        self.open_folder = Button("folder", _("Open a folder"), "plain", _("Open every document in a folder"))
        self.clear = Button("put_away", _("Put away"), "plain", _("Close these documents"))
        self.progress = TextLabel("", "body")
        self.stop = Button("close", _("Stop"), "plain", _("Stop reading documents"))
        self.news = TextLabel("", "small", "warning")
        self.choice = DocumentChoice()
        self.place = TextLabel("", "small", "text_quiet")
        self.previous = Button("previous", "", "plain", _("The passage before, of this step"))
        self.next = Button("next", "", "plain", _("The next passage of this step"))
        for button in (self.previous, self.next):
            button.setAccessibleName(button.toolTip())
        self.text = DocumentText()
        self.foot = TextLabel(_("Press a marked passage, and the picture goes to its step."), "small", "text_quiet")

    def _lay_out(self) -> None:
        self._tools = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._tools.setSpacing(8)
        for button in (self.open_files, self.open_folder, self.clear):
            self._tools.addWidget(button)
        self._tools.addStretch(1)
        self._in_tools = self._tools.count()  # where the place stands, if there is room
        for button in (self.previous, self.next):
            self._tools.addWidget(button)
        reading = QHBoxLayout()
        reading.addWidget(self.progress, 1)
        reading.addWidget(self.stop)
        above = QVBoxLayout()
        above.setContentsMargins(SIDE_PX, 10, SIDE_PX, 12)
        above.setSpacing(8)
        above.addWidget(self.choice)
        above.addLayout(self._tools)
        above.addLayout(reading)
        above.addWidget(self.news)
        above.addWidget(self.place)
        self._above = above
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head_row(self.title))
        whole.addLayout(above)
        whole.addWidget(self.text, 1)
        self.foot.setContentsMargins(SIDE_PX, 6, SIDE_PX, 10)
        whole.addWidget(self.foot)
        whole.addWidget(self.empty, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)  # as high as its lines, not as a narrow label would be
        self.news.setSizePolicy(policy)
        self._show_reading(False)

    def _refresh(self) -> None:
        has_documents = bool(self._library.documents)
        self.empty.setVisible(not has_documents)
        for part in (self.choice, self.place, self.previous, self.next, self.text, self.clear):
            part.setVisible(has_documents)
        direction = QBoxLayout.Direction
        self._tools.setDirection(direction.LeftToRight if has_documents else direction.TopToBottom)
        self._place_foot()
        self._fit_tools()
        problems = list(self._library.problems)
        shown = problems[:_MOST_PROBLEMS]
        if len(problems) > len(shown):
            shown.append(
                ngettext(
                    "{count} more could not be used, or not wholly.",
                    "{count} more could not be used, or not wholly.",
                    len(problems) - len(shown),
                )
            )
        self.tell("\n".join(shown))

    def _place_foot(self) -> None:
        """The hint below stays away where it would take the text's room."""
        is_low = self.foot.heightForWidth(self.width()) > _MOST_FOOT_SHARE * self.height()
        self.foot.setVisible(bool(self._library.documents) and not is_low)

    def _fit_tools(self) -> None:
        """Words on the buttons where there is room for them and for the text; the number of the passage between the
        buttons where it fits into one line, else below them."""
        has_documents = bool(self._library.documents)
        openers, ways = (self.open_files, self.open_folder, self.clear), (self.previous, self.next)
        others = sum(button.width_when(False) for button in ways) + 6 * self._tools.spacing() + 2 * SIDE_PX
        is_roomy = self.height() >= _ROOMY_LINES * self.place.fontMetrics().lineSpacing()
        in_words = others + sum(button.width_when(False) for button in openers)
        is_compact = has_documents and not (is_roomy and in_words <= self.width())
        for button in openers:
            button.set_compact(is_compact)
        taken = others + sum(button.width_when(is_compact) for button in openers)
        fits = taken + self.place.fontMetrics().horizontalAdvance(self.place.text()) <= self.width()
        if fits and self._tools.indexOf(self.place) < 0:
            self._tools.insertWidget(self._in_tools, self.place)
        elif not fits and self._above.indexOf(self.place) < 0:
            self._above.addWidget(self.place)
        self.place.setWordWrap(not fits)

    def _show_reading(self, is_reading: bool) -> None:
        self.progress.setVisible(is_reading)
        self.stop.setVisible(is_reading)

    def _go_to_best(self) -> None:
        document = self.text.shown
        if document is not None and (passages := document.passages.get(self._step)):
            self.go_to(document, passages[0].number)
        else:
            self._tell_place()

    def _go(self, step: int) -> None:
        passages = _passages(self._library, self._step)
        if passages:
            at = (self._at + step) % len(passages) if self._at >= 0 else 0
            document, passage = passages[at]
            self.go_to(document, passage.number)

    def _tell_place(self) -> None:
        count, words_of_step = len(_passages(self._library, self._step)), step_text(self._step, "plain").words
        title = words_of_step.title if words_of_step is not None else ""
        if not count:
            words = _("Nothing here belongs to this step.")
        elif self._at < 0:
            words = ngettext("{count} passage", "{count} passages", count)
        else:
            words = _("Passage {at} of {count}", at=self._at + 1, count=count)
        self.place.setText(words)
        self.place.setAccessibleDescription(_("For this step: {title}.", title=title))
        self.place.setToolTip(_("For this step: {title}", title=title))
        self._fit_tools()
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def _show(self, document: OpenDocument) -> None:
        if self.text.shown is not document:
            self.text.show_document(document, self._titles)
            self.text.show_step(self._step)
            self.text.setAccessibleName(_("Document {document}", document=name_of(document)))
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(self._library.documents.index(document))
        self.choice.setToolTip(str(document.path))
        self.choice.blockSignals(False)

    def _on_document_chosen(self, index: int) -> None:
        if 0 <= index < len(self._library.documents):
            self._show(self._library.documents[index])
            self._at = -1
            self._go_to_best()

    def _on_paragraph_chosen(self, number: int, place: int) -> None:
        step = self.text.step_at(number, place)
        if step is not None and step != self._step:
            self.step_wanted.emit(step)

    def _ask_for_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Open documents"), self._folder, _files())
        if names:
            self._folder = str(Path(names[0]).parent)
            self.paths_wanted.emit(names)

    def _ask_for_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, _("Open a folder of documents"), self._folder):
            self._folder = name
            self.paths_wanted.emit([name])


def _passages(library: Library, step: str) -> Sequence[tuple[OpenDocument, Passage]]:
    """The step's passages as they stand: document by document, from above downwards."""
    return [
        (document, passage)
        for document in library.documents
        for passage in sorted(document.passages.get(step, ()), key=lambda passage: passage.number)
    ]


def _files() -> str:
    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    return _("Documents ({patterns});;All files (*)", patterns=patterns)
