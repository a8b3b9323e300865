"""What drives the body's change: breaking, lying down, filling the balloon, emptying it, cementing."""

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import BALLOONS_FULL, course_called, course_of, step_called, step_index
from kyphoview.procedure.track import Track, even, glided, movement

NO_LIFT_BELOW_ML = 0.8
_CLOSE_SHARE = 1e-4  # of a step
_SEEN_LIFT = 0.04  # of a balloon's whole lift: about one percent of the height that was lost

_LYING, _OPENED = movement("lying"), movement("opened")
_SUNK = movement("sunk", glided)  # eased, it would move so fast in the middle that every frame had to be painted anew
_PUMPED, _DRAINED, _SETTLED = movement("pumped"), movement("drained"), movement("settled")
_INJECTED, _SETTING, _HEALED = movement("injected"), movement("setting"), movement("healed")
_LOST_AGAIN = movement("lost_again")
_INCISION, _DRESSING = movement("incision"), movement("dressing", even)
_KNITTED = movement("knitted", even)


class BoneState(NamedTuple):
    """What the heights of the broken body depend on, each from 0 to 1."""

    sunk: float
    opened: float
    lift: float
    settled: float
    lost_again: float
    sunk_further: float = 0.0

    @property
    def without_balloon(self) -> "BoneState":
        """How it would stand, lying down, had no balloon been filled."""
        return self._replace(lift=0.0, settled=0.0, lost_again=0.0)

    @property
    def at_worst(self) -> "BoneState":
        """How it stood when most height was lost."""
        return self._replace(opened=0.0, lift=0.0, settled=0.0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far everything is at one moment; all but the volumes from 0 (not yet) to 1 (wholly).

    Attributes:
        sunk: how far the bone has broken.
        lying: how far the person lies face down.
        opened: how far the break has opened by lying down alone.
        pumped_ml: the most that has been in each balloon so far.
        lift: how far the balloon has raised the endplate.
        settled: how far the bone has settled after the balloon has left.
        lost_again: how far the bone has sunk again in the weeks after.
        balloon_ml, cement_ml: what is in each balloon now, and the cement on each side.
        setting: from liquid cement to solid.
        healed: how far the channel has filled with young bone.
        incision, dressing: how far the skin is open, and how far its dressing is on.
        knitted: how far the break has healed.
        sunk_further: how far a bone that is left alone has sunk further.
        leaked_ml: the cement that has left the body, of both sides together.
        next_sunk: how far the vertebra above has broken, weeks later.
    """

    sunk: float
    lying: float
    opened: float
    pumped_ml: float
    lift: float
    settled: float
    lost_again: float
    balloon_ml: float
    cement_ml: float
    setting: float
    healed: float
    incision: float
    dressing: float
    knitted: float
    sunk_further: float = 0.0
    leaked_ml: float = 0.0
    next_sunk: float = 0.0

    @property
    def bone(self) -> BoneState:
        """What the heights of the broken body depend on."""
        return BoneState(self.sunk, self.opened, self.lift, self.settled, self.lost_again, self.sunk_further)


def progress_at(case: Case, clock: float) -> Progress:
    """The state of everything that drives the body, at a clock."""
    has_balloon = case.has_balloon
    pumped_ml = case.balloon_ml * _PUMPED.at(clock) if has_balloon else 0.0
    return Progress(
        sunk=_SUNK.at(clock),
        lying=_LYING.at(clock),
        opened=_OPENED.at(clock),
        pumped_ml=pumped_ml,
        lift=lift(pumped_ml, case.balloon_ml),
        settled=_SETTLED.at(clock) if has_balloon else 0.0,
        lost_again=_LOST_AGAIN.at(clock),
        balloon_ml=pumped_ml * (1.0 - _DRAINED.at(clock)),
        cement_ml=case.cement_ml * _INJECTED.at(clock),
        setting=_SETTING.at(clock),
        healed=_HEALED.at(clock),
        incision=_INCISION.at(clock),
        dressing=_DRESSING.at(clock),
        knitted=_KNITTED.at(clock),
    )


def progress_of(case: Case, moment: Moment) -> Progress:
    """The same at a moment of any course: what the procedure has not, its course adds."""
    progress = progress_at(case, moment.clock)
    if not step_called(moment.step).clocks:
        return progress
    own = own_movements(moment)
    leaked_ml = course_of(moment.step).leaked_ml * own.pop("leaked", 0.0)
    in_body_ml = progress.cement_ml - leaked_ml / len(case.sides)  # each side gives its part
    return replace(progress, cement_ml=in_body_ml, leaked_ml=leaked_ml, **own)


def own_movements(moment: Moment) -> dict[str, float]:
    """By name, how far each movement of a course's own has gone at a moment, 0 to 1."""
    course = course_of(moment.step)
    number = next(number for number, step in enumerate(course.steps) if step.id == moment.step)
    return {name: track.at(number + moment.at) for name, track in _own_tracks(course.id)}


@cache
def _own_tracks(course_id: str) -> list[tuple[str, Track]]:
    keys: dict[str, list[tuple[float, float]]] = {}
    for number, step in enumerate(course_called(course_id).steps):
        for name, own in step.movements.items():
            keys.setdefault(name, []).extend((number + at, value) for at, value in own)
    return [(name, Track(found)) for name, found in keys.items()]


def lift(volume_ml: float, full_ml: float) -> float:
    """How much of its lift a balloon has done, 0 to 1: nothing below 0.8 mL, all at the case's volume.

    It starts level, since bone compacts before the endplate gives, and is still rising when the balloon is full.
    """
    share = (volume_ml - NO_LIFT_BELOW_ML) / (full_ml - NO_LIFT_BELOW_ML)
    held = min(max(share, 0.0), 1.0)
    return held * held * (1.6 - 0.6 * held)


def rise_begins_at(case: Case) -> float:
    """The share of the step in which the balloon fills at which the endplate is seen to rise, 0 to 1: the first bit of
    its lift, which starts level, shows neither in the picture nor in the figure beside it."""
    start = float(step_index(BALLOONS_FULL))
    low, high = 0.0, 1.0
    while high - low > _CLOSE_SHARE:
        middle = (low + high) / 2
        is_rising = lift(case.balloon_ml * _PUMPED.at(start + middle), case.balloon_ml) > _SEEN_LIFT
        low, high = (low, middle) if is_rising else (middle, high)
    return high
