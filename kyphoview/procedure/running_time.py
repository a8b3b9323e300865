"""Running times: the whole procedure with time to read, or the essence of it in three minutes.

A running time goes through every step in order, so nothing jumps. Each of its legs says how fast one step moves and how
long the picture then rests, so that its words can be read or heard. In the essence, the steps between the main ones
pass quickly and without a rest.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import KYPHOPLASTY, STEPS, course_called, step_called


class Leg(Struct, frozen=True):
    """One step of a running time: its motion at `pace` times the normal speed, then `rest_s` seconds at its end."""

    step: str
    pace: float
    rest_s: float

    @property
    def moving_s(self) -> float:
        """How long its motion lasts."""
        return step_called(self.step).duration_s / self.pace

    @property
    def duration_s(self) -> float:
        """All of it."""
        return self.moving_s + self.rest_s

    @property
    def is_passing(self) -> bool:
        """Whether it only leads from one main step to the next: nobody is given time to read."""
        return self.rest_s == 0.0


@dataclass(frozen=True)
class RunningTime:
    """Legs in the order of the steps."""

    legs: tuple[Leg, ...]

    @property
    def duration_s(self) -> float:
        """From the first leg's start to the last one's end."""
        return self._ends_s[-1]

    def start_s(self, step: str) -> float:
        """When a step begins."""
        place = [leg.step for leg in self.legs].index(step)
        return self._ends_s[place] - self.legs[place].duration_s

    def moment_at(self, seconds: float) -> Moment:
        """The moment that is shown so long after the start; the first one before it, the last one after the end."""
        place = min(bisect_right(self._ends_s, seconds), len(self.legs) - 1)
        leg = self.legs[place]
        gone_s = seconds - (self._ends_s[place] - leg.duration_s)
        return Moment(leg.step, min(max(gone_s / leg.moving_s, 0.0), 1.0))

    def between(self, first: str, last: str) -> "RunningTime":
        """The legs of these two steps and of all between them.

        Raises:
            BadInput: there is no such step, or the last one comes before the first.
        """
        order = [leg.step for leg in self.legs]
        for step in (first, last):
            if step not in order:
                raise BadInput(
                    _("There is no step {step_id!r}; the steps are {known}.", step_id=step, known=", ".join(order))
                )
        if order.index(last) < order.index(first):
            raise BadInput(
                _(
                    "The step '{last}' comes before '{first}': there is nothing from one to the other.",
                    last=last,
                    first=first,
                )
            )
        return RunningTime(self.legs[order.index(first) : order.index(last) + 1])

    def with_rest(self, rest_s: float) -> "RunningTime":
        """The same with rests of another length."""
        return RunningTime(tuple(replace(leg, rest_s=rest_s) for leg in self.legs))

    @cached_property
    def _ends_s(self) -> list[float]:
        return list(accumulate(leg.duration_s for leg in self.legs))


def whole_of(course_id: str) -> RunningTime:
    """All steps of a course, with time to read.

    Raises:
        BadInput: there is no such course.
    """
    return RunningTime(tuple(Leg(step.id, 1.0, 20.0) for step in course_called(course_id).steps))


WHOLE = whole_of(KYPHOPLASTY)

ESSENCE = RunningTime(tuple(Leg(step.id, step.essence_pace, step.essence_rest_s) for step in STEPS))

RUNNING_TIMES: dict[str, RunningTime] = {"essence": ESSENCE, "whole": WHOLE}
