"""The twelve steps, how long each one moves, and a moment in them."""

import math
from dataclasses import dataclass

from kyphoview.errors import BadInput
from kyphoview.language import _, rounded


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure: its id is the contract, its words live in the content files."""

    id: str
    duration_s: float


STEPS: tuple[Step, ...] = (
    Step("healthy", 16.0),
    Step("fracture", 14.0),
    Step("finding", 10.0),
    Step("ready", 12.0),
    Step("access", 22.0),
    Step("placing", 14.0),
    Step("inflating", 20.0),
    Step("deflating", 16.0),
    Step("cementing", 22.0),
    Step("closing", 18.0),
    Step("recovery", 14.0),
    Step("weighing", 8.0),
)

_INDEX = {step.id: index for index, step in enumerate(STEPS)}


def step_index(step_id: str) -> int:
    """Where a step stands, from 0.

    Raises:
        BadInput: there is no such step.
    """
    try:
        return _INDEX[step_id]
    except (KeyError, TypeError):
        raise BadInput(
            _("There is no step {step_id!r}; the steps are {known}.", step_id=step_id, known=", ".join(_INDEX))
        ) from None


def total_duration_s() -> float:
    """How long all the motion lasts at normal speed."""
    return sum(step.duration_s for step in STEPS)


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
