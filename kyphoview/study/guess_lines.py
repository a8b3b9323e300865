"""A guess as a line in the solid: where the endplate, or the cannula, would lie had the guess been right.

It is the line of the solid itself, moved by what the guess is off: a right guess lies on it.
"""

from functools import cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import canal_distance
from kyphoview.content.questions import Prediction
from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.heights import losses_mm, most_lost
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import FOUND, HEALTHY
from kyphoview.study.cannula import nearest_to_canal
from kyphoview.study.predictions import MEASURES, answer, case_of

_POINTS = 41
_OF_DEPTH = 0.92  # the rounded rims left out
_BROKEN, _WHOLE = Moment(FOUND), Moment(HEALTHY, 0.0)
_CANNULA_MM = (-14.0, 8.0)  # of its wall, before and after the place that is nearest to the canal


def guess_line(question: Prediction, case: Case, guess: float) -> Points | None:
    """The line (N, 3) in mm of the treated level's frame that a guess stands for; None where it stands for none."""
    case = case_of(question, case)
    drawn, off = MEASURES[question.measure].drawn, guess - answer(question, case)
    last = scene_at(case, Moment(question.step, question.until))
    if drawn == "rise" or drawn == "fall":
        sign = 1.0 if drawn == "rise" else -1.0
        return endplate(last) + sign * off * _in_mm(question, case) * _one_mm_up(case)
    if drawn == "tilt":
        return _tilted(endplate(last), off)
    if drawn == "away":
        return _moved_away(last, off)
    return None


def _in_mm(question: Prediction, case: Case) -> float:
    """How many mm of height one of the measure's units is."""
    return losses_mm(case)[most_lost(case)] / 100.0 if MEASURES[question.measure].unit == "percent" else 1.0


def for_one_more(question: Prediction, case: Case) -> Points | None:
    """How the line of a guess moves (N, 3), in mm, with a guess one larger; None where there is none.

    Of a biconcave body both endplates give way, so the upper one moves by a part of the height.
    """
    less, more = (guess_line(question, case, guess) for guess in (0.0, 1.0))
    return None if less is None or more is None else more - less


def endplate(scene: Scene) -> Points:
    """The treated body's upper endplate as the side cut meets it at a moment, from back to front: (N, 3) in mm."""
    points: Points = scene.carry_bone(scene.case.level, _endplate_at_rest(scene.case.level, scene.case.path))
    return points


@cache
def _endplate_at_rest(level: str, path: str) -> Points:
    half = _OF_DEPTH * VERTEBRAE[level].endplate_depth_mm / 2
    y, plane = np.linspace(-half, half, _POINTS), side_plane(level, path)
    x = plane.lift(np.column_stack([y / plane.across[1], np.zeros(_POINTS)]))[:, 0]
    return np.column_stack([x, y, body_shape(level).endplate(x, y, True)])


def _one_mm_up(case: Case) -> Points:
    """How the endplate moves (N, 3) towards its whole shape for each mm that the column rises that lost most."""
    return (endplate(scene_at(case, _WHOLE)) - endplate(scene_at(case, _BROKEN))) / losses_mm(case)[most_lost(case)]


def _tilted(points: Points, more_deg: float) -> Points:
    """The line (N, 3) in mm with its front turned down around its back end by so much more."""
    turn, pivot = np.radians(-more_deg), points[0]
    y, z = (points - pivot)[:, 1], (points - pivot)[:, 2]
    turned = np.column_stack(
        [np.zeros(len(y)), y * np.cos(turn) - z * np.sin(turn), y * np.sin(turn) + z * np.cos(turn)]
    )
    found: Points = turned * (0.0, 1.0, 1.0) + np.column_stack([points[:, 0], np.full((len(y), 2), pivot[1:])])
    return found


def _moved_away(scene: Scene, more_mm: float) -> Points:
    """The left cannula's wall where it is nearest to the canal, moved so much farther away from it: (N, 3) in mm."""
    nearest = nearest_to_canal(scene)
    axis: Axis = scene.axes["left"]
    steps = 0.01 * np.eye(3)
    slope = [
        float(canal_distance(scene.case.level, nearest + step) - canal_distance(scene.case.level, nearest - step))
        for step in steps
    ]
    outwards = np.array(slope) / np.linalg.norm(slope)
    along_mm = np.linspace(*_CANNULA_MM, _POINTS)
    found: Points = nearest + more_mm * outwards + along_mm[:, None] * axis.forward
    return found
