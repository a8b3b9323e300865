"""One broken bone and what may become of it: left alone, with cement, and with balloon and cement, week by week.

All begin with the same broken body, upright. What is done is done on the first day, and shown from when the person is
upright again; so no picture shows an operation. Weeks 0 to 12 are those in which a break heals: each course's own
change is spread evenly over them. After that nobody knows more of one bone, and the picture stays.
"""

from dataclasses import dataclass
from typing import Literal

from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import case_in_course
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import BROKEN, KYPHOPLASTY, RECOVERED, course_called, step_called, step_index

Future = Literal["waiting", "vertebroplasty", "kyphoplasty"]
FUTURES: tuple[Future, ...] = ("waiting", "vertebroplasty", "kyphoplasty")
"""In the order in which they stand beside each other, from the least that is done to the most."""
WEEKS = (0, 1, 2, 4, 6, 8, 10, 12, 26, 52)
"""At which they are compared; 0 is when the bone broke."""
HEALING_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Then:
    """So many weeks after the break, 0 to 52; `sinks` where the bone that is left alone sinks further, as in some
    people."""

    weeks: float
    sinks: bool = False


def future_at(case: Case, future: Future, then: Then) -> Scene:
    """How a case of the procedure stands then in one of the futures.

    Raises:
        BadInput: the course cannot be shown for this case.
    """
    own = case_in_course(case, future)
    return scene_at(own, _moment(future, then))


def framing_of(case: Case) -> Scene:
    """The moment whose cameras all of them have."""
    return scene_at(case, Moment(RECOVERED))


def _moment(future: Future, then: Then) -> Moment:
    if not then.weeks:
        return Moment(BROKEN)
    share = min(then.weeks / HEALING_WEEKS, 1.0)
    return _waited(share, then.sinks) if future == "waiting" else _recovered(future, share)


def _waited(share: float, sinks: bool) -> Moment:
    """While the break heals; where the bone sinks further, it does so in the second half."""
    heals, on = course_called("waiting").steps
    step, within = (heals, share) if not sinks else (heals, 2.0 * share) if share < 0.5 else (on, 2.0 * share - 1.0)
    keys = step.movements["knitted"]
    start, end = keys[0][0], keys[-1][0]
    return Moment(step.id, start + (end - start) * within)


def _recovered(future: Future, share: float) -> Moment:
    """From when the person is upright again to the end of the recovery that the course shows."""
    upright = step_called(RECOVERED).movements["lying"][-1][0]
    if future == KYPHOPLASTY:
        return Moment(RECOVERED, upright + (1.0 - upright) * share)
    last = course_called(future).steps[-1]
    (before, first), (after, end) = last.clocks[-2:]
    start = before + (after - before) * (step_index(RECOVERED) + upright - first) / (end - first)
    return Moment(last.id, start + (1.0 - start) * share)
