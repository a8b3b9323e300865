"""What a window has beside picture and words, each made when it is first asked for: documents, search and the voice."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kyphoview.shell.window.top_bar import DOCUMENTS, SEARCH
from kyphoview.shell.words.narration import Narration

if TYPE_CHECKING:
    from kyphoview.content.words import Source
    from kyphoview.documents.library import Library
    from kyphoview.procedure.ink import Ink
    from kyphoview.shell.features.documents.controller import Desk
    from kyphoview.shell.features.explain.controller import Explaining
    from kyphoview.shell.features.speech.reader import Reader
    from kyphoview.shell.window.window import Window

TOOL_ACTIONS = ("pointer", "pen", "ink_colour", "undo_ink", "wipe_ink")


class Beside(QObject):
    """Brings them together with the window; nothing of them is loaded before it is needed."""

    def __init__(self, window: "Window", narration: Narration) -> None:
        super().__init__(window)
        self._window = window
        self._narration = narration
        self._desk: Desk | None = None
        self._reader: Reader | None = None
        self._explaining: Explaining | None = None
        self._given: tuple[Path, ...] = ()
        window.side.makers |= {DOCUMENTS: self._make_documents, SEARCH: self._make_search}

        window.side.source_wanted.connect(self._on_source_wanted)

    @property
    def desk(self) -> "Desk":
        """The documents."""
        if self._desk is None:
            from kyphoview.shell.features.documents.controller import Desk

            self._desk = Desk(self._window)
            self._desk.library_changed.connect(self._on_library_changed)
        return self._desk

    @property
    def reader(self) -> "Reader":
        """The voice."""
        if self._reader is None:
            from kyphoview.shell.features.speech.reader import Reader

            window = self._window
            self._reader = Reader(window.session, window.player, self._shown_words, parent=self)
            self._reader.failed.connect(window.tell)
            self._reader.voices_found.connect(window.side.show_voices)
            self._reader.sentence_changed.connect(self._on_sentence_changed)
        return self._reader

    @property
    def explaining(self) -> "Explaining":
        """Explaining to a patient, with pointer and ink."""
        if self._explaining is None:
            from kyphoview.shell.features.explain.controller import Explaining

            self._explaining = Explaining(self._window)
            self._explaining.changed.connect(self._on_explaining_changed)
            self._explaining.seated.connect(self.show_caption)
        return self._explaining

    @property
    def is_explaining(self) -> bool:
        return self._explaining is not None and self._explaining.is_on

    def toggle_explaining(self) -> None:
        """Explain to a patient, or no longer."""
        self.explaining.toggle()

    def use_tool(self, action: str) -> None:
        """Do one of TOOL_ACTIONS; nothing unless somebody explains."""
        if self.is_explaining:
            self.explaining.use_tool(action)

    def ink(self) -> "Ink":
        """What was drawn over the pictures."""
        return self._explaining.desk.book.ink if self._explaining is not None else ()

    def lay_down(self) -> bool:
        """Lay the pointer or the pen down; whether one was in hand."""
        return self._explaining is not None and self._explaining.lay_down()

    def give_documents(self, paths: Sequence[Path]) -> None:
        """Open these documents when the picture has been painted, for this time only."""
        self._given = tuple(paths)

    def begin(self) -> None:
        """The picture has been painted: open what was given or is remembered."""
        self.take_settings()
        if self._given:
            self.desk.open(self._given, is_remembered=False)
        elif self._window.settings.documents:
            self.desk.open([Path(name) for name in self._window.settings.documents])

    def take_settings(self) -> None:
        if self._window.settings.reads_aloud or self._reader is not None:
            self.reader.take(self._window.settings)
        self.show_caption()

    def toggle_reading(self) -> None:
        """Read aloud, or no longer."""
        self._window.keeper.set_one(reads_aloud=not self._window.settings.reads_aloud)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        if self._window.side.open_drawer != DOCUMENTS:
            self._window.side.toggle_drawer(DOCUMENTS)
        self.desk.open(paths)

    def show_caption(self) -> None:
        """In full screen, wherever the words are read aloud, and where a patient looks at this window."""
        is_read = self._reader is not None and self._reader.is_on
        is_watched = self.is_explaining and self.explaining.seat is None
        self._window.caption.setVisible(self._window.isFullScreen() or is_read or is_watched)

    def on_drawer_changed(self, name: str | None) -> None:
        if name == SEARCH:
            self.desk.enter_search()

    def close(self) -> None:
        if self._desk is not None:
            self._desk.close()
        if self._reader is not None:
            self._reader.close()
        if self._explaining is not None:
            self._explaining.close()

    def _on_explaining_changed(self, is_on: bool) -> None:
        self._window.top_bar.explain.setChecked(is_on)
        self.show_caption()
        self._window.arrange()

    def _make_documents(self) -> QWidget:
        return self.desk.make_drawer()

    def _make_search(self) -> QWidget:
        return self.desk.make_search()

    def _shown_words(self) -> QWidget:
        return self._window.side.words

    def _on_source_wanted(self, source: "Source") -> None:
        self.desk.go_to_source(source)

    def _on_library_changed(self, library: "Library") -> None:
        known = frozenset(document.known for document in library.documents if document.known)
        self._window.side.popover.set_open_documents(known)

    def _on_sentence_changed(self, sentence: str) -> None:
        """What is said stands below the picture too; then the step's main sentence again."""
        self._window.caption.show_sentence(sentence or self._narration.main_sentence)
