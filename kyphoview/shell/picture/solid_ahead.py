"""Prepares the 3D view during the step before the one that shows it first, so that nobody waits for it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.state.session import Session

_PAUSE_MS = 40  # between two parts of the work, for what is playing


class SolidAhead(QObject):
    """Works in small parts, with pauses, and only until the step that shows 3D has come."""

    def __init__(self, session: Session, picture: PicturePane) -> None:
        super().__init__(picture)
        self._session = session
        self._picture = picture
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._do_next)
        session.step_changed.connect(self._on_step_changed)

    @property
    def is_working(self) -> bool:
        """Whether the preparation has begun and is not over."""
        return self._work is not None

    def stop(self) -> None:
        """Prepare no more, until the next step."""
        self._timer.stop()
        self._work = None

    def _on_step_changed(self) -> None:
        self.stop()
        is_next = "3d" in self._session.views_ahead and "3d" not in self._session.views
        if is_next and self._picture.pane_ahead("3d").view is None:
            self._start()

    def _start(self) -> None:
        from kyphoview.procedure.scene import scene_at  # late: the window's start must not pay for it
        from kyphoview.view.solid.preparation import preparation

        first = Moment(STEPS[self._session.step_number + 1].id, 0.0)
        make = self._picture.pane_ahead("3d").prepare_solid_view
        self._work = preparation(scene_at(self._session.case, first), make)
        self._timer.start()

    def _do_next(self) -> None:
        """Do one part; what goes wrong ends the work, for it will be told when 3D is shown."""
        try:
            if self._work is not None:
                next(self._work)
                self._timer.start()
        except Exception:  # noqa: BLE001 - StopIteration too
            self.stop()
