"""How the person is laid down and gets up again."""

import numpy as np
import pytest

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.posture import STANDING, Posture, posture_at
from kyphoview.procedure.steps import STEPS, step_index

INSTANTS = np.arange(0.0, 12.0, 0.001)


def at(step: str, share: float = 1.0) -> Posture:
    return posture_at(Moment(step, share).clock)


@pytest.mark.parametrize("step", ["healthy", "fracture", "finding", "recovery", "weighing"])
def test_upright_before_and_after(step: str) -> None:
    assert at(step) == STANDING


def test_the_person_lies_before_the_xray_arm_swings_in_and_the_figure_is_large_meanwhile() -> None:
    assert at("ready") == Posture(1.0, 1.0, 1.0)
    for clock in INSTANTS[(step_index("ready") < INSTANTS) & (step_index("ready") + 1 > INSTANTS)]:
        posture = posture_at(float(clock))
        assert posture.xray_arm == 0.0 or posture.lying == 1.0
        assert posture.lying == 0.0 or posture.inset > 0.5


@pytest.mark.parametrize(
    "step", [step.id for step in STEPS if step.is_treatment and step.id not in ("ready", "recovery", "weighing")]
)
def test_the_arm_is_in_place_all_through_the_procedure(step: str) -> None:
    assert at(step, 0.5).lying == at(step, 0.5).xray_arm == 1.0


def test_the_arm_is_away_before_the_person_gets_up() -> None:
    for clock in INSTANTS[step_index("recovery") < INSTANTS]:
        posture = posture_at(float(clock))
        assert posture.xray_arm == 0.0 or posture.lying == 1.0


def test_nothing_jumps() -> None:
    states = np.array([posture_at(float(clock)) for clock in INSTANTS])
    assert np.abs(np.diff(states, axis=0)).max() < 0.016
