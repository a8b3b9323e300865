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
from kyphoview.procedure.filling.cement import RIM_SHARE
from kyphoview.procedure.filling.pressure import pressure_psi
from kyphoview.procedure.fracture.heights import Heights, healthy_heights, losses_mm
from kyphoview.procedure.patient import Patient

_FRONT, _BACK = 0, 2  # rows of the landmarks


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one moment; one volume and pressure for each treated side, left first."""

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
    """The front height now, from broken and upright (0) to healthy (100)."""
    healthy = healthy_heights(case.level).anterior_mm
    return 100.0 * (1.0 - (healthy - heights.anterior_mm) / losses_mm(case)[_FRONT])


def _forward_tilt_deg(endplate: Points) -> float:
    run = endplate[_FRONT] - endplate[_BACK]
    return -math.degrees(math.atan2(float(run[2]), float(run[1])))


def figures_of(patient: Patient) -> Figures:
    """The figures of one moment, measured on the moved geometry and the bodies."""
    case, progress = patient.case, patient.progress
    heights, sides = patient.heights, len(case.sides)
    return Figures(
        *heights.columns,
        wedge_angle_deg=wedge_angle_deg(case.level, heights),
        kyphotic_angle_deg=kyphotic_angle_deg(case.level, patient.above),
        height_regained_percent=height_regained_percent(case, heights),
        balloon_volume_ml=(_balloon_ml(patient),) * sides,
        balloon_pressure_psi=(
            pressure_psi(progress.balloon_ml, progress.pumped_ml, patient.plan.most_ml) if progress.balloon_ml else 0.0,
        )
        * sides,
        cavity_volume_ml=(_cavity_ml(patient),) * sides,
        cement_volume_ml=(_cement_ml(patient),) * sides,
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
    """All the cement of the core, and its share of the rim among the trabeculae."""
    if not patient.cements:
        return 0.0
    core, whole = patient.cements[0].core.volume_ml, patient.cements[0].body.volume_ml
    return core + RIM_SHARE * (whole - core)
