"""The storyboard: the three heights of the broken body as a function of the case and the moment.

Each column, front, middle and back, loses a share of its own healthy height and regains a share of that loss. The
storyboard's shares for the usual case: lying face down 0.235, 0.214, 0; balloons full 0.529, 0.614, 0.4; balloons out
0.353, 0.429, 0.2; of that a part is lost again in the weeks after. Other regains follow the same pattern.
"""

import math
from dataclasses import dataclass

from kyphoview.anatomy.levels import VERTEBRAE, VertebraSize
from kyphoview.procedure.body_state import BoneState, progress_of
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment

_LOSS_RATIO = {"wedge": (1.0, 0.84, 0.05), "biconcave": (0.1, 1.0, 0.05), "crush": (1.0, 1.0, 0.55)}
_MOST_LOST = {"wedge": 0, "biconcave": 1, "crush": 0}  # front, middle or back
# A crush that opened in front alone would tip the joints behind it towards each other: its back opens a little, too,
# by at most about the 0.3 mm by which X-rays sitting and lying differed at T12 (J Orthop Surg Res 2023).
_LYING_SHARE = {
    "wedge": (0.235, 0.214, 0.0),
    "biconcave": (0.235, 0.214, 0.0),
    "crush": (0.235, 0.214, 0.06),
}
_SPRING_BACK_SHARE = (0.177, 0.188, 0.203)  # what the full balloon lifts and the bone gives back when it leaves
_AFTER_EXPONENT = {  # the column that lost most regains what was asked for; else the middle more, the back less
    "wedge": (1.0, 0.8125, 1.546),
    "biconcave": (1.0, 1.0, 1.546),
    "crush": (1.0, 0.8125, 1.546),
}
_FURTHER_SHARE = 0.25  # of the loss: how far, no study says; a choice of the model
_SEEN_MM = 0.05  # what moves less is called still
_LOST_AGAIN_SHARE = 0.134  # of what is back when the skin is closed: 20.5 to 20.1 mm in front
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
    return lost_columns_mm(case.level, case.shape, case.loss_percent)


def lost_columns_mm(level: str, shape: str, loss_percent: float) -> Columns:
    """What a break of any vertebra takes from front, middle and back, mm; `loss_percent` is of the column that loses
    most."""
    share = loss_percent / 100.0
    front, middle, back = (
        share * ratio * height for ratio, height in zip(_LOSS_RATIO[shape], healthy_heights(level).columns, strict=True)
    )
    return front, middle, back


def most_lost(case: Case) -> int:
    """Which column lost most, and tells how much comes back: 0 the front, 1 the middle."""
    return _MOST_LOST[case.shape]


def posture_regain_percent(shape: str) -> float:
    """How much of the height of the column that lost most comes back by lying face down alone."""
    return 100.0 * _LYING_SHARE[shape][_MOST_LOST[shape]]


@dataclass(frozen=True, slots=True)
class Regained:
    """Shares of each column's loss that are back: lying face down, balloons full, balloons out, and weeks later."""

    lying: Columns
    full: Columns
    after: Columns
    late: Columns


def regained(case: Case) -> Regained:
    """The shares for a case.

    Every break opens by lying down. Where less than that is to come back, the rest is lost again on sitting up; where
    more is, a part of it. Without a balloon, cement keeps what lying down has given.
    """
    lying = _LYING_SHARE[case.shape]
    if not case.has_balloon:
        return Regained(lying, lying, lying, lying)
    gain = case.regain_percent / 100.0
    spring = min(1.0, gain / _USUAL_REGAIN, (1.0 - gain) / _USUAL_REGAIN)
    wanted = [gain**exponent for exponent in _AFTER_EXPONENT[case.shape]]
    usual = [_USUAL_REGAIN**exponent for exponent in _AFTER_EXPONENT[case.shape]]
    after = [max(share, posture) for share, posture in zip(wanted, lying, strict=True)]
    return Regained(
        lying=lying,
        full=_columns([end + spring * share for share, end in zip(_SPRING_BACK_SHARE, after, strict=True)]),
        after=_columns(after),
        late=_columns([_late(*column) for column in zip(wanted, lying, usual, strict=True)]),
    )


def _late(wanted: float, lying: float, usual: float) -> float:
    """What is left weeks later of a column's share: all that posture alone would give, less the more was added."""
    added = min(max(wanted - lying, 0.0) / (usual - lying), 1.0)
    return wanted * (1.0 - _LOST_AGAIN_SHARE * added)


def heights_at(case: Case, bone: BoneState) -> Heights:
    """The storyboard's heights at a state of the bone."""
    share = regained(case)
    healthy = healthy_heights(case.level).columns
    now = []
    for column, loss in enumerate(losses_mm(case)):
        back = share.lying[column] * bone.opened
        back += (share.full[column] - back) * bone.lift
        back += (share.after[column] - back) * bone.settled
        if share.after[column] > 0.0:
            back *= 1.0 - bone.lost_again * (1.0 - share.late[column] / share.after[column])
        further = further_share(case) * bone.sunk_further
        now.append(healthy[column] - loss * (bone.sunk * (1.0 - back) + further))
    return Heights(*now)


def further_share(case: Case) -> float:
    """What share of what it lost a bone that is left alone loses once more: an illustrative choice; never so much that
    the loss would be more than a case of this shape may have."""
    most = LOSS_RANGE_PERCENT[case.shape][1] / case.loss_percent - 1.0
    return min(_FURTHER_SHARE, most)


def moves_in(case: Case, step: str) -> bool:
    """Whether the height of the column that lost most changes visibly in a step."""
    ends, column = (Moment(step, 0.0), Moment(step, 1.0)), most_lost(case)
    first, last = (heights_at(case, progress_of(case, end).bone).columns[column] for end in ends)
    return abs(last - first) > _SEEN_MM


def _columns(values: list[float]) -> Columns:
    front, middle, back = values
    return front, middle, back
