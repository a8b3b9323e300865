"""Soft tissue between what stays and what moves."""

import numpy as np
import pytest

from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.height_map import height_map_by_losses
from kyphoview.procedure.fracture.heights import losses_mm
from kyphoview.procedure.fracture.motion_above import motion_above
from kyphoview.procedure.fracture.soft_tissue import carry_tissue

WORST = motion_above(height_map_by_losses("L1", "wedge", losses_mm(Case("L1", "wedge", 55.0, 2, 2.0, 2.0, 0.0))))
FAR_UP = np.random.default_rng(2).uniform((-60.0, -100.0, 200.0), (60.0, 130.0, 400.0), (100, 3))


def test_far_below_it_stays_and_far_above_it_goes_with_the_spine() -> None:
    below = FAR_UP * (1.0, 1.0, -1.0)
    assert np.array_equal(carry_tissue(WORST, below), below)
    assert carry_tissue(WORST, FAR_UP) == pytest.approx(WORST.carry(FAR_UP))


@pytest.mark.parametrize("y", [-95.0, -60.0, -30.0, 0.0, 20.0, 40.0, 80.0, 130.0])
def test_it_never_folds_up_or_down(y: float) -> None:
    column = np.column_stack((np.zeros(2001), np.full(2001, y), np.linspace(-200.0, 200.0, 2001)))
    rising = np.diff(carry_tissue(WORST, column)[:, 2])
    assert rising.min() > 0.0
