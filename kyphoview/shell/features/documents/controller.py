"""What brings the documents together with the window: opening, remembering, following the steps, and going to them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal

from kyphoview.content.load import load_step, step_ids
from kyphoview.content.words import Source
from kyphoview.documents.library import Library
from kyphoview.documents.search import Hit
from kyphoview.procedure.steps import step_index
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.documents.opening import Opening
from kyphoview.shell.features.documents.search_drawer import SearchDrawer
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.window.top_bar import DOCUMENTS

if TYPE_CHECKING:
    from kyphoview.shell.window.window import Window

_MOST_WATCHED = 200


class Desk(QObject):
    """Made when documents or the search are first asked for."""

    library_changed = Signal(object)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._library = Library()
        self._titles = {step: load_step(step).title for step in step_ids()}
        self._opening = Opening(self)
        self._watcher = QFileSystemWatcher(self)
        self._drawer: DocumentsDrawer | None = None
        self._search: SearchDrawer | None = None

        self._opening.opened.connect(self._on_opened)
        self._opening.progressed.connect(self._on_progressed)
        self._watcher.fileChanged.connect(self._on_file_changed)
        window.session.step_changed.connect(self._on_step_changed)

    @property
    def library(self) -> Library:
        return self._library

    @property
    def is_reading(self) -> bool:
        return self._opening.is_running

    def make_drawer(self) -> DocumentsDrawer:
        drawer = self._drawer = DocumentsDrawer(self._titles, self._window.look, self._window.side)
        drawer.paths_wanted.connect(self._on_paths_wanted)
        drawer.stop_wanted.connect(self._opening.stop)
        drawer.clear_wanted.connect(self.put_away)
        drawer.step_wanted.connect(self._go_to_step)
        drawer.show_step(self._window.session.moment.step)
        drawer.show_library(self._library)
        if self.is_reading:
            drawer.show_reading()
        return drawer

    def make_search(self) -> SearchDrawer:
        search = self._search = SearchDrawer(self._titles, self._library, self._window.look, self._window.side)
        search.hit_wanted.connect(self._go_to_hit)
        return search

    def enter_search(self) -> None:
        """Let the person type at once."""
        if self._search is not None:
            self._search.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.field.selectAll()

    def open(self, paths: Sequence[Path], is_remembered: bool = True) -> None:
        """Read documents in the place of those that are open."""
        if is_remembered:
            self._window.keeper.set_one(documents=tuple(str(path) for path in paths))
        if self._drawer is not None:
            self._drawer.show_reading()
        self._opening.start(paths)

    def put_away(self) -> None:
        """Close the documents and forget them."""
        self._opening.give_up()
        self._window.keeper.set_one(documents=())
        self._show(Library())

    def go_to_source(self, source: Source) -> bool:
        """Show the paragraph that a mark in the words stands for; whether its document is open."""
        place = self._library.place_of(source.document, source.paragraph)
        if place is None:
            return False
        self._open_drawer()
        assert self._drawer is not None
        self._drawer.go_to(*place)
        self._drawer.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close(self) -> None:
        """The window closes: nothing more is read."""
        self._opening.give_up()

    def _on_paths_wanted(self, names: list[str]) -> None:
        self.open([Path(name) for name in names])

    def _on_progressed(self, done: int, of_all: int) -> None:
        if self._drawer is not None:
            self._drawer.show_progress(done, of_all)

    def _on_opened(self, library: Library) -> None:
        self._show(library)
        count = len(library.documents)
        said = f"{count:,} document{'s are' if count != 1 else ' is'} open."
        announce(self._window.picture, " ".join([said, *library.problems[:1]]))
        if self._drawer is None or self._window.side.open_drawer != DOCUMENTS:
            for problem in library.problems[:1]:
                self._window.tell(problem)

    def _show(self, library: Library) -> None:
        self._library = library
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        if library.documents:
            self._watcher.addPaths([str(document.path) for document in library.documents[:_MOST_WATCHED]])
        if self._drawer is not None:
            self._drawer.end_reading()
            self._drawer.show_library(library)
        if self._search is not None:
            self._search.show_library(library)
        self.library_changed.emit(library)

    def _on_file_changed(self, name: str) -> None:
        if self._drawer is None or Path(name).exists():
            return
        self._drawer.tell(f"{Path(name).name} is no longer where it was. What was read of it stays here for now.")

    def _on_step_changed(self, step: str) -> None:
        if self._drawer is not None:
            self._drawer.show_step(step)

    def _go_to_step(self, step: str) -> None:
        self._window.player.go_to_step(step_index(step))

    def _open_drawer(self) -> None:
        if self._window.side.open_drawer != DOCUMENTS:
            self._window.side.toggle_drawer(DOCUMENTS)

    def _go_to_hit(self, hit: Hit) -> None:
        if hit.document is not None and hit.number is not None:
            if hit.step is not None:
                self._go_to_step(hit.step)
            self._open_drawer()
            assert self._drawer is not None
            self._drawer.go_to(hit.document, hit.number)
        elif hit.step is not None:
            if hit.level is not None:
                self._window.session.set_reading_level(hit.level)
            self._go_to_step(hit.step)
            self._window.side.close_drawer()
        else:
            self._window.side.open_page(hit.place or f"glossary#{hit.term}")
