"""A moment in the steps, and the clock that counts them."""

import math
from bisect import bisect_right
from dataclasses import dataclass

from kyphoview.errors import BadInput
from kyphoview.language import _, rounded
from kyphoview.procedure.step import Keys
from kyphoview.procedure.steps import STEPS, course_of, step_called, step_index


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: a step and how far it has gone, 0 to 1.

    Raises:
        BadInput: no such step, or `at` is not a number from 0 to 1.
    """

    step: str
    at: float = 1.0

    def __post_init__(self) -> None:
        step_called(self.step)
        if isinstance(self.at, bool) or not isinstance(self.at, (int, float)):
            raise BadInput(_("How far a step has gone must be a number from 0 to 1, not {at!r}.", at=self.at))
        if not (math.isfinite(self.at) and 0.0 <= self.at <= 1.0):
            raise BadInput(_("How far a step has gone must be from 0 to 1, not {at}.", at=rounded(self.at, 6)))

    @property
    def clock(self) -> float:
        """Steps of the procedure gone since its beginning, 0 to 12; in another course, those whose state it shows.

        The end of a step and the start of the next one have the same clock. Everything that moves is a function of
        the clock, and of the course's own movements, so nothing can jump between steps.
        """
        clocks = step_called(self.step).clocks
        return clock_in_course(clocks, self.at) if clocks else step_index(self.step) + float(self.at)

    @property
    def camera_clock(self) -> float:
        """The clock whose cameras its pictures have."""
        framed_at = step_called(self.step).framed_at
        return self.clock if framed_at is None else framed_at

    @property
    def shown(self) -> "Moment":
        """The moment of the procedure whose state it shows: itself, but in another course."""
        if not step_called(self.step).clocks:
            return self
        number = max(math.ceil(self.clock) - 1, 0)
        return Moment(STEPS[number].id, self.clock - number)

    @property
    def began(self) -> float:
        """The clock at which its step begins."""
        return Moment(self.step, 0.0).clock

    @property
    def seconds(self) -> float:
        """How long all the motion of its course before it lasts at normal speed."""
        before, step = 0.0, step_called(self.step)
        for earlier in course_of(self.step).steps:
            if earlier is step:
                break
            before += earlier.duration_s
        return before + self.at * step.duration_s


def clock_in_course(clocks: Keys[float], at: float) -> float:
    """The procedure's clock at a share of another course's step, evenly between its keys."""
    after = bisect_right([share for share, _clock in clocks], at)
    if after in (0, len(clocks)):
        return clocks[min(after, len(clocks) - 1)][1]
    (start, first), (end, last) = clocks[after - 1], clocks[after]
    return first + (last - first) * (at - start) / (end - start)


OPENING = Moment(STEPS[0].id, 0.0)  # which the viewer opens with
