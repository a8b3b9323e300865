"""The ribs: each head meets its vertebra with a joint's gap, and nothing but the head comes near."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import RIB_LEVELS, VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_ribs
from kyphoview.anatomy.solid.vertebra import vertebra_distance


@pytest.mark.parametrize("level", RIB_LEVELS)
def test_the_head_meets_the_side_of_body_and_pedicle(level: str) -> None:
    surface = load_ribs(level).vertices.astype(float)
    apart = vertebra_distance(level, surface)
    assert 0.3 < apart.min() < 1.0
    size = VERTEBRAE[level]
    meeting = surface[apart < 1.5]
    assert len(meeting) > 30
    assert np.ptp(meeting[:, 2]) > 4.0
    wall = -size.endplate_depth_mm / 2
    nearest = surface[apart.argmin()]
    assert wall - 6.0 < nearest[1] < wall + 6.0
    assert abs(nearest[2]) < size.posterior_height_mm / 2 + 2.0


@pytest.mark.parametrize("level", RIB_LEVELS)
def test_it_leaves_the_spine_backwards_and_outwards(level: str) -> None:
    surface = load_ribs(level).vertices.astype(float)
    right = surface[surface[:, 0] > 0]
    head, shaft = right[right[:, 0].argmin()], right[right[:, 0].argmax()]
    assert shaft[1] < head[1] - 10.0
    assert shaft[2] < head[2]
