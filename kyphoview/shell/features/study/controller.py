"""Study in a window: its drawers, and what of it is kept."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import COURSES, PARTS, PROGRESS, STUDY, Panels
from kyphoview.shell.presentation import Presentation

if TYPE_CHECKING:
    from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
    from kyphoview.shell.widgets.drawer import SideDrawer


class StudyController(QObject):
    """Nothing is imported or read for it before it is needed: at a start, only where something is kept."""

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._panels = panels
        self._keeper: ProgressKeeper | None = None
        self._is_paused = False
        panels.side.offer_drawer(STUDY, self._make_study)
        panels.side.offer_drawer(PROGRESS, self._make_progress)
        panels.side.offer_drawer(PARTS, self._make_parts)

    @property
    def keeper(self) -> "ProgressKeeper":
        return self._keeper or self._make_keeper()

    def begin(self) -> None:
        """The picture has been painted: take up what was kept, and say what a part is that is pressed."""
        self._offer_meanings()
        if self._keeper is None and self._presentation.settings.progress_file:
            self._make_keeper()

    def set_explaining(self, is_explaining: bool) -> None:
        """While a patient looks on, nothing is kept, and nothing that was kept is shown."""
        self._is_paused = is_explaining
        if self._keeper is not None:
            self._keeper.set_paused(is_explaining)

    def close(self) -> None:
        """The window goes."""
        if self._keeper is not None:
            self._keeper.close()

    def _make_keeper(self) -> "ProgressKeeper":
        from kyphoview.shell.features.study.progress_keeper import ProgressKeeper

        keeper = self._keeper = ProgressKeeper(self._presentation)
        keeper.told.connect(self._panels.tell)
        keeper.set_paused(self._is_paused)
        keeper.read()
        return keeper

    def _make_study(self) -> "SideDrawer":
        from kyphoview.shell.features.study.study_drawer import StudyDrawer

        side = self._panels.side
        drawer = StudyDrawer(self._presentation, self.keeper, side)
        drawer.order.answer_in_sight.connect(side.steps_wanted)
        drawer.progress_wanted.connect(self._show_progress)
        drawer.courses_wanted.connect(partial(side.show_drawer_from_open, COURSES))
        drawer.moment_wanted.connect(self._show_moment)
        return drawer

    def _make_parts(self) -> "SideDrawer":
        from kyphoview.shell.features.study.naming.parts_drawer import PartsDrawer

        return PartsDrawer(self._presentation, self._panels.side)

    def _offer_meanings(self) -> None:
        """Let a press on a part of the picture say what it is, unless the open drawer asks for it."""
        from kyphoview.shell.features.study.naming.meanings import Meanings
        from kyphoview.shell.features.study.naming.names_sign import NamesSign

        NamesSign(self._presentation)
        side = self._panels.side
        meanings = Meanings(self._presentation, side.popover)

        def follow(drawer: str | None) -> None:
            meanings.is_wanted = drawer != STUDY

        side.drawer_changed.connect(follow)

    def _make_progress(self) -> "SideDrawer":
        from kyphoview.shell.features.study.progress_drawer import ProgressDrawer

        drawer = ProgressDrawer(self.keeper, self._presentation.style, self._panels.side)
        drawer.moment_wanted.connect(self._show_moment)
        return drawer

    def _show_progress(self) -> None:
        self._panels.side.show_drawer_from_open(PROGRESS)

    def _show_moment(self, moment: Moment) -> None:
        self._presentation.player.pause()
        self._presentation.session.set_moment(moment)
