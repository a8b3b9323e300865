"""The case: which vertebra broke, how, how badly, and what is done about it."""

from dataclasses import dataclass

SHAPES = ("wedge", "biconcave", "crush")
LOSS_RANGE_PERCENT = {"wedge": (20.0, 55.0), "biconcave": (20.0, 55.0), "crush": (20.0, 35.0)}
WIDEST_LOSS_PERCENT = (
    min(low for low, _ in LOSS_RANGE_PERCENT.values()),
    max(high for _, high in LOSS_RANGE_PERCENT.values()),
)
REGAIN_RANGE_PERCENT = (0.0, 100.0)
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
        """Genant's grade, 1 to 3, from the loss of height: 20 to under 25, 25 to 40, over 40 % (Wang 2019)."""
        if self.loss_percent < _GRADE_2_FROM_PERCENT:
            return 1
        return 2 if self.loss_percent <= _GRADE_3_ABOVE_PERCENT else 3

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are treated, left first; one balloon comes from the left."""
        return ("left", "right")[: self.balloons]


# Written out, not made: the usual case is needed at every start and a test holds that it is what `make_case` gives.
DEFAULT_CASE = Case("L1", "wedge", 33.0, 2, 2.4, 2.4, 35.0)
