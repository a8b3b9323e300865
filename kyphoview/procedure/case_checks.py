"""Making a case from what a person chose: what is left out takes its default, what is impossible is refused."""

import math
from dataclasses import dataclass, replace

from kyphoview.anatomy.levels import TREATABLE, TREATABLE_LEVELS
from kyphoview.errors import BadInput
from kyphoview.language import N_, _, ngettext, rounded
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES, Case
from kyphoview.procedure.case_limits import (
    LARGEST_BALLOON_ML,
    LOSS_RANGE_PERCENT,
    REGAIN_RANGE_PERCENT,
    SMALLEST_BALLOON_ML,
    SMALLEST_CEMENT_ML,
)
from kyphoview.procedure.filling.fit import fitted
from kyphoview.procedure.fracture.heights import posture_regain_percent
from kyphoview.procedure.steps import course_called

_LEAST_FOR_LEAK = 4.0  # times what leaks must be put in


@dataclass(frozen=True, slots=True)
class _Quantity:
    """How a value is refused that is no number, or one outside the limits."""

    no_number: str
    outside: str


_LOSS = _Quantity(
    N_("The loss of height must be a number from {low} to {high}% for a {shape} fracture, not {value}."),
    N_("The loss of height must be from {low} to {high}% for a {shape} fracture, not {value}%."),
)
_REGAIN = _Quantity(
    N_("The height that comes back must be a number from {low} to {high}%, not {value}."),
    N_("The height that comes back must be from {low} to {high}%, not {value}%."),
)
_BALLOON = _Quantity(
    N_("The balloon volume must be a number from {low} to {high} mL, not {value}."),
    N_("The balloon volume must be from {low} to {high} mL, not {value} mL."),
)
_CEMENT = _Quantity(
    N_("The cement volume must be a number from {low} to {high} mL, not {value}."),
    N_("The cement volume must be from {low} to {high} mL, not {value} mL."),
)


def make_case(
    level: str = DEFAULT_CASE.level,
    shape: str = DEFAULT_CASE.shape,
    loss_percent: float = DEFAULT_CASE.loss_percent,
    balloons: int | None = None,
    balloon_ml: float | None = None,
    cement_ml: float | None = None,
    regain_percent: float | None = None,
    course: str = DEFAULT_CASE.course,
) -> Case:
    """A possible case. A volume left out is the level's usual one, or the most that fits where that is less; what a
    course decides follows the course.

    Raises:
        BadInput: the case is impossible; the sentence says why and what would be possible.
    """
    if level not in TREATABLE:
        raise BadInput(
            _(
                "The level {level!r} cannot be shown; choose one of {possible}.",
                level=level,
                possible=", ".join(TREATABLE),
            )
        )
    if shape not in SHAPES:
        raise BadInput(
            _("The shape {shape!r} cannot be shown; choose one of {possible}.", shape=shape, possible=", ".join(SHAPES))
        )
    low, high = LOSS_RANGE_PERCENT[shape]
    loss = _number(loss_percent, low, high, _LOSS, shape)
    regain, balloons = _regain(regain_percent, course, shape), _balloons(balloons, course)
    if balloon_ml is not None and not course_called(course).has_balloon:
        raise BadInput(_("The course '{course}' has no balloon; leave --balloon-ml out.", course=course))
    usual = TREATABLE_LEVELS[level].usual_ml
    wanted = Case(
        level,
        shape,
        loss,
        balloons,
        usual if balloon_ml is None else _number(balloon_ml, SMALLEST_BALLOON_ML, LARGEST_BALLOON_ML, _BALLOON),
        usual if cement_ml is None else _number(cement_ml, SMALLEST_CEMENT_ML, LARGEST_BALLOON_ML, _CEMENT),
        regain,
        course,
    )
    if wanted == DEFAULT_CASE:
        return DEFAULT_CASE
    case = fitted(wanted, is_balloon_free=balloon_ml is None, is_cement_free=cement_ml is None)
    _check_leak(case)
    return case


def _check_leak(case: Case) -> None:
    """Refuse so little cement that hardly any would be left in the bone."""
    course, sides, least_ml = course_called(case.course), len(case.sides), _least_ml(case)
    if case.cement_ml < least_ml:
        raise BadInput(
            ngettext(
                "In the course '{course}' {leaked} mL of cement leaves the bone, which needs at least {least} mL of "
                "cement, not {value} mL.",
                "In the course '{course}' {leaked} mL of cement leaves the bone, which needs at least {least} mL of "
                "cement on each side, not {value} mL.",
                sides,
                course=case.course,
                leaked=rounded(course.leaked_ml, 2),
                least=rounded(least_ml, 2),
                value=rounded(case.cement_ml, 2),
            )
        )


def _least_ml(case: Case) -> float:
    """The least cement on each side with which something may leak."""
    return _LEAST_FOR_LEAK * course_called(case.course).leaked_ml / len(case.sides)


def _regain(value: float | None, course_id: str, shape: str) -> float:
    own = _own_regain(course_id, shape)
    regain = DEFAULT_CASE.regain_percent if value is None else _number(value, *REGAIN_RANGE_PERCENT, _REGAIN)
    if own is None or value is None:
        return regain if own is None else own
    if regain != own:
        raise BadInput(
            _(
                "In the course '{course}' {own}% of the lost height comes back, not {value}%; leave --regain out.",
                course=course_id,
                own=rounded(own, 2),
                value=rounded(regain, 2),
            )
        )
    return regain


def _balloons(value: int | None, course_id: str) -> int:
    own = course_called(course_id).balloons
    if value is None:
        return DEFAULT_CASE.balloons if own is None else own
    if isinstance(value, bool) or not isinstance(value, int) or value not in (1, 2):
        raise BadInput(_("The number of balloons must be 1 or 2, not {balloons!r}.", balloons=value))
    if own not in (None, value):
        raise BadInput(
            ngettext(
                "The course '{course}' has {count} balloon, not {value}; leave --balloons out.",
                "The course '{course}' has {count} balloons, not {value}; leave --balloons out.",
                own,
                course=course_id,
                value=value,
            )
        )
    return value


def nearest_case(wanted: Case) -> Case:
    """The possible case nearest to what is wanted, whose level, shape and number of balloons stay as they are.

    The loss of height follows its shape, and each volume is no more than fits.
    """
    low, high = LOSS_RANGE_PERCENT[wanted.shape]
    near = replace(wanted, loss_percent=min(max(wanted.loss_percent, low), high))
    return near if near == DEFAULT_CASE else fitted(near, is_balloon_free=True, is_cement_free=True)


def case_in_course(case: Case, course_id: str) -> Case:
    """The possible case of another course nearest to this one; what the course decides follows the course.

    Raises:
        BadInput: there is no such course, or it cannot be shown for this case.
    """
    course, regain_percent = course_called(course_id), _own_regain(course_id, case.shape)
    wanted = replace(
        case,
        course=course_id,
        balloons=case.balloons if course.balloons is None else course.balloons,
        regain_percent=case.regain_percent if regain_percent is None else regain_percent,
    )
    return nearest_case(replace(wanted, cement_ml=max(wanted.cement_ml, _least_ml(wanted))))


def _own_regain(course_id: str, shape: str) -> float | None:
    """How much height comes back where the course decides it, in percent; without a balloon, what posture gives."""
    course = course_called(course_id)
    return course.regain_percent if course.has_balloon else posture_regain_percent(shape)


def _number(value: object, low: float, high: float, quantity: _Quantity, shape: str = "") -> float:
    limits = {"low": rounded(low, 2), "high": rounded(high, 2), "shape": shape}
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise BadInput(_(quantity.no_number, value=repr(value), **limits))
    if not low <= value <= high:
        raise BadInput(_(quantity.outside, value=rounded(value, 6), **limits))
    return float(value)
