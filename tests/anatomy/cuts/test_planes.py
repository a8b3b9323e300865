"""The planes of both cuts lie as a reader expects."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import PATHS, TREATABLE
from kyphoview.anatomy.needle_approach import approach


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("treated", TREATABLE)
def test_the_side_cut_holds_the_left_needle_with_the_front_on_the_left(treated: str, path: str) -> None:
    plane, axis = side_plane(treated, path), approach(treated, path).axis("left")
    assert np.allclose(plane.height_over(axis.point(np.linspace(-80, 40, 5))), 0.0, atol=1e-9)
    behind, inside = plane.flatten(axis.point(np.array((-60.0, 30.0))))
    assert inside[0] < behind[0]
    assert plane.normal[0] < 0  # seen from the patient's left


@pytest.mark.parametrize("treated", TREATABLE)
def test_the_top_cut_holds_both_needles_and_is_seen_from_the_feet_as_in_ct(treated: str) -> None:
    plane = top_plane(treated)
    for side, sign in (("right", -1), ("left", 1)):
        points = approach(treated).axis(side).point(np.linspace(-80, 40, 5))
        assert np.allclose(plane.height_over(points), 0.0, atol=1e-9)
        assert np.sign(plane.flatten(points)[0, 0]) == sign
    assert plane.normal[2] < -0.9  # seen from the feet
    assert plane.up[1] > 0.9


@pytest.mark.parametrize("plane", [side_plane("L1"), top_plane("L1")])
def test_pictures_are_centred_on_the_body(plane: Plane) -> None:
    assert np.allclose(plane.flatten(np.zeros(3)), 0.0, atol=1e-9)
