"""The features, each made and brought together with its window when it is first asked for.

Nothing of them is imported before, so that the first picture does not wait for it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kyphoview.shell.features.panels import DOCUMENTS, FRACTURE, LOOK_UP, SEARCH, TAKE_AWAY, Panels
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.words.side_panel import SidePanel

if TYPE_CHECKING:
    from kyphoview.content.words import Source
    from kyphoview.procedure.ink import Ink
    from kyphoview.shell.features.documents.controller import DocumentsController
    from kyphoview.shell.features.explain.controller import ExplainController
    from kyphoview.shell.features.pages.look_up import LookUp
    from kyphoview.shell.features.speech.reader import Reader
    from kyphoview.shell.widgets.drawer import SideDrawer

TOOL_ACTIONS = ("pointer", "pen", "ink_colour", "undo_ink", "wipe_ink")


def offer_fracture(presentation: Presentation, side: SidePanel) -> None:
    """Let the case be changed in a drawer."""

    def make() -> "SideDrawer":
        from kyphoview.shell.features.fracture.drawer import FractureDrawer

        drawer = FractureDrawer(presentation.session.case, presentation.style, side)
        drawer.case_wanted.connect(presentation.session.set_case)
        presentation.session.case_changed.connect(drawer.show_case)
        return drawer

    side.offer_drawer(FRACTURE, make)


class Pages(QObject):
    """Lets pages be looked up in a drawer, also from marks and terms in the words.

    `step_sought` says that the picture has gone from a page to the step of which it speaks.
    """

    step_sought = Signal()

    def __init__(self, presentation: Presentation, side: SidePanel) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._side = side
        self._look_up: LookUp | None = None
        side.offer_drawer(LOOK_UP, self._make)

        side.page_wanted.connect(self._open_page)
        side.look_up_wanted.connect(self._open)

    def _make(self) -> "SideDrawer":
        from kyphoview.shell.features.pages.look_up import LookUp

        self._look_up = LookUp(self._side.popover, self._presentation.style, self._side)
        self._look_up.step_wanted.connect(self._presentation.go_to_step)
        self._look_up.step_wanted.connect(self.step_sought)
        return self._look_up

    def _open(self) -> None:
        self._side.show_drawer(LOOK_UP)

    def _open_page(self, place: str) -> None:
        """By its id, perhaps at a place in it: "differences#height"."""
        self._open()
        assert self._look_up is not None
        self._look_up.open_page(place)


class Features(QObject):
    """Of one window. `changed` says that a caption may be needed or not, `explaining_changed` that explaining has begun
    or ended."""

    changed = Signal()
    explaining_changed = Signal(bool)

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._panels = panels
        self._documents: DocumentsController | None = None
        self._reader: Reader | None = None
        self._explain: ExplainController | None = None
        self._given: tuple[Path, ...] = ()
        side = panels.side
        offer_fracture(presentation, side)
        Pages(presentation, side)
        side.offer_drawer(DOCUMENTS, self._make_documents)
        side.offer_drawer(SEARCH, self._make_search)
        side.offer_drawer(TAKE_AWAY, self._make_take_away)

        side.source_wanted.connect(self._on_source_wanted)
        presentation.keeper.changed.connect(self._take_settings)

    @property
    def documents(self) -> "DocumentsController":
        if self._documents is None:
            from kyphoview.shell.features.documents.controller import DocumentsController

            self._documents = DocumentsController(self._presentation, self._panels)
        return self._documents

    @property
    def reader(self) -> "Reader":
        """The voice."""
        if self._reader is None:
            from kyphoview.shell.features.speech.reader import Reader

            presentation, side = self._presentation, self._panels.side
            self._reader = Reader(presentation.session, presentation.player, lambda: side.words, parent=self)
            self._reader.failed.connect(self._panels.tell)
            self._reader.voices_found.connect(presentation.show_voices)
            self._reader.sentence_changed.connect(presentation.say)
        return self._reader

    @property
    def explain(self) -> "ExplainController":
        """Explaining to a patient, with pointer and ink."""
        if self._explain is None:
            from kyphoview.shell.features.explain.controller import ExplainController

            self._explain = ExplainController(self._presentation, self._panels)
            self._explain.changed.connect(self.explaining_changed)
            self._explain.changed.connect(self.changed)
            self._explain.placed.connect(self.changed)
        return self._explain

    @property
    def is_explaining(self) -> bool:
        return self._explain is not None and self._explain.is_on

    @property
    def needs_caption(self) -> bool:
        """Wherever the words are read aloud, and where a patient looks at this window."""
        is_read = self._reader is not None and self._reader.is_on
        return is_read or (self.is_explaining and self.explain.placement is None)

    def begin(self) -> None:
        """The picture has been painted: read aloud if that is chosen, open what was given or is remembered."""
        self._take_settings()
        remembered = [Path(name) for name in self._presentation.settings.documents]
        if self._given or remembered:
            self.documents.open(self._given or remembered, is_remembered=False)

    def give_documents(self, paths: Sequence[Path]) -> None:
        """Open these documents when the picture has been painted, for this time only."""
        self._given = tuple(paths)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        self._panels.side.show_drawer(DOCUMENTS)
        self.documents.open(paths)

    def toggle_explaining(self) -> None:
        """Explain to a patient, or no longer."""
        self.explain.toggle()

    def toggle_reading(self) -> None:
        """Read aloud, or no longer."""
        self._presentation.keeper.set_one(reads_aloud=not self._presentation.settings.reads_aloud)

    def use_tool(self, action: str) -> None:
        """Do one of TOOL_ACTIONS; nothing unless somebody explains."""
        if self.is_explaining:
            self.explain.ink.use_tool(action)

    def put_tool_down(self) -> bool:
        """Put the pointer or the pen down; whether one was in use."""
        return self._explain is not None and self._explain.ink.put_tool_down()

    def close(self) -> None:
        """The window goes."""
        for feature in (self._documents, self._reader, self._explain):
            if feature is not None:
                feature.close()

    def _take_settings(self) -> None:
        settings = self._presentation.settings
        if settings.reads_aloud or self._reader is not None:
            self.reader.take(settings)
        self.changed.emit()

    def _ink(self) -> "Ink":
        """What was drawn over the pictures."""
        return self._explain.ink.book.ink if self._explain is not None else ()

    def _make_documents(self) -> "SideDrawer":
        return self.documents.make_drawer()

    def _make_search(self) -> "SideDrawer":
        return self.documents.make_search()

    def _make_take_away(self) -> "SideDrawer":
        from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer

        drawer = TakeAwayDrawer(self._presentation, self._ink, self._panels.side)
        drawer.told.connect(self._panels.tell)
        drawer.taken.connect(self._panels.tell_done)
        return drawer

    def _on_source_wanted(self, source: "Source") -> None:
        self.documents.go_to_source(source)
