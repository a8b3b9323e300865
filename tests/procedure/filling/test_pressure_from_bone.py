"""The pressure gauge."""

from itertools import pairwise

import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.filling.pressure_from_bone import pressure_psi
from kyphoview.procedure.instruments.balloon_tamp import RATED_PSI
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS


def test_it_rises_as_bone_compacts_and_stays_below_the_rating() -> None:
    volumes = [i * 0.05 for i in range(1, 61)]
    pressures = [pressure_psi(volume, volume, 2.5) for volume in volumes]
    assert all(a <= b for a, b in pairwise(pressures))
    assert all(a < b for a, b in pairwise(pressures[:50]))
    assert max(pressures) < RATED_PSI


def test_nothing_is_inflated_nothing_is_shown() -> None:
    assert pressure_psi(0.0, 0.0, 2.5) == 0.0
    assert pressure_psi(0.0, 2.4, 2.5) == 0.0
    for step in STEPS:
        if step.id not in ("inflating", "deflating"):
            assert scene_at(DEFAULT_CASE, Moment(step.id, 0.5)).figures.balloon_pressure_psi == (0.0, 0.0)


def test_the_full_balloon_is_in_the_usual_range() -> None:
    """100 to 250 psi in use, a rating of 400 psi."""
    for pressure in scene_at(DEFAULT_CASE, Moment("inflating", 1.0)).figures.balloon_pressure_psi:
        assert 100.0 < pressure < 250.0


def test_draining_lets_the_pressure_go_without_a_jump() -> None:
    assert pressure_psi(2.4, 2.4, 2.5) == pytest.approx(pressure_psi(2.3999, 2.4, 2.5), rel=1e-3)
    assert pressure_psi(1.2, 2.4, 2.5) < pressure_psi(1.2, 1.2, 2.5) + 40.0
