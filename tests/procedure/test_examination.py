"""The examining finger: on the skin behind the bone that hurts, and away before the person lies down."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL, TREATABLE
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_behind
from kyphoview.procedure.examination import PRESSING, Finger, finger_at
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS


def finger(level: str, step: str, at: float) -> Finger | None:
    return finger_at(level, Moment(step, at).clock)


def in_skin_mm(level: str, found: Finger) -> float:
    """How far the fingertip has pushed the skin in, mm."""
    _, y, z = placement(REFERENCE_LEVEL, level).carry(np.array(found.tip))
    return float(y - skin_behind(np.array(z)))


@pytest.mark.parametrize("level", TREATABLE)
def test_it_presses_on_the_bump_of_the_broken_bone(level: str) -> None:
    found = finger(level, "finding", 1.0)
    assert found is not None
    assert found.pressed == 1.0
    assert 2.0 < in_skin_mm(level, found) < 5.0
    ahead = np.array(found.tip) + np.linspace(0.0, 60.0, 200)[:, None] * PRESSING
    behind = {
        name: float(vertebra_distance(name, placement(level, name).inverse().carry(ahead)).min()) for name in LEVELS
    }
    assert min(behind, key=lambda name: behind[name]) == level


@pytest.mark.parametrize("level", TREATABLE)
def test_it_first_feels_the_vertebra_above_without_pressing(level: str) -> None:
    first, last = finger(level, "finding", 0.19), finger(level, "finding", 1.0)
    assert first is not None
    assert last is not None
    assert first.pressed == 0.0
    assert first.tip[2] > last.tip[2] + 20.0
    assert in_skin_mm(level, first) == pytest.approx(0.0, abs=0.3)


@pytest.mark.parametrize("step", [step.id for step in STEPS if step.id not in ("finding", "ready")])
def test_it_is_there_in_the_examination_alone(step: str) -> None:
    assert all(finger("L1", step, at) is None for at in (0.0, 0.5, 1.0))
    assert finger("L1", "ready", 0.2) is None
