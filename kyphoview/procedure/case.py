"""The case: which vertebra broke, how, how badly, and what is done about it."""

import math
from dataclasses import dataclass

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput

SHAPES = ("wedge", "biconcave", "crush")
LOSS_RANGE_PERCENT = {"wedge": (20.0, 55.0), "biconcave": (20.0, 55.0), "crush": (20.0, 35.0)}
DEFAULT_VOLUME_ML = {"T12": 2.1, "L1": 2.4, "L2": 2.6}
SMALLEST_BALLOON_ML = 1.0  # below 0.8 mL nothing is lifted
LARGEST_BALLOON_ML = 4.0  # what a 15 mm tamp holds
SMALLEST_CEMENT_ML = 0.5

_GRADE_2_FROM_PERCENT = 25.0
_GRADE_3_ABOVE_PERCENT = 40.0


@dataclass(frozen=True, slots=True)
class Case:
    """One illustrated fracture and its treatment. Build it with `make_case`, which refuses what is impossible.

    `loss_percent` is the share of its own healthy height that the front column has lost (the middle column for the
    biconcave shape). Volumes are for each side. `regain_percent` is how much of the lost front height comes back.
    """

    level: str
    shape: str
    loss_percent: float
    balloons: int
    balloon_ml: float
    cement_ml: float
    regain_percent: float

    @property
    def grade(self) -> int:
        """Genant's grade, 1 to 3, from the loss of height: 20 to under 25, 25 to 40, over 40 percent."""
        if self.loss_percent < _GRADE_2_FROM_PERCENT:
            return 1
        return 2 if self.loss_percent <= _GRADE_3_ABOVE_PERCENT else 3

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are treated, left first; one balloon comes from the left."""
        return ("left", "right")[: self.balloons]


# Written out, not made: the usual case is needed at every start and a test holds that it is what `make_case` gives.
DEFAULT_CASE = Case("L1", "wedge", 33.0, 2, 2.4, 2.4, 35.0)


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
    from kyphoview.procedure.filling.fit import fitted  # here, so that a start pays nothing for it

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
