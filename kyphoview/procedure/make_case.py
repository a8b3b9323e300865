"""Making a case from what a person chose: what is left out takes its default, what is impossible is refused."""

import math

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput
from kyphoview.procedure.case import (
    DEFAULT_CASE,
    DEFAULT_VOLUME_ML,
    LARGEST_BALLOON_ML,
    LOSS_RANGE_PERCENT,
    SHAPES,
    SMALLEST_BALLOON_ML,
    SMALLEST_CEMENT_ML,
    Case,
)


def make_case(
    level: str = "L1",
    shape: str = "wedge",
    loss_percent: float = 33.0,
    balloons: int = 2,
    balloon_ml: float | None = None,
    cement_ml: float | None = None,
    regain_percent: float = 35.0,
) -> Case:
    """A possible case. A volume left out is the level's usual one, or the most that fits where that is less.

    Raises:
        BadInput: the case is impossible; the sentence says why and what would be possible.
    """
    _check_choice("level", level, TREATABLE)
    _check_choice("shape", shape, SHAPES)
    low, high = LOSS_RANGE_PERCENT[shape]
    loss = _number("loss of height", loss_percent, low, high, "%", f" for a {shape} fracture")
    regain = _number("height that comes back", regain_percent, 0.0, 100.0, "%")
    if isinstance(balloons, bool) or not isinstance(balloons, int) or balloons not in (1, 2):
        raise BadInput(f"The number of balloons must be 1 or 2, not {balloons!r}.")
    usual = DEFAULT_VOLUME_ML[level]
    wanted = Case(
        level,
        shape,
        loss,
        balloons,
        usual if balloon_ml is None else _volume("balloon", balloon_ml, SMALLEST_BALLOON_ML, LARGEST_BALLOON_ML),
        usual if cement_ml is None else _volume("cement", cement_ml, SMALLEST_CEMENT_ML, LARGEST_BALLOON_ML),
        regain,
    )
    if wanted == DEFAULT_CASE:
        return DEFAULT_CASE
    from kyphoview.procedure.filling.fit import fitted  # late, so that a start with the usual case pays nothing for it

    return fitted(wanted, is_balloon_free=balloon_ml is None, is_cement_free=cement_ml is None)


def _check_choice(what: str, value: object, possible: tuple[str, ...]) -> None:
    if value not in possible:
        raise BadInput(f"The {what} {value!r} cannot be shown; choose one of {', '.join(possible)}.")


def _volume(what: str, value: float, low: float, high: float) -> float:
    return _number(f"{what} volume", value, low, high, " mL")


def _number(what: str, value: object, low: float, high: float, unit: str, where: str = "") -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise BadInput(f"The {what} must be a number from {low:g} to {high:g}{unit}{where}, not {value!r}.")
    if not low <= value <= high:
        raise BadInput(f"The {what} must be from {low:g} to {high:g}{unit}{where}, not {value:g}{unit}.")
    return float(value)
