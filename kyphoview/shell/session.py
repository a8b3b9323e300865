"""The one object of the program that changes: which case, which moment, and how it is looked at."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.timeline import STEPS, Moment, step_index

ViewChoice = Literal["side", "top", "both"]
VIEW_CHOICES: tuple[ViewChoice, ...] = ("side", "top", "both")
OPENING = Moment(STEPS[0].id, 0.0)
SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0)


class Session(QObject):
    """Says what has changed, only when it has; what follows from it (scene, words, figures) is worked out by others."""

    case_changed = Signal(object)
    moment_changed = Signal(object)
    step_changed = Signal(str)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    view_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = DEFAULT_CASE
        self._moment = OPENING
        self._is_playing = False
        self._speed = 1.0
        self._view: ViewChoice = "side"

    @property
    def case(self) -> Case:
        return self._case

    @property
    def moment(self) -> Moment:
        return self._moment

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def view(self) -> ViewChoice:
        return self._view

    @property
    def step_number(self) -> int:
        """The present step's place, from 0."""
        return step_index(self._moment.step)

    def set_case(self, case: Case) -> None:
        if case != self._case:
            self._case = case
            self.case_changed.emit(case)

    def set_moment(self, moment: Moment) -> None:
        if moment == self._moment:
            return
        is_other_step = moment.step != self._moment.step
        self._moment = moment
        self.moment_changed.emit(moment)
        if is_other_step:
            self.step_changed.emit(moment.step)

    def set_playing(self, is_playing: bool) -> None:
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self.playing_changed.emit(is_playing)

    def set_speed(self, speed: float) -> None:
        if speed not in SPEEDS:
            raise ValueError(f"speed {speed!r} is not one of {SPEEDS}")
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def set_view(self, view: ViewChoice) -> None:
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)
