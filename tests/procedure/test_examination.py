"""The examining finger: on the skin behind the bone that hurts, and away before the person lies down."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL, TREATABLE
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_behind
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.examination import PRESSING, Finger, finger_at
from kyphoview.procedure.framing.places_in_cuts import on_finger
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
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


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("level", TREATABLE)
def test_the_side_cut_draws_it_on_the_skin_that_it_draws(level: str, balloons: int) -> None:
    case = make_case(level, balloons=balloons)
    cut = load_cut(level, "side", case.path)
    outline = next(tissue.outline for tissue in cut.tissues if tissue.name == "body_outline")
    for at, least_mm, most_mm in ((0.19, -0.5, 0.5), (0.33, -0.5, 0.5), (1.0, 2.0, 5.0)):
        scene = scene_at(case, Moment("finding", at))
        tip = cut.plane.flatten(on_finger(scene, np.array(0.0)))
        skin = cut.plane.flatten(scene.carry_tissue(outline[outline[:, 1] < -30.0]))
        skin = skin[np.abs(skin[:, 1] - tip[1]) < 30.0]
        upwards = np.argsort(skin[:, 1])
        in_mm = float(np.interp(tip[1], skin[upwards, 1], skin[upwards, 0]) - tip[0])
        assert least_mm < in_mm < most_mm, at


@pytest.mark.parametrize("step", [step.id for step in STEPS if step.id not in ("finding", "ready")])
def test_it_is_there_in_the_examination_alone(step: str) -> None:
    assert all(finger("L1", step, at) is None for at in (0.0, 0.5, 1.0))
    assert finger("L1", "ready", 0.2) is None
