"""What fits into the broken body, and the sentences that refuse what does not."""

import math
from dataclasses import replace

from kyphoview.errors import BadInput
from kyphoview.language import _, ngettext, number, rounded
from kyphoview.procedure.body_state import lift
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_limits import LARGEST_BALLOON_ML, LOSS_RANGE_PERCENT, SMALLEST_BALLOON_ML
from kyphoview.procedure.filling.balloon_shape import TampSpace
from kyphoview.procedure.filling.cloud import most_cloud_ml
from kyphoview.procedure.filling.plan import most_balloon_ml, settled_cavity
from kyphoview.procedure.filling.walls import Walls, is_way_open, walls_of

_TRIED_SHARES = (0.5, 0.75)  # shares of the volume at which a growing balloon is tried as well


def fitted(wanted: Case, is_balloon_free: bool, is_cement_free: bool) -> Case:
    """The case if it is possible; volumes that are free are reduced to what fits.

    Raises:
        BadInput: why it is impossible and what would be possible.
    """
    if not wanted.has_balloon:
        return _fitted_cloud(wanted, is_cement_free)
    walls = walls_of(wanted)
    if not walls.is_open:
        raise BadInput(_no_way(wanted))
    most = _whole_tenths(min(most_balloon_ml(walls), LARGEST_BALLOON_ML))
    if most < SMALLEST_BALLOON_ML:
        raise BadInput(
            _(
                "Not even {volume} mL of balloon fits in a body so broken; "
                "less loss of height or more height that comes back would be possible.",
                volume=rounded(SMALLEST_BALLOON_ML, 2),
            )
        )
    case = replace(wanted, balloon_ml=min(wanted.balloon_ml, most)) if is_balloon_free else wanted
    if case.balloon_ml > most or not _grows(case, walls):
        raise BadInput(_too_large(case, most))
    most_cement = _whole_tenths(settled_cavity(case, walls).most_ml)
    if is_cement_free:
        case = replace(case, cement_ml=min(case.cement_ml, most_cement))
    if case.cement_ml > most_cement:
        raise BadInput(
            _(
                "The cavity of a {balloon} mL balloon does not take {cement} mL of cement; "
                "at most {most} mL would be possible.",
                balloon=rounded(case.balloon_ml, 2),
                cement=rounded(case.cement_ml, 2),
                most=number(most_cement, 1),
            )
        )
    return case


def _fitted_cloud(case: Case, is_cement_free: bool) -> Case:
    """The same where no balloon makes room for the cement."""
    most = _whole_tenths(most_cloud_ml(case))
    if is_cement_free:
        return replace(case, cement_ml=min(case.cement_ml, most))
    if case.cement_ml > most:
        raise BadInput(
            _(
                "Without a balloon this {level} body does not take {cement} mL of cement on each side; "
                "at most {most} mL would be possible.",
                level=case.level,
                cement=rounded(case.cement_ml, 2),
                most=number(most, 1),
            )
        )
    return case


def most_possible_ml(case: Case) -> tuple[float, float]:
    """The largest balloon in the body of a case, and the most cement in the cavity of the case's balloon, mL a side;
    no balloon, and the most cement among the trabeculae, where its course has none."""
    if not case.has_balloon:
        return 0.0, _whole_tenths(most_cloud_ml(case))
    walls = walls_of(case)
    most_balloon = _whole_tenths(min(most_balloon_ml(walls), LARGEST_BALLOON_ML))
    return most_balloon, _whole_tenths(settled_cavity(case, walls).most_ml)


def _whole_tenths(volume_ml: float) -> float:
    """Rounded down to 0.1 mL."""
    return math.floor(volume_ml * 10.0 + 1e-6) / 10.0


def _grows(case: Case, walls: Walls) -> bool:
    """Whether the balloon fits on its way as well, before the endplate has risen all the way."""
    return all(
        TampSpace(walls.s_mm, walls.limit(lift(share * case.balloon_ml, case.balloon_ml), 0.0)).most_ml()
        >= share * case.balloon_ml
        for share in _TRIED_SHARES
    )


def _too_large(case: Case, most_ml: float) -> str:
    return ngettext(
        "A balloon of {balloon} mL does not fit in this {level} body with one balloon; "
        "at most {most} mL would be possible.",
        "A balloon of {balloon} mL does not fit in this {level} body with two balloons; "
        "at most {most} mL would be possible.",
        case.balloons,
        balloon=rounded(case.balloon_ml, 2),
        level=case.level,
        most=number(most_ml, 1),
    )


def _no_way(case: Case) -> str:
    """The refusal of a body too flat to be entered, with the largest loss that leaves a way in."""
    low, high = LOSS_RANGE_PERCENT[case.shape][0], case.loss_percent
    for _half in range(6):
        middle = (low + high) / 2
        if is_way_open(replace(case, loss_percent=middle)):
            low = middle
        else:
            high = middle
    return _(
        "With {loss}% of the height lost and {regain}% of that coming back, "
        "the {level} body is too flat for a balloon to be slid in; "
        "a loss of up to {most}% would be possible, or more height that comes back.",
        loss=rounded(case.loss_percent, 2),
        regain=rounded(case.regain_percent, 2),
        level=case.level,
        most=number(math.floor(low)),
    )
