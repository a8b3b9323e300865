"""RigidMotion: distances stay, motions chain and undo each other, and a positive angle bends forwards."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kyphoview.anatomy.geometry.rigid import RigidMotion

_SHIFT = st.floats(-300, 300)
_MOTIONS = st.builds(RigidMotion, st.floats(-3, 3), _SHIFT, _SHIFT)
_POINTS = arrays(np.float64, (4, 3), elements=st.floats(-200, 200))


@given(_MOTIONS, _POINTS)
def test_distances_stay(motion: RigidMotion, points: np.ndarray) -> None:
    moved = motion.carry(points)
    assert np.allclose(np.linalg.norm(moved[1:] - moved[0], axis=1), np.linalg.norm(points[1:] - points[0], axis=1))
    assert (moved[:, 0] == points[:, 0]).all()


@given(_MOTIONS, _POINTS)
def test_the_inverse_leads_back(motion: RigidMotion, points: np.ndarray) -> None:
    assert np.allclose(motion.inverse().carry(motion.carry(points)), points, atol=1e-9)
    assert np.allclose(motion.carry(motion.inverse().carry(points)), points, atol=1e-9)


@given(_MOTIONS, _MOTIONS, _POINTS)
def test_then_is_one_after_the_other(first: RigidMotion, second: RigidMotion, points: np.ndarray) -> None:
    assert np.allclose(first.then(second).carry(points), second.carry(first.carry(points)), atol=1e-9)


def test_a_positive_angle_lowers_the_front() -> None:
    front, top = RigidMotion(0.1).carry(np.array([[0.0, 10.0, 0.0], [0.0, 0.0, 10.0]]))
    assert front[2] < 0
    assert top[1] > 0
