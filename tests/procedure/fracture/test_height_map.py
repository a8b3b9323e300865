"""The map of the break: it never folds, is undone exactly, and makes the wanted heights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.case import LOSS_RANGE_PERCENT, SHAPES, Case
from kyphoview.procedure.fracture.height_map import HeightMap, height_map_by_losses
from kyphoview.procedure.fracture.heights import healthy_heights, losses_mm
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.fracture.motion_above import motion_above

CLOUD = np.random.default_rng(5).uniform((-45.0, -75.0, -30.0), (45.0, 25.0, 40.0), (4000, 3))


@st.composite
def crushes(draw: st.DrawFn) -> HeightMap:
    """Maps of every kind of break, at any state between healthy and broken."""
    shape, level = draw(st.sampled_from(SHAPES)), draw(st.sampled_from(TREATABLE))
    case = Case(level, shape, draw(st.floats(*LOSS_RANGE_PERCENT[shape])), 2, 2.0, 2.0, 0.0)
    front, middle, back = losses_mm(case)
    share = draw(st.floats(0.0, 1.0))
    return height_map_by_losses(level, (front * share, middle * share, back * share))


@settings(max_examples=60)
@given(crushes())
def test_it_never_folds(height_map: HeightMap) -> None:
    assert height_map.jacobian_z(CLOUD).min() > 0.15


@settings(max_examples=60)
@given(crushes())
def test_it_is_undone_exactly(height_map: HeightMap) -> None:
    assert np.abs(height_map.inverse(height_map.carry(CLOUD)) - CLOUD).max() < 1e-10
    assert np.abs(height_map.carry(height_map.inverse(CLOUD)) - CLOUD).max() < 1e-10


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_far_behind_nothing_moves_in_either_direction(share: float) -> None:
    """Nor where the two endplates, were they that long, would have met."""
    height_map = height_map_by_losses("L1", (8.0 * share, 7.0 * share, 0.5 * share))
    far = 100.0 * CLOUD[CLOUD[:, 1] < -20.0]
    assert np.array_equal(height_map.inverse(far), far)
    assert np.array_equal(height_map.carry(far), far)


@settings(max_examples=60)
@given(crushes())
def test_it_moves_points_down_only_and_nothing_but_the_body(height_map: HeightMap) -> None:
    moved = height_map.carry(CLOUD)
    assert np.array_equal(moved[:, :2], CLOUD[:, :2])
    assert (moved[:, 2] <= CLOUD[:, 2] + 1e-9).all()
    is_still = (CLOUD[:, 1] < -30.0) | (CLOUD[:, 2] < -16.0)
    assert np.array_equal(moved[is_still], CLOUD[is_still])


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_jacobian_is_the_slope_of_the_map(level: str, shape: str) -> None:
    height_map = height_map_by_losses(level, losses_mm(Case(level, shape, 30.0, 2, 2.0, 2.0, 0.0)))
    inside = CLOUD[np.abs(CLOUD[:, 2]) < 9.0]
    step = np.array([0.0, 0.0, 1e-5])
    slope = (height_map.carry(inside + step) - height_map.carry(inside - step))[:, 2] / 2e-5
    assert height_map.jacobian_z(inside) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_measured_heights_are_the_wanted_ones(level: str, shape: str) -> None:
    lost = losses_mm(Case(level, shape, 35.0, 2, 2.0, 2.0, 0.0))
    healthy = healthy_heights(level).columns
    measured = measured_heights(height_map_by_losses(level, lost)).columns
    assert measured == pytest.approx([h - gone for h, gone in zip(healthy, lost, strict=True)], abs=1e-9)


def test_nothing_lost_changes_nothing() -> None:
    height_map = height_map_by_losses("L1", (0.0, 0.0, 0.0))
    assert height_map.is_rest
    assert np.array_equal(height_map.carry(CLOUD), CLOUD)
    assert motion_above(height_map).angle_rad == 0.0


@pytest.mark.parametrize("level", TREATABLE)
def test_the_spine_above_turns_forwards_about_a_pivot_just_behind_the_posterior_wall(level: str) -> None:
    height_map = height_map_by_losses(level, losses_mm(Case(level, "wedge", 33.0, 2, 2.0, 2.0, 0.0)))
    motion = motion_above(height_map)
    assert 0.2 < motion.angle_rad < 0.3
    turned = np.array(
        [[np.cos(motion.angle_rad), np.sin(motion.angle_rad)], [-np.sin(motion.angle_rad), np.cos(motion.angle_rad)]]
    )
    pivot_y, _ = np.linalg.solve(np.eye(2) - turned, [motion.shift_y_mm, motion.shift_z_mm])
    assert -28.0 < pivot_y < -17.0
