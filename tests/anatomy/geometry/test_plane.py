"""Plane: lift and flatten undo each other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.geometry.plane import Plane

_PLACE = arrays(np.float64, 3, elements=st.floats(-100, 100))
_FLAT = arrays(np.float64, (5, 2), elements=st.floats(-300, 300))
_SOLID = arrays(np.float64, (5, 3), elements=st.floats(-300, 300))


@st.composite
def _planes(draw) -> Plane:
    across = draw(_PLACE.filter(lambda v: np.linalg.norm(v) > 1))
    other = draw(_PLACE.filter(lambda v: np.linalg.norm(np.cross(across, v)) > 0.1 * np.linalg.norm(across)))
    across = across / np.linalg.norm(across)
    up = other - (other @ across) * across
    return Plane(read_only(draw(_PLACE)), read_only(across), read_only(up / np.linalg.norm(up)))


@given(_planes(), _FLAT)
def test_flatten_undoes_lift(plane: Plane, flat: np.ndarray) -> None:
    assert np.allclose(plane.flatten(plane.lift(flat)), flat, atol=1e-8)
    assert np.allclose(plane.height_over(plane.lift(flat)), 0.0, atol=1e-8)


@given(_planes(), _SOLID)
def test_lift_gives_the_foot_of_the_point(plane: Plane, points: np.ndarray) -> None:
    foot = plane.lift(plane.flatten(points))
    assert np.allclose(foot + plane.height_over(points)[:, None] * plane.normal, points, atol=1e-8)
