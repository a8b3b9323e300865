"""A moment in the steps, and the clock that counts them."""

import math
from dataclasses import dataclass

from kyphoview.errors import BadInput
from kyphoview.language import _, rounded
from kyphoview.procedure.steps import STEPS, step_called, step_index


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: a step and how far it has gone, 0 to 1.

    Raises:
        BadInput: no such step, or `at` is not a number from 0 to 1.
    """

    step: str
    at: float = 1.0

    def __post_init__(self) -> None:
        step_index(self.step)
        if isinstance(self.at, bool) or not isinstance(self.at, (int, float)):
            raise BadInput(_("How far a step has gone must be a number from 0 to 1, not {at!r}.", at=self.at))
        if not (math.isfinite(self.at) and 0.0 <= self.at <= 1.0):
            raise BadInput(_("How far a step has gone must be from 0 to 1, not {at}.", at=rounded(self.at, 6)))

    @property
    def clock(self) -> float:
        """Steps gone since the beginning, 0 to 12.

        The end of a step and the start of the next one have the same clock. Everything that moves is a function of
        the clock alone, so nothing can jump between steps.
        """
        return step_index(self.step) + float(self.at)

    @property
    def seconds(self) -> float:
        """How long all the motion before it lasts at normal speed."""
        before = sum(step.duration_s for step in STEPS[: step_index(self.step)])
        return before + self.at * step_called(self.step).duration_s


OPENING = Moment(STEPS[0].id, 0.0)  # which the viewer opens with
