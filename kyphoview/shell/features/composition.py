"""The features, each made and brought together with its window when it is first asked for.

Nothing of them is imported before, so that the first picture does not wait for it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kyphoview.language import _
from kyphoview.procedure.moment import OPENING
from kyphoview.shell.features.courses.controller import CoursesController
from kyphoview.shell.features.panels import (
    CHECK_YOURSELF,
    COURSES,
    DOCUMENTS,
    FRACTURE,
    LOOK_UP,
    QUESTIONS,
    SEARCH,
    SHEET,
    STUDY,
    TAKE_AWAY,
    Panels,
)
from kyphoview.shell.features.speech.listening import Listening
from kyphoview.shell.features.study.controller import StudyController
from kyphoview.shell.features.three_minutes import ThreeMinutes
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.words.side_panel import SidePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kyphoview.content.words import Source
    from kyphoview.procedure.futures.three_futures import Then
    from kyphoview.procedure.ink import Ink
    from kyphoview.shell.features.documents.controller import DocumentsController
    from kyphoview.shell.features.explain.controller import ExplainController
    from kyphoview.shell.features.pages.look_up import LookUp
    from kyphoview.shell.widgets.drawer import SideDrawer

_OFFERED = {"questions": QUESTIONS, "sheet": SHEET, "check": CHECK_YOURSELF, "study": STUDY, "courses": COURSES}
TOOL_ACTIONS = ("pointer", "pen", "ink_colour", "undo_ink", "wipe_ink")


def offer_fracture(presentation: Presentation, side: SidePanel) -> None:
    """Let the case be changed in a drawer."""

    def make() -> "SideDrawer":
        from kyphoview.shell.features.fracture.drawer import FractureDrawer

        drawer = FractureDrawer(presentation.session.case, presentation.style, side)
        drawer.case_wanted.connect(presentation.session.set_case)
        drawer.told.connect(presentation.told)
        presentation.session.case_changed.connect(drawer.show_case)
        return drawer

    side.offer_drawer(FRACTURE, make)


def offer_sheet(presentation: Presentation, side: SidePanel, can_print: bool) -> None:
    """Let a person keep questions and see the sheet in drawers, and do what beginning and end offer.

    Args:
        can_print: whether the sheet can be printed or saved from here.
    """

    three_minutes = ThreeMinutes(presentation, side)

    def make_questions() -> "SideDrawer":
        from kyphoview.shell.features.questions.questions_drawer import QuestionsDrawer
        from kyphoview.shell.features.questions.way_to_paper import way_to_paper

        how = way_to_paper(can_print, presentation.settings.kiosk_prints)
        drawer = QuestionsDrawer(presentation.questions, presentation.style, how, side)
        drawer.sheet_wanted.connect(partial(side.show_drawer, SHEET))
        return drawer

    def make_sheet() -> "SideDrawer":
        from kyphoview.shell.features.questions.sheet_drawer import SheetDrawer

        drawer = SheetDrawer(presentation, can_print, side)
        drawer.print_wanted.connect(partial(side.show_drawer, TAKE_AWAY))
        return drawer

    def take(offer: str) -> None:
        if offer == "again":
            presentation.go_to_step(OPENING.step)
        elif offer == "essence":
            three_minutes.begin()
        else:
            side.show_drawer(_OFFERED[offer])

    def make_check() -> "SideDrawer":
        from kyphoview.shell.features.study.check_drawer import CheckDrawer

        return CheckDrawer(presentation, side)

    side.offer_drawer(CHECK_YOURSELF, make_check)
    side.offer_drawer(QUESTIONS, make_questions)
    side.offer_drawer(SHEET, make_sheet)
    side.offer_wanted.connect(take)


class Pages(QObject):
    """Lets pages be looked up in a drawer, also from marks and terms in the words.

    `step_sought` says that the picture has gone from a page to the step of which it speaks.
    """

    step_sought = Signal()
    futures_wanted = Signal(str, object)  # two of three futures over each other, by the name of their pair, at a time

    def __init__(self, presentation: Presentation, side: SidePanel, listening: Listening) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._side = side
        self._listening = listening
        self._look_up: LookUp | None = None
        side.offer_drawer(LOOK_UP, self._make)

        side.page_wanted.connect(self._open_page)
        side.look_up_wanted.connect(self._open)
        side.drawer_changed.connect(self._on_drawer_changed)
        presentation.started_over.connect(self._forget)

    def _make(self) -> "SideDrawer":
        from kyphoview.shell.features.pages.look_up import LookUp

        presentation = self._presentation
        side, clinic = self._side, presentation.settings.clinic
        make_futures = self._make_futures if side.has_courses else None
        self._look_up = LookUp(side.popover, presentation.style, clinic, make_futures, side)
        presentation.preferences.clinic_changed.connect(self._look_up.take_clinic)
        self._look_up.step_wanted.connect(self._presentation.go_to_step)
        self._look_up.step_wanted.connect(self.step_sought)
        self._look_up.course_wanted.connect(self._side.course_wanted)
        self._look_up.listen_wanted.connect(self._read)
        self._look_up.left.connect(self._listening.stop_page)
        self._listening.page_changed.connect(self._look_up.show_reading)
        self._look_up.take_reading_level(self._presentation.session.reading_level)
        self._presentation.session.reading_level_changed.connect(self._look_up.take_reading_level)
        return self._look_up

    def _make_futures(self) -> "QWidget":
        from kyphoview.shell.features.futures.futures_view import FuturesView

        session = self._presentation.session
        futures = FuturesView(lambda: session.place.procedure.case)
        futures.compare_wanted.connect(self._compare)
        session.case_changed.connect(futures.refresh)
        return futures

    def _compare(self, pair: str, then: "Then") -> None:
        """Lay two futures over each other, in the picture's place."""
        self._side.close_drawer()
        self.futures_wanted.emit(pair, then)

    def _on_drawer_changed(self, name: str | None) -> None:
        if self._look_up is None:
            return
        self._listening.stop_page()
        if name != LOOK_UP:
            self._look_up.put_away()

    def _forget(self) -> None:
        """It has gone with the other drawers."""
        self._look_up = None

    def _read(self, is_wanted: bool) -> None:
        """Read the page that is shown aloud, or no longer."""
        page = self._look_up.page if self._look_up is not None else None
        if is_wanted and page is not None:
            self._listening.read_page(page.page.id, page)
        else:
            self._listening.stop_page()

    def _open(self) -> None:
        self._side.show_drawer(LOOK_UP)

    def _open_page(self, place: str) -> None:
        """By its id, perhaps at a place in it: "differences#height"."""
        is_direct = self._side.open_drawer != LOOK_UP
        self._open()
        assert self._look_up is not None
        self._look_up.open_page(place, is_direct)


class Features(QObject):
    """Of one window. `changed` says that a caption may be needed or not, `explaining_changed` that explaining has begun
    or ended."""

    changed = Signal()
    explaining_changed = Signal(bool)
    futures_wanted = Signal(str, object)

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._panels = panels
        self._documents: DocumentsController | None = None
        self.listening = Listening(presentation, panels.side, panels.tell)
        self._explain: ExplainController | None = None
        self._given: tuple[Path, ...] = ()
        side = panels.side
        self.courses = CoursesController(presentation, panels)
        offer_fracture(presentation, side)
        offer_sheet(presentation, side, can_print=True)
        Pages(presentation, side, self.listening).futures_wanted.connect(self.futures_wanted)
        side.offer_drawer(DOCUMENTS, self._make_documents)
        side.offer_drawer(SEARCH, self._make_search)
        side.offer_drawer(TAKE_AWAY, self._make_take_away)
        self.study = StudyController(presentation, panels)
        side.set_opening(("essence", "study"))

        side.source_wanted.connect(self._on_source_wanted)
        self.listening.changed.connect(self.changed)
        presentation.started_over.connect(self._on_started_over)

    @property
    def documents(self) -> "DocumentsController":
        if self._documents is None:
            from kyphoview.shell.features.documents.controller import DocumentsController

            self._documents = DocumentsController(self._presentation, self._panels)
        return self._documents

    @property
    def explain(self) -> "ExplainController":
        """Explaining to a patient, with pointer and ink."""
        if self._explain is None:
            from kyphoview.shell.features.explain.controller import ExplainController

            self._explain = ExplainController(self._presentation, self._panels)
            self._explain.changed.connect(self.study.set_explaining)
            self._explain.changed.connect(self.courses.leave)  # a patient sees no course that was not chosen for them
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
        return self.listening.is_on or (self.is_explaining and self.explain.placement is None)

    def begin(self) -> None:
        """The picture has been painted: read aloud if that is chosen, open documents: those given, or the clinic's."""
        self.listening.begin()
        self.study.begin()
        documents = self._given or self._presentation.settings.documents_at_start
        if documents:
            self.documents.open(documents)

    def give_documents(self, paths: Sequence[Path]) -> None:
        """Open these documents when the picture has been painted, for this time only."""
        self._given = tuple(paths)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        self._panels.side.show_drawer(DOCUMENTS)
        self.documents.open(paths)

    def keep_documents(self, is_wanted: bool) -> None:
        """Have the documents that are open now be opened at every start, or no documents."""
        if not is_wanted:
            self._presentation.keeper.set_one(clinic_documents=())
        elif not self.documents.keep():
            self._panels.tell(_("Open the documents first that are to be there at every start."))

    def toggle_explaining(self) -> None:
        """Explain to a patient, or no longer."""
        self.explain.toggle()

    def use_tool(self, action: str) -> None:
        """Do one of TOOL_ACTIONS; nothing unless somebody explains."""
        if self.is_explaining:
            self.explain.ink.use_tool(action)

    def put_tool_down(self) -> bool:
        """Put the pointer or the pen down; whether one was in use."""
        return self._explain is not None and self._explain.ink.put_tool_down()

    def close(self) -> None:
        """The window goes."""
        for feature in (self._documents, self.listening, self._explain, self.study):
            if feature is not None:
                feature.close()

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

    def _on_started_over(self) -> None:
        self._given = ()
        if self._documents is not None:
            self._documents.start_over()

    def _on_source_wanted(self, source: "Source") -> None:
        self.documents.go_to_source(source)
