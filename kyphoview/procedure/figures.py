"""What can be read off a moment in numbers, measured on the moved geometry."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import LEVELS, VERTEBRAE
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.pressure_from_bone import pressure_psi
from kyphoview.procedure.fracture.heights import Heights, healthy_heights, losses_mm, most_lost
from kyphoview.procedure.patient import Patient

_FRONT, _BACK = 0, 2  # rows of the landmarks


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one moment; one volume and pressure for each treated side, left first.

    Attributes:
        height_regained_percent: see `height_regained_percent`.
        posture_percent: its part that is there without the balloon, by the person's posture alone.
        balloon_percent: its other part, which the balloon has added and the bone has kept.
        cement_volume_ml: what is in the body.
        leaked_ml: what has left it, of both sides together.
    """

    anterior_height_mm: float
    middle_height_mm: float
    posterior_height_mm: float
    wedge_angle_deg: float
    kyphotic_angle_deg: float
    height_regained_percent: float
    balloon_volume_ml: tuple[float, ...]
    balloon_pressure_psi: tuple[float, ...]
    cavity_volume_ml: tuple[float, ...]
    cement_volume_ml: tuple[float, ...]
    posture_percent: float
    balloon_percent: float
    leaked_ml: float


def wedge_angle_deg(level: str, heights: Heights) -> float:
    """The angle between the body's endplates over its depth, positive when the front is lower."""
    return heights.wedge_deg(VERTEBRAE[level].endplate_depth_mm)


def kyphotic_angle_deg(level: str, above: RigidMotion) -> float:
    """From the upper endplate of the vertebra above to the lower one of the vertebra below, positive forwards.

    Radiologists call it the regional kyphosis, measured by Cobb's method on these two lines.
    """
    roof, floor_deg = _endplates_around(level)
    return _forward_tilt_deg(above.carry(roof)) - floor_deg


@cache
def _endplates_around(level: str) -> tuple[Vector, float]:
    """At rest, in the level's frame: the upper endplate's points (3, 3) of the vertebra above, and the tilt of the
    lower endplate of the one below."""
    at = LEVELS.index(level)
    upper, lower = LEVELS[at - 1], LEVELS[at + 1]
    floor = placement(level, lower).carry(np.asarray(landmarks(lower).lower))
    return read_only(placement(level, upper).carry(np.asarray(landmarks(upper).upper))), _forward_tilt_deg(floor)


def height_regained_percent(case: Case, heights: Heights) -> float:
    """The height of the column that lost most, from broken and upright (0) to healthy (100)."""
    column = most_lost(case)
    healthy = healthy_heights(case.level).columns[column]
    return 100.0 * (1.0 - (healthy - heights.columns[column]) / losses_mm(case)[column])


def posture_percent(patient: Patient) -> float:
    """What of the height regained is there without the balloon, on the same scale.

    It is measured on the body as it would lie now had no balloon been filled. What is lost again was the balloon's;
    where less than posture's part is left, posture has given all of it.
    """
    whole = height_regained_percent(patient.case, patient.heights)
    return min(height_regained_percent(patient.case, patient.heights_without_balloon), whole)


def _forward_tilt_deg(endplate: Points) -> float:
    run = endplate[_FRONT] - endplate[_BACK]
    return -math.degrees(math.atan2(float(run[2]), float(run[1])))


def figures_of(patient: Patient) -> Figures:
    """The figures of one moment, measured on the moved geometry and the bodies."""
    case, progress = patient.case, patient.progress
    heights, sides = patient.heights, len(case.sides)
    regained, by_posture = height_regained_percent(case, heights), posture_percent(patient)
    return Figures(
        *heights.columns,
        wedge_angle_deg=wedge_angle_deg(case.level, heights),
        kyphotic_angle_deg=kyphotic_angle_deg(
            case.level, patient.motion_above_treated(LEVELS[LEVELS.index(case.level) - 2])
        ),
        height_regained_percent=regained,
        balloon_volume_ml=(_balloon_ml(patient),) * sides,
        balloon_pressure_psi=(
            pressure_psi(progress.balloon_ml, progress.pumped_ml, patient.plan.most_ml) if progress.balloon_ml else 0.0,
        )
        * sides,
        cavity_volume_ml=(_cavity_ml(patient),) * sides,
        cement_volume_ml=(_cement_ml(patient),) * sides,
        posture_percent=by_posture,
        balloon_percent=regained - by_posture,
        leaked_ml=sum((thread.volume_ml for thread in patient.leaks), 0.0),
    )


def _balloon_ml(patient: Patient) -> float:
    """What is in the balloon: its body without the folds of the empty one."""
    return patient.plan.held_ml(patient.balloons[0].body.volume_ml) if patient.progress.balloon_ml else 0.0


def _cavity_ml(patient: Patient) -> float:
    if not patient.cavities:
        return 0.0
    volume = patient.cavities[0].volume_ml
    return volume if patient.progress.settled else patient.plan.held_ml(volume)


def _cement_ml(patient: Patient) -> float:
    return patient.cements[0].volume_ml if patient.cements else 0.0
