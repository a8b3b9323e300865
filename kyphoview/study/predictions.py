"""What can be guessed before it happens: the model's own answer for a case, and how near a guess came."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kyphoview.content.questions import Prediction
from kyphoview.language import N_, _, ngettext, number
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import case_in_course
from kyphoview.procedure.figures import Figures
from kyphoview.procedure.fracture.heights import most_lost
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import course_of
from kyphoview.study.cannula import canal_clearance_mm

Unit = Literal["mm", "deg", "percent", "ml", "psi"]
Nearness = Literal["close", "low", "high"]
Drawn = Literal["rise", "fall", "tilt", "away", ""]

_VALUES: dict[str, str] = {
    "mm": N_("{value} mm"),
    "percent": N_("{value} percent"),
    "ml": N_("{value} mL"),
    "psi": N_("{value} psi"),
}
_SEEN_RISE_MM = 0.1  # from where on the endplate is said to rise
_STEPS_OF_FILLING = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that the model gives.

    Attributes:
        least, most: between which a guess is made; every case's answer lies there.
        close: a guess that is off by no more than this is called close.
        of: measures it for a case, from the moment at which the picture waits to the one at which it stops again.
        drawn: what it does to a line of the picture: the endplate rises, falls or tilts, the cannula lies away from the
            canal; "" where it is no length or angle of the treated bone.
    """

    unit: Unit
    least: float
    most: float
    close: float
    of: Callable[[Case, Moment, Moment], float]
    drawn: Drawn = ""


def answer(question: Prediction, case: Case) -> float:
    """What the model does in this case, in the unit of the question's measure."""
    first, last = Moment(question.step, question.at), Moment(question.step, question.until)
    return MEASURES[question.measure].of(case_of(question, case), first, last)


def case_of(question: Prediction, case: Case) -> Case:
    """The case as the course has it that is asked about.

    Raises:
        BadInput: that course cannot be shown for this case.
    """
    course = course_of(question.step).id
    return case if case.course == course else case_in_course(case, course)


def in_words(value: float, unit: Unit) -> str:
    """A figure with its unit, to as many places as a guess can be meant."""
    if unit == "deg":
        whole = round(value)
        return ngettext("{value} degree", "{value} degrees", abs(whole), value=number(whole, 0))
    return _(_VALUES[unit], value=number(value, 1 if is_in_tenths(unit) else 0))


def is_in_tenths(unit: Unit) -> bool:
    """Whether a tenth of the unit is worth guessing."""
    return unit in ("mm", "ml")


def judge(question: Prediction, case: Case, guess: float) -> Nearness:
    """Whether a guess is close to what the model does, too low or too high."""
    off = guess - answer(question, case)
    if abs(off) <= MEASURES[question.measure].close:
        return "close"
    return "low" if off < 0 else "high"


def _height_mm(case: Case, moment: Moment) -> float:
    """Of the column that loses most."""
    figures = scene_at(case, moment).figures
    return (figures.anterior_height_mm, figures.middle_height_mm)[most_lost(case)]


def _rise_mm(case: Case, first: Moment, last: Moment) -> float:
    return _height_mm(case, last) - _height_mm(case, first)


def _fall_mm(case: Case, first: Moment, last: Moment) -> float:
    return -_rise_mm(case, first, last)


def _lost_percent(case: Case, first: Moment, last: Moment) -> float:
    before, after = (scene_at(case, moment).figures.height_regained_percent for moment in (first, last))
    return before - after


def _more_bent_deg(case: Case, first: Moment, last: Moment) -> float:
    """How much the angle over three vertebrae grows."""
    before, after = (scene_at(case, moment).figures.kyphotic_angle_deg for moment in (first, last))
    return after - before


def _at_the_end(read: Callable[[Figures], float]) -> Callable[[Case, Moment, Moment], float]:
    """A figure at the moment when the picture stops again."""
    return lambda case, _first, last: read(scene_at(case, last).figures)


def _volume_at_first_lift_ml(case: Case, first: Moment, last: Moment) -> float:
    """What the left balloon holds when the endplate has risen by a tenth of a millimetre; all of it where none does."""
    for at in np.linspace(first.at, last.at, _STEPS_OF_FILLING + 1):
        moment = Moment(first.step, float(at))
        if _rise_mm(case, first, moment) >= _SEEN_RISE_MM:
            return scene_at(case, moment).figures.balloon_volume_ml[0]
    return scene_at(case, last).figures.balloon_volume_ml[0]


def _canal_clearance_mm(case: Case, _first: Moment, last: Moment) -> float:
    """Once the cannula is in place."""
    return canal_clearance_mm(scene_at(case, last))


MEASURES: dict[str, Measure] = {
    "height-lost-mm": Measure("mm", 0.0, 20.0, 1.0, _fall_mm, "fall"),
    "wedge-angle-deg": Measure("deg", -10.0, 40.0, 2.0, _at_the_end(lambda figures: figures.wedge_angle_deg), "tilt"),
    "posture-percent": Measure(
        "percent", 0.0, 100.0, 5.0, _at_the_end(lambda figures: figures.posture_percent), "rise"
    ),
    "posture-mm": Measure("mm", 0.0, 10.0, 0.5, _rise_mm, "rise"),
    "canal-distance-mm": Measure("mm", 0.0, 10.0, 0.7, _canal_clearance_mm, "away"),
    "volume-at-first-lift-ml": Measure("ml", 0.0, 4.0, 0.3, _volume_at_first_lift_ml),
    "balloon-lift-mm": Measure("mm", 0.0, 16.0, 0.5, _rise_mm, "rise"),
    "full-pressure-psi": Measure("psi", 0.0, 400.0, 25.0, _at_the_end(lambda figures: figures.balloon_pressure_psi[0])),
    "settled-mm": Measure("mm", 0.0, 6.0, 0.4, _fall_mm, "fall"),
    "cement-ml": Measure("ml", 0.0, 6.0, 0.3, _at_the_end(lambda figures: figures.cement_volume_ml[0])),
    "kept-percent": Measure(
        "percent", 0.0, 100.0, 5.0, _at_the_end(lambda figures: figures.height_regained_percent), "rise"
    ),
    "leaked-ml": Measure("ml", 0.0, 1.0, 0.1, _at_the_end(lambda figures: figures.leaked_ml)),
    "sunk-further-mm": Measure("mm", 0.0, 8.0, 0.5, _fall_mm, "fall"),
    "more-bent-deg": Measure("deg", 0.0, 30.0, 2.0, _more_bent_deg),
    "lost-in-weeks-percent": Measure("percent", 0.0, 50.0, 2.0, _lost_percent, "fall"),
}
