"""The only clock: it moves the session's moment while playing, and by steps and frames when asked."""

import math
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import Leg, RunningTime
from kyphoview.procedure.step import Step
from kyphoview.shell.state.session import Session

FRAME_S = 1 / 30
_TICK_MS = 33
_LONGEST_TICK_S = 0.25  # after the computer slept, or was very busy, time goes on from where it stood
_LONGEST_LED_TICK_S = 0.5  # the voice that leads has gone on meanwhile, and the picture is to be with it
_MOST_LOST_S = 2.0  # in one tick: what is longer was sleep
_ROUNDING = 1e-6  # of a frame: what floating point may lose


class Lead(Protocol):
    """Says where in the present step the picture is, where that is not only a matter of time: a voice."""

    @property
    def has_more(self) -> bool:
        """Whether it is not done with this step, from the moment on that is shown."""
        ...

    def share_after(self, elapsed_s: float) -> float:
        """Where in the step the picture is after so much more time, 0 to 1."""
        ...


class Player(QObject):
    """Plays to the end of a step and stops there, unless it is told to go on by itself.

    `clock` returns seconds; tests drive time by `advance` instead. `advanced` says that time has passed while playing.
    """

    advanced = Signal()

    def __init__(self, session: Session, clock: Callable[[], float] = monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.goes_on_by_itself = False
        self.is_motion_reduced = False
        self.lead: Lead | None = None  # where the picture keeps step with a voice
        self.running_time: RunningTime | None = None  # through all steps, each at its own pace and with time to read
        self.rested_s = 0.0  # at the present step's end
        self._lost_s = 0.0  # while the computer was very busy; a running time takes it from the next rest
        self._session = session
        self._clock = clock
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)

        self._timer.timeout.connect(self._on_tick)
        session.playing_changed.connect(self._on_playing_changed)

    @property
    def step(self) -> Step:
        return self._session.place.steps[self._session.step_number]

    @property
    def is_at_end(self) -> bool:
        """Whether the present step has been played to its end."""
        return self._session.moment.at >= 1.0

    @property
    def is_done(self) -> bool:
        """Whether the present step has been played and told to its end."""
        return self.is_at_end and (self.lead is None or not self.lead.has_more)

    @property
    def has_previous(self) -> bool:
        return self._session.step_number > 0

    @property
    def has_next(self) -> bool:
        return self._session.step_number < len(self._session.place.steps) - 1

    @property
    def frames(self) -> int:
        """How many frames the present step has."""
        return max(1, round(self.step.duration_s / FRAME_S))

    @property
    def whole(self) -> float:
        """Where the moment stands in the whole course, 0 to 1, every step taking an equal share."""
        return (self._session.step_number + self._session.moment.at) / len(self._session.place.steps)

    def play(self) -> None:
        """Play on; at a step's end, play it again, or the next one where steps follow by themselves."""
        if self.is_done:
            onwards = (self.goes_on_by_itself or self.running_time is not None) and self.has_next
            self._show(self._session.step_number + int(onwards), 0.0)
        self._session.set_playing(True)

    def pause(self) -> None:
        self._session.set_playing(False)

    def play_or_pause(self) -> None:
        if self._session.is_playing:
            self.pause()
        else:
            self.play()

    def go_to_step(self, number: int) -> None:
        """Play a step from its start; with reduced motion, show its end at once."""
        if 0 <= number < len(self._session.place.steps):
            self._show(number, 1.0 if self.is_motion_reduced else 0.0)
            self._session.set_playing(not self.is_motion_reduced)

    def next_step(self) -> None:
        self.go_to_step(self._session.step_number + 1)

    def previous_step(self) -> None:
        self.go_to_step(self._session.step_number - 1)

    def frame_on(self) -> None:
        """One frame forward, into the next step at a step's end."""
        self.pause()
        if self.is_at_end and self.has_next:
            self._show(self._session.step_number + 1, 0.0)
        frame = math.floor(self._session.moment.at * self.frames + _ROUNDING) + 1
        self.seek_step(frame / self.frames)

    def frame_back(self) -> None:
        """One frame back, into the step before at a step's start."""
        self.pause()
        if self._session.moment.at <= 0.0 and self.has_previous:
            self._show(self._session.step_number - 1, 1.0)
        frame = math.ceil(self._session.moment.at * self.frames - _ROUNDING) - 1
        self.seek_step(frame / self.frames)

    def seek_step(self, at: float) -> None:
        """Stand still at a place in the present step, 0 to 1; what lies outside is taken as the nearer end."""
        self.pause()
        self._show(self._session.step_number, at)

    def seek_whole(self, whole: float) -> None:
        """Stand still at a place in the whole course, 0 to 1, every step taking an equal share."""
        self.pause()
        place = min(max(whole, 0.0), 1.0) * len(self._session.place.steps)
        number = min(int(place), len(self._session.place.steps) - 1)
        self._show(number, place - number)

    def advance(self, elapsed_s: float) -> None:
        """Let time pass at the session's speed, if playing."""
        if not self._session.is_playing:
            return
        at = self._share_after(elapsed_s)
        has_rest = at >= 1.0 and self.lead is None and self._rests(elapsed_s)
        self._show(self._session.step_number, at)
        self.advanced.emit()
        if has_rest or not self.is_done:
            return
        if (self.goes_on_by_itself or self.running_time is not None) and self.has_next:
            self._show(self._session.step_number + 1, 0.0)
        else:
            self.pause()

    def _share_after(self, elapsed_s: float) -> float:
        if self.lead is not None:
            return self.lead.share_after(elapsed_s)
        pace = 1.0 if self.leg is None else self.leg.pace
        return self._session.moment.at + elapsed_s * self._session.speed * pace / self.step.duration_s

    @property
    def leg(self) -> Leg | None:
        """The present step's leg of the running time, if there is one; other courses have none."""
        legs = () if self.running_time is None else self.running_time.legs
        return next((leg for leg in legs if leg.step == self._session.moment.step), None)

    def _rests(self, elapsed_s: float) -> bool:
        """Let time pass at a step's end; whether the running time still leaves time to read there."""
        if self.leg is None or not self.is_at_end:
            return self.leg is not None and self.leg.rest_s > 0.0
        self.rested_s += (elapsed_s + self._lost_s) * self._session.speed
        self._lost_s = 0.0
        return self.rested_s < self.leg.rest_s

    def _show(self, number: int, at: float) -> None:
        if at < 1.0:
            self.rested_s = 0.0
        self._session.set_moment(Moment(self._session.place.steps[number].id, min(max(at, 0.0), 1.0)))

    def _on_playing_changed(self, is_playing: bool) -> None:
        if is_playing:
            self._last_s = self._clock()
            self._lost_s = 0.0
            self._timer.start()
        else:
            self._timer.stop()

    def _on_tick(self) -> None:
        now_s = self._clock()
        elapsed_s, self._last_s = now_s - self._last_s, now_s
        longest_s = _LONGEST_TICK_S if self.lead is None else _LONGEST_LED_TICK_S
        self._lost_s += min(max(0.0, elapsed_s - longest_s), _MOST_LOST_S)
        self.advance(min(elapsed_s, longest_s))
