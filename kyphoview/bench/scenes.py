"""How long one Scene takes to work out, with all that is in it."""

from functools import cached_property
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS

_PER_STEP = 50

# A Scene works its parts out when they are first asked for; here all of them are.
_PARTS = [name for name, part in vars(Scene).items() if isinstance(part, property | cached_property)]


def measure() -> dict[str, Any]:
    """`scene_at` and every part of the Scene in ms, for moments of every step, each asked for once.

    What is worked out once for a case and kept counts in `new_case_ms` alone: how long the first Scenes of another
    fracture take, one in the middle of each step.
    """
    _every_step_ms(DEFAULT_CASE)
    taken_ms = {
        step.id: [_time_ms(DEFAULT_CASE, Moment(step.id, i / _PER_STEP)) for i in range(_PER_STEP)] for step in STEPS
    }
    all_ms = [taken for of_step in taken_ms.values() for taken in of_step]
    worst = max(taken_ms, key=lambda step: median(taken_ms[step]))
    return {
        "median_ms": median(all_ms),
        "p95_ms": quantiles(all_ms, n=20)[-1],
        "worst_step": worst,
        "worst_step_ms": median(taken_ms[worst]),
        "new_case_ms": _every_step_ms(make_case(loss_percent=40.0)) - sum(map(median, taken_ms.values())),
    }


def _every_step_ms(case: Case) -> float:
    return sum(_time_ms(case, Moment(step.id, 0.5)) for step in STEPS)


def _time_ms(case: Case, moment: Moment) -> float:
    start = perf_counter()
    scene = scene_at(case, moment)
    for part in _PARTS:
        getattr(scene, part)
    return (perf_counter() - start) * 1000
