"""The case: which vertebra broke, how, how badly, and what is done about it. Its limits stand in `case_limits`."""

from dataclasses import dataclass

from kyphoview.anatomy.levels import ONE_SIDED, TWO_SIDED
from kyphoview.procedure.genant_grade import genant_grade
from kyphoview.procedure.steps import KYPHOPLASTY, course_called

SHAPES = ("wedge", "biconcave", "crush")


@dataclass(frozen=True, slots=True)
class Case:
    """One illustrated fracture and its treatment. Build it with `make_case`, which refuses what is impossible.

    `loss_percent` is the share of its own healthy height that the front column has lost (the middle column for the
    biconcave shape). Volumes are for each side. `regain_percent` is how much of the lost front height comes back.
    `course` is what happens: the procedure, or what else can happen.
    """

    level: str
    shape: str
    loss_percent: float
    balloons: int
    balloon_ml: float
    cement_ml: float
    regain_percent: float
    course: str = KYPHOPLASTY

    @property
    def grade(self) -> int:
        """Genant's grade, 1 to 3."""
        return genant_grade(self.loss_percent)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are treated, left first; one balloon comes from the left."""
        return ("left", "right")[: self.balloons]

    @property
    def has_balloon(self) -> bool:
        """Whether its course puts a balloon in; without one, only posture gives height back."""
        return course_called(self.course).has_balloon

    @property
    def path(self) -> str:
        """The needles' path: that of two balloons, or that of one, which reaches the midline."""
        return TWO_SIDED if self.balloons == 2 else ONE_SIDED


# Written out, not made: the usual case is needed at every start and a test holds that it is what `make_case` gives.
DEFAULT_CASE = Case("L1", "wedge", 33.0, 2, 2.4, 2.4, 35.0)
