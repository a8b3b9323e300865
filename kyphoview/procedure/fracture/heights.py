"""The storyboard: the three heights of the broken body as a function of the case and the moment.

Each column, front, middle and back, loses a share of its own healthy height and regains a share of that loss. The
storyboard's shares for the usual case: lying face down 0.235, 0.214, 0; balloons full 0.529, 0.614, 0.4; balloons out
0.353, 0.429, 0.2. Other regains follow the same pattern.
"""

import math
from dataclasses import dataclass

from kyphoview.anatomy.levels import VERTEBRAE, VertebraSize
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.progress import BoneState

_LOSS_RATIO = {"wedge": (1.0, 0.84, 0.05), "biconcave": (0.35, 1.0, 0.1), "crush": (1.0, 1.0, 0.55)}
_LYING_SHARE = (0.235, 0.214, 0.0)
_SPRING_BACK_SHARE = (0.177, 0.188, 0.203)  # what the full balloon lifts and the bone gives back when it leaves
_AFTER_EXPONENT = (1.0, 0.8125, 1.546)  # the middle regains more than the front, the back less
_USUAL_REGAIN = DEFAULT_CASE.regain_percent / 100.0

Columns = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Heights:
    """Anterior, middle and posterior height of a vertebral body, mm."""

    anterior_mm: float
    middle_mm: float
    posterior_mm: float

    @property
    def columns(self) -> Columns:
        """Front, middle, back, mm."""
        return self.anterior_mm, self.middle_mm, self.posterior_mm

    def wedge_deg(self, depth_mm: float) -> float:
        """The angle between the endplates over the body's depth, positive when the front is lower."""
        return math.degrees(math.atan2(self.posterior_mm - self.anterior_mm, depth_mm))


def healthy_heights(level: str) -> Heights:
    """The heights of an unbroken body."""
    size: VertebraSize = VERTEBRAE[level]
    return Heights(size.anterior_height_mm, size.middle_height_mm, size.posterior_height_mm)


def losses_mm(case: Case) -> Columns:
    """What the break took from front, middle and back, mm."""
    share = case.loss_percent / 100.0
    front, middle, back = (
        share * ratio * height
        for ratio, height in zip(_LOSS_RATIO[case.shape], healthy_heights(case.level).columns, strict=True)
    )
    return front, middle, back


@dataclass(frozen=True, slots=True)
class Regained:
    """Shares of each column's loss that are back: lying face down, balloons full, balloons out and ever after."""

    lying: Columns
    full: Columns
    after: Columns


def regained(case: Case) -> Regained:
    """The shares for a case. Where nothing comes back in the end, nothing opens or lifts on the way either."""
    gain = case.regain_percent / 100.0
    spring = min(1.0, gain / _USUAL_REGAIN, (1.0 - gain) / _USUAL_REGAIN)
    after = [gain**exponent for exponent in _AFTER_EXPONENT]
    return Regained(
        lying=_columns([min(share, end) for share, end in zip(_LYING_SHARE, after, strict=True)]),
        full=_columns([end + spring * share for share, end in zip(_SPRING_BACK_SHARE, after, strict=True)]),
        after=_columns(after),
    )


def heights_at(case: Case, bone: BoneState) -> Heights:
    """The storyboard's heights at a state of the bone."""
    share = regained(case)
    healthy = healthy_heights(case.level).columns
    now = []
    for column, loss in enumerate(losses_mm(case)):
        back = share.lying[column] * bone.opened
        back += (share.full[column] - back) * bone.lift
        back += (share.after[column] - back) * bone.settled
        now.append(healthy[column] - loss * bone.sunk * (1.0 - back))
    return Heights(*now)


def _columns(values: list[float]) -> Columns:
    front, middle, back = values
    return front, middle, back
