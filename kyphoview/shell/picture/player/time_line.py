"""The sliders over time: one over the present step, one over the whole procedure."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.state.player import FRAME_S, Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.slider import Slider

_WIDE_PX = 300  # below this length the buttons beside it give up their words
STEP_PARTS = 960  # values of the whole slider for each step: more than its frames, also where it takes half a minute


class StepLine(Slider):
    """Over the present step, a value for each frame."""

    def __init__(self, session: Session, player: Player, place: Callable[[], str], parent: QWidget) -> None:
        super().__init__(
            _("Place in this step, in seconds"),
            _("Drag to any moment of this step; farther above or below the line it goes in smaller steps"),
            parent=parent,
            unit=FRAME_S,
        )
        self._session, self._player = session, player
        self.describe_by(place)
        self.setPageStep(30)  # frames: one second
        self._follow_step()

        self.sought.connect(self._on_sought)
        session.step_changed.connect(self._follow_step)
        session.moment_changed.connect(self._follow_moment)

    def _follow_step(self) -> None:
        self.setRange(0, self._player.frames)
        self._follow_moment()

    def _follow_moment(self) -> None:
        self.show_value(round(self._session.moment.at * self._player.frames))

    def _on_sought(self, frame: int) -> None:
        self._player.seek_step(frame / self._player.frames)


class WholeLine(Slider):
    """Over all steps of what is shown, each an equal share of it."""

    def __init__(self, session: Session, player: Player, place: Callable[[], str], parent: QWidget) -> None:
        super().__init__("", parent=parent, unit=1 / STEP_PARTS)
        self._session, self._player, self._place_in_step = session, player, place
        self.describe_by(self._place_in_words)
        self.setSingleStep(STEP_PARTS // 30)
        self.setPageStep(STEP_PARTS)
        self._follow_course()

        self.sought.connect(self._on_sought)
        session.course_changed.connect(self._follow_course)
        session.moment_changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE_PX, super().sizeHint().height())

    def _follow_course(self) -> None:
        is_elsewhere = self._session.place.is_elsewhere
        self.setAccessibleName(
            _("Place in this course, in steps") if is_elsewhere else _("Place in the whole procedure, in steps")
        )
        about = _("Drag through this course") if is_elsewhere else _("Drag through the whole procedure")
        finer = _("Farther above or below the line it goes in smaller steps")
        about = f"{about}. {finer}"
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.ticks = len(self._session.place.steps)
        self.setRange(0, len(self._session.place.steps) * STEP_PARTS)
        self._follow()

    def _follow(self) -> None:
        self.show_value(round(self._player.whole * self.maximum()))

    def _on_sought(self, value: int) -> None:
        self._player.seek_whole(value / self.maximum())

    def _place_in_words(self) -> str:
        number, count = self._session.step_number + 1, len(self._session.place.steps)
        step = _("Step {number} of {count}", number=number, count=count)
        return f"{step}, {self._place_in_step()}"
