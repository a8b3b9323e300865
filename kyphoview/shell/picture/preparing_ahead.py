"""Prepares the views of the next step during the step before, so that nobody waits for 3D or an X-ray."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QObject

from kyphoview.procedure.moment import Moment
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.sliced_work import SlicedWork
from kyphoview.shell.picture.view_pane import ViewPane
from kyphoview.shell.state.session import Session

_PAUSE_MS = 40  # between two slices of the work, for what is playing


class PreparingAhead(QObject):
    """Works in slices, with pauses, and only until the next step has come. What goes wrong ends the work: it will be
    told when the view is shown."""

    def __init__(self, session: Session, picture: PicturePane) -> None:
        super().__init__(picture)
        self._session = session
        self._picture = picture
        self._prepared: list[ViewPane] = []
        self._work = SlicedWork(_PAUSE_MS, self)
        session.step_changed.connect(self._on_step_changed)

    @property
    def is_working(self) -> bool:
        """Whether the preparation has begun and is not over."""
        return self._work.is_running

    def stop(self) -> None:
        """Prepare no more, until the next step."""
        self._work.stop()

    def _on_step_changed(self) -> None:
        self.stop()
        for pane in self._prepared:
            if pane.view is not None and pane.name not in self._session.views:
                pane.view.let_go()
        coming = [name for name in self._session.views_ahead if name not in self._session.views]
        self._prepared = [self._picture.pane_ahead(name) for name in coming]
        if any(not pane.is_prepared for pane in self._prepared):
            self._work.start(self._preparation())

    def _preparation(self) -> Iterator[None]:
        from kyphoview.procedure.scene import scene_at  # late: the window's start must not pay for it

        coming = self._session.place.steps[self._session.step_number + 1]
        first = scene_at(self._session.case, Moment(coming.id, 0.0))
        yield from chain.from_iterable(pane.preparation(first) for pane in self._prepared if not pane.is_prepared)
