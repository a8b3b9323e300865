"""The map of the break: it never folds, is undone exactly, and makes the wanted heights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.fracture.height_map import HeightMap, height_field, height_map_by_losses
from kyphoview.procedure.fracture.heights import healthy_heights, losses_mm
from kyphoview.procedure.fracture.measured_heights import measured_heights
from kyphoview.procedure.fracture.motion_above import motion_above

CLOUD = np.random.default_rng(5).uniform((-45.0, -75.0, -30.0), (45.0, 25.0, 40.0), (4000, 3))


@st.composite
def crushes(draw: st.DrawFn, shapes: tuple[str, ...] = SHAPES) -> HeightMap:
    """Maps of every kind of break, at any state between healthy and broken."""
    shape, level = draw(st.sampled_from(shapes)), draw(st.sampled_from(TREATABLE))
    case = Case(level, shape, draw(st.floats(*LOSS_RANGE_PERCENT[shape])), 2, 2.0, 2.0, 0.0)
    front, middle, back = losses_mm(case)
    share = draw(st.floats(0.0, 1.0))
    return height_map_by_losses(level, shape, (front * share, middle * share, back * share))


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
    height_map = height_map_by_losses("L1", "wedge", (8.0 * share, 7.0 * share, 0.5 * share))
    far = 100.0 * CLOUD[CLOUD[:, 1] < -20.0]
    assert np.array_equal(height_map.inverse(far), far)
    assert np.array_equal(height_map.carry(far), far)


@settings(max_examples=60)
@given(crushes())
def test_only_the_body_moves_and_never_sideways(height_map: HeightMap) -> None:
    moved = height_map.carry(CLOUD)
    assert np.array_equal(moved[:, 0], CLOUD[:, 0])
    is_still = CLOUD[:, 1] < -VERTEBRAE[height_map.level].endplate_depth_mm / 2 - 14.1
    assert np.array_equal(moved[is_still], CLOUD[is_still])


@settings(max_examples=30)
@given(crushes(("wedge",)))
def test_a_wedge_sinks_from_above_and_its_back_wall_stays_whole(height_map: HeightMap) -> None:
    moved = height_map.carry(CLOUD)
    assert np.array_equal(moved[:, 1], CLOUD[:, 1])
    assert (moved[:, 2] <= CLOUD[:, 2] + 1e-9).all()
    is_still = CLOUD[:, 2] < -VERTEBRAE[height_map.level].posterior_height_mm / 2 - 1.0
    assert np.array_equal(moved[is_still], CLOUD[is_still])


@settings(max_examples=60)
@given(crushes(("biconcave",)))
def test_a_biconcave_break_dishes_both_endplates_and_keeps_its_front_and_back(height_map: HeightMap) -> None:
    """About 60 % of the dish above and 40 % below, each against the line through its own front and back."""
    field, size = height_field(height_map.level), VERTEBRAE[height_map.level]
    upper, lower = (height_map.carry(marks)[:, 2] - marks[:, 2] for marks in (field.upper, field.lower))
    above, below = (upper[0] + upper[2]) / 2 - upper[1], lower[1] - (lower[0] + lower[2]) / 2
    assert above / max(above + below, 1e-9) == pytest.approx(0.6, abs=0.03) or above + below < 1e-6
    heights = measured_heights(height_map)
    assert heights.anterior_mm > 0.94 * size.anterior_height_mm
    assert heights.posterior_mm > 0.97 * size.posterior_height_mm


@settings(max_examples=60)
@given(crushes(("crush",)))
def test_a_crush_bulges_its_back_wall_towards_the_canal_between_the_pedicles(height_map: HeightMap) -> None:
    """Farthest in the midline, by less than a quarter of the canal's depth; beside the canal it stays."""
    size = VERTEBRAE[height_map.level]
    half, canal = size.endplate_depth_mm / 2, size.canal_width_mm
    x, z = (part.ravel() for part in np.meshgrid(np.linspace(-canal / 2, canal / 2, 41), np.linspace(-13, 13, 27)))
    wall = np.column_stack((x, np.full(x.shape, -half), z))
    back = wall[:, 1] - height_map.carry(wall)[:, 1]
    lost_mm = size.posterior_height_mm - measured_heights(height_map).posterior_mm
    assert abs(x[back.argmax()]) < 1e-9 < z[back.argmax()] or lost_mm < 1e-9
    assert back.max() == pytest.approx(0.6 * lost_mm, rel=0.05, abs=1e-9)
    assert back.max() < 0.25 * size.canal_depth_mm
    assert back[np.abs(x) > 0.4 * canal].max() == 0.0


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_jacobian_is_the_slope_of_the_map(level: str, shape: str) -> None:
    height_map = height_map_by_losses(level, shape, losses_mm(Case(level, shape, 30.0, 2, 2.0, 2.0, 0.0)))
    inside = CLOUD[np.abs(CLOUD[:, 2]) < 9.0]
    step = np.array([0.0, 0.0, 1e-5])
    slope = (height_map.carry(inside + step) - height_map.carry(inside - step))[:, 2] / 2e-5
    assert height_map.jacobian_z(inside) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_measured_heights_are_the_wanted_ones(level: str, shape: str) -> None:
    lost = losses_mm(Case(level, shape, 35.0, 2, 2.0, 2.0, 0.0))
    healthy = healthy_heights(level).columns
    measured = measured_heights(height_map_by_losses(level, shape, lost)).columns
    assert measured == pytest.approx([h - gone for h, gone in zip(healthy, lost, strict=True)], abs=1e-9)


def test_nothing_lost_changes_nothing() -> None:
    height_map = height_map_by_losses("L1", "crush", (0.0, 0.0, 0.0))
    assert height_map.is_rest
    assert np.array_equal(height_map.carry(CLOUD), CLOUD)
    assert motion_above(height_map).angle_rad == 0.0


@pytest.mark.parametrize("level", TREATABLE)
def test_the_spine_above_turns_forwards_about_a_pivot_just_behind_the_posterior_wall(level: str) -> None:
    height_map = height_map_by_losses(level, "wedge", losses_mm(Case(level, "wedge", 33.0, 2, 2.0, 2.0, 0.0)))
    motion = motion_above(height_map)
    assert 0.2 < motion.angle_rad < 0.3
    turned = np.array(
        [[np.cos(motion.angle_rad), np.sin(motion.angle_rad)], [-np.sin(motion.angle_rad), np.cos(motion.angle_rad)]]
    )
    pivot_y, _ = np.linalg.solve(np.eye(2) - turned, [motion.shift_y_mm, motion.shift_z_mm])
    assert -28.0 < pivot_y < -17.0
