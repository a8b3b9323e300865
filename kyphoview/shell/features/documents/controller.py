"""The documents beside the picture: opened, following the steps, gone to, and put away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal

from kyphoview.content.load import load_step, step_ids
from kyphoview.content.words import Source
from kyphoview.documents.library import Library, OpenDocument
from kyphoview.documents.stems import stem
from kyphoview.language import _, ngettext
from kyphoview.search import Hit
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.documents.opening import Opening
from kyphoview.shell.features.panels import DOCUMENTS, SEARCH, Panels
from kyphoview.shell.features.search.search_drawer import SearchDrawer
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce

_MOST_WATCHED = 200


class DocumentsController(QObject):
    """Made when documents or the search are first asked for."""

    library_changed = Signal(object)

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._panels = panels
        self._library = Library()
        self._paths: tuple[Path, ...] = ()  # that are open, or being opened
        self._asked: tuple[Path, ...] = ()  # of these, those that are being opened
        self._titles = {step: load_step(step).title for step in step_ids()}
        self._opening = Opening(self)
        self._watcher = QFileSystemWatcher(self)
        self._drawer: DocumentsDrawer | None = None
        self._search: SearchDrawer | None = None

        self._opening.opened.connect(self._on_opened)
        self._opening.progressed.connect(self._on_progressed)
        self._watcher.fileChanged.connect(self._on_file_changed)
        presentation.session.step_changed.connect(self._on_step_changed)
        panels.side.drawer_changed.connect(self._on_drawer_changed)

    @property
    def library(self) -> Library:
        return self._library

    @property
    def is_reading(self) -> bool:
        return self._opening.is_running

    def make_drawer(self) -> DocumentsDrawer:
        drawer = self._drawer = DocumentsDrawer(self._titles, self._presentation.style, self._panels.side)
        drawer.paths_wanted.connect(self._on_paths_wanted)
        drawer.stop_wanted.connect(self._opening.stop)
        drawer.clear_wanted.connect(self.put_away)
        drawer.step_wanted.connect(self._presentation.go_to_step)
        drawer.show_step(self._presentation.session.moment.step)
        drawer.show_library(self._library)
        if self.is_reading:
            drawer.show_reading()
        return drawer

    def make_search(self) -> SearchDrawer:
        search = self._search = SearchDrawer(self._titles, self._library, self._presentation.style, self._panels.side)
        search.hit_wanted.connect(self._go_to_hit)
        return search

    def _on_drawer_changed(self, name: str | None) -> None:
        """In the search, let the person type at once."""
        if name == SEARCH and self._search is not None:
            self._search.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.field.selectAll()

    def open(self, paths: Sequence[Path]) -> None:
        """Read documents, and have them beside those that are open."""
        self._paths = tuple(dict.fromkeys((*self._paths, *paths)))
        self._asked = tuple(dict.fromkeys((*self._asked, *paths)))
        if self._drawer is not None:
            self._drawer.show_reading()
        self._opening.start(self._asked)

    def put_away(self) -> None:
        """Close the documents, and keep nothing of them."""
        self._opening.give_up()
        self._paths = self._asked = ()
        self._show(Library())
        stem.cache_clear()  # which holds their words

    def keep(self) -> bool:
        """Have what is open now be opened at every start; False where nothing is open."""
        if self._paths:
            self._presentation.keeper.set_one(clinic_documents=tuple(str(path.absolute()) for path in self._paths))
        return bool(self._paths)

    def start_over(self) -> None:
        """The next person: the drawers are made anew, and only the clinic's own documents are open."""
        self._drawer = self._search = None
        self.put_away()
        if paths := self._presentation.settings.documents_at_start:
            self.open(paths)

    def go_to_source(self, source: Source) -> bool:
        """Show the paragraph that a mark in the words stands for; whether its document is open."""
        place = self._library.place_of(source.document, source.paragraph)
        if place is None:
            return False
        drawer = self._show_drawer()
        drawer.go_to(*place)
        drawer.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close(self) -> None:
        """The window closes: nothing more is read."""
        self._opening.close()

    def _on_paths_wanted(self, names: list[str]) -> None:
        self.open([Path(name) for name in names])

    def _on_progressed(self, done: int, of_all: int) -> None:
        if self._drawer is not None:
            self._drawer.show_progress(done, of_all)

    def _on_opened(self, opened: Library) -> None:
        self._asked = ()
        library = self._library.with_more(opened)
        self._show(library, opened.documents)
        count = len(library.documents)
        said = ngettext("{count} document is open.", "{count} documents are open.", count)
        announce(self._presentation.picture, " ".join([said, *library.problems[:1]]))
        if self._drawer is None or self._panels.side.open_drawer != DOCUMENTS:
            for problem in library.problems[:1]:
                self._panels.tell(problem)

    def _show(self, library: Library, new: Sequence[OpenDocument] = ()) -> None:
        self._library = library
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        if library.documents:
            self._watcher.addPaths([str(document.path) for document in library.documents[:_MOST_WATCHED]])
        if self._drawer is not None:
            self._drawer.end_reading()
            self._drawer.show_library(library, new)
        if self._search is not None:
            self._search.show_library(library)
        known = frozenset(document.known for document in library.documents if document.known)
        self._panels.side.popover.set_open_documents(known)
        self.library_changed.emit(library)

    def _on_file_changed(self, name: str) -> None:
        if self._drawer is None or Path(name).exists():
            return
        self._drawer.tell(
            _("{name} is no longer where it was. What was read of it stays here for now.", name=Path(name).name)
        )

    def _on_step_changed(self, step: str) -> None:
        if self._drawer is not None:
            self._drawer.show_step(step)

    def _show_drawer(self) -> DocumentsDrawer:
        self._panels.side.show_drawer(DOCUMENTS)
        assert self._drawer is not None
        return self._drawer

    def _go_to_hit(self, hit: Hit) -> None:
        if hit.document is not None and hit.number is not None:
            if hit.step is not None:
                self._presentation.go_to_step(hit.step)
            self._show_drawer().go_to(hit.document, hit.number)
        elif hit.step is not None:
            if hit.level is not None:
                self._presentation.session.set_reading_level(hit.level)
            self._presentation.go_to_step(hit.step)
            self._panels.side.close_drawer()
            self._panels.side.words.show_text(hit.text)
        else:
            self._panels.side.page_wanted.emit(hit.place or f"glossary#{hit.term}")
