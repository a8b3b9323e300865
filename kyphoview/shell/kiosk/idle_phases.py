"""Whether somebody is there: nobody, a visitor, a visitor who may have left, or staff who clean the screen.

How long it waits is a setting (`kiosk_idle_s` and its like in `shell/state/settings.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Phase(Enum):
    """What the kiosk is at."""

    ATTRACTING = "attracting"
    VISITED = "visited"
    ASKING = "asking"
    CLEANING = "cleaning"


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """In seconds: without a touch until it asks, to answer, and to clean the screen."""

    idle_s: float
    ask_s: float
    cleaning_s: float


class IdlePhases:
    """Knows no window: it is told of touches, and asked at every beat what the phase is now."""

    def __init__(self, times: IdleTimes, lapse_s: Callable[[], float]) -> None:
        self._lapse_s = lapse_s
        self._lengths = {
            Phase.VISITED: times.idle_s,
            Phase.ASKING: times.ask_s,
            Phase.CLEANING: times.cleaning_s,
        }
        self._phase = Phase.ATTRACTING
        self._since_s = lapse_s()

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def left_s(self) -> float:
        """How long the present phase lasts if nothing happens; 0 for one that has no end."""
        length_s = self._lengths.get(self._phase, 0.0)
        return max(0.0, self._since_s + length_s - self._lapse_s())

    def enter(self, phase: Phase) -> None:
        """Begin a phase now."""
        self._phase = phase
        self._since_s = self._lapse_s()

    def touch(self) -> None:
        """A visitor is there: the time until the question begins anew."""
        if self._phase is Phase.VISITED:
            self._since_s = self._lapse_s()

    def beat(self) -> Phase:
        """Let a phase that is over be followed by the next: a visit by the question, all else by the attract loop."""
        if self._phase is not Phase.ATTRACTING and self.left_s <= 0.0:
            self.enter(Phase.ASKING if self._phase is Phase.VISITED else Phase.ATTRACTING)
        return self._phase
