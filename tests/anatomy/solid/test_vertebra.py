"""The solid as a solid: a true distance near its surface, joints with room in them, the needle clear of the canal."""

from itertools import pairwise

import numpy as np
import pytest

from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import LEVELS, MOVABLE, PATHS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.needle_approach import approach
from kyphoview.anatomy.solid.vertebra import body_distance, canal_distance, gradient, vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.instruments.sizes import CANNULA_RADIUS_MM

_PAIRS = list(pairwise(LEVELS))


@pytest.mark.parametrize("level", LEVELS)
def test_the_distance_is_a_distance_near_the_surface(level: str) -> None:
    points = load_mesh(level).vertices[::7].astype(float)
    slope = np.linalg.norm(gradient(level, points), axis=1)
    assert np.quantile(slope, 0.05) > 0.65
    assert np.quantile(slope, 0.95) < 1.25
    # Half a millimetre outwards and inwards along the normal.
    normal = load_mesh(level).normals[::7].astype(float)
    for step in (0.5, -0.5):
        moved = vertebra_distance(level, points + step * normal)
        assert np.median(moved) == pytest.approx(step, abs=0.03)
        assert (np.sign(moved) == np.sign(step)).mean() > 0.99


def test_shapes_are_kept_and_left_is_like_right() -> None:
    rng = np.random.default_rng(1)
    points = rng.uniform((-30, -60, -25), (30, 20, 25), (6, 50, 3))
    distance = vertebra_distance("L2", points)
    assert distance.shape == (6, 50)
    assert np.allclose(distance, vertebra_distance("L2", points * (-1, 1, 1)))
    body = body_distance("L2", points)
    assert body.shape == (6, 50)
    assert (body >= distance - 1e-9).all()


def _turned(level: str, degrees: float) -> RigidMotion:
    """The vertebra above turns forwards about a point just behind the back wall, at the upper rim."""
    y, z = -VERTEBRAE[level].endplate_depth_mm / 2 - 1.8, VERTEBRAE[level].posterior_height_mm / 2
    there = RigidMotion(shift_y_mm=-y, shift_z_mm=-z)
    return there.then(RigidMotion(np.radians(degrees))).then(there.inverse())


@pytest.mark.parametrize(("above", "below"), _PAIRS)
def test_bones_do_not_meet_at_rest(above: str, below: str) -> None:
    bone = placement(below, above).carry(load_mesh(above).vertices.astype(float))
    gap = vertebra_distance(below, bone).min()
    assert 1.2 < gap < 4.0


@pytest.mark.parametrize(("above", "below"), [pair for pair in _PAIRS if pair[1] in TREATABLE])
def test_arches_do_not_meet_when_the_body_below_sinks(above: str, below: str) -> None:
    bone = placement(below, above).carry(load_mesh(above).vertices.astype(float))
    for motion in (_turned(below, degrees) for degrees in (4, 8, 12, 16, 20, 23)):
        moved = motion.carry(bone)
        behind = moved[moved[:, 1] < -VERTEBRAE[below].endplate_depth_mm / 2 - 3.0]
        assert vertebra_distance(below, behind).min() > 0.1


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("treated", TREATABLE)
def test_the_cannula_stays_in_bone_and_clear_of_the_canal(treated: str, path: str) -> None:
    way = approach(treated, path)
    turn = np.linspace(0, 2 * np.pi, 36)
    for side in ("left", "right"):
        surface = way.axis(side).point(np.arange(-90.0, 32.0, 0.25)[:, None], CANNULA_RADIUS_MM[treated], turn)
        assert canal_distance(treated, surface).min() > 0.5
        through_pedicle = way.axis(side).point(np.arange(-6.0, 26.0, 0.25)[:, None], CANNULA_RADIUS_MM[treated], turn)
        assert vertebra_distance(treated, through_pedicle).max() < -0.5


@pytest.mark.parametrize("level", MOVABLE)
def test_the_canal_is_open(level: str) -> None:
    size = VERTEBRAE[level]
    centre = -(size.endplate_depth_mm + size.canal_depth_mm) / 2
    middle = np.column_stack((np.zeros(50), np.full(50, centre), np.linspace(-30, 30, 50)))
    assert vertebra_distance(level, middle).min() > 4.0
    assert canal_distance(level, middle).max() < -5.0


@pytest.mark.parametrize("level", LEVELS)
def test_landmarks_have_the_published_heights(level: str) -> None:
    size, marks = VERTEBRAE[level], landmarks(level)
    heights = marks.upper[:, 2] - marks.lower[:, 2]
    assert np.allclose(heights, (size.anterior_height_mm, size.middle_height_mm, size.posterior_height_mm))
    assert np.allclose(marks.upper[:, 1], np.array((1, 0, -1)) * size.endplate_depth_mm / 2)
    # What is not a corner lies on the bone.
    assert np.abs(body_distance(level, np.vstack((marks.upper[1], marks.lower[1], marks.upper_rim)))).max() < 0.02
