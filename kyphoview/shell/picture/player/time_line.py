"""The sliders over time: one over the present step, one over the whole procedure."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.state.player import FRAME_S, Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.slider import Slider

_WIDE_PX = 300  # below this length the buttons beside it give up their words
STEP_PARTS = 480  # values of the whole slider for each step: at 16 seconds about one for each frame


class StepLine(Slider):
    """Over the present step, a value for each frame."""

    def __init__(self, session: Session, player: Player, place: Callable[[], str], parent: QWidget) -> None:
        super().__init__(
            _("Place in this step, in seconds"), _("Drag to any moment of this step"), parent=parent, unit=FRAME_S
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
    """Over all steps, each an equal share of it."""

    def __init__(self, session: Session, player: Player, place: Callable[[], str], parent: QWidget) -> None:
        super().__init__(
            _("Place in the whole procedure, in steps"),
            _("Drag through the whole procedure"),
            len(STEPS),
            parent,
            unit=1 / STEP_PARTS,
        )
        self._session, self._player, self._place_in_step = session, player, place
        self.describe_by(self._place_in_words)
        self.setRange(0, len(STEPS) * STEP_PARTS)
        self.setSingleStep(STEP_PARTS // 30)
        self.setPageStep(STEP_PARTS)
        self._follow()

        self.sought.connect(self._on_sought)
        session.moment_changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE_PX, super().sizeHint().height())

    def _follow(self) -> None:
        self.show_value(round(self._player.whole * self.maximum()))

    def _on_sought(self, value: int) -> None:
        self._player.seek_whole(value / self.maximum())

    def _place_in_words(self) -> str:
        number = self._session.step_number + 1
        step = _("Step {number} of {count}", number=number, count=len(STEPS))
        return f"{step}, {self._place_in_step()}"
