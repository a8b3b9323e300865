"""The sacrum: it carries the spine at the angle of a standing person, and nothing in it closes the nerves' ways."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import SACRAL, VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.solid.sacrum import sacral_canal_distance, sacrum_frame
from kyphoview.anatomy.solid.vertebra import vertebra_distance


def _inside(points: np.ndarray) -> np.ndarray:
    """Signed distances of points given under the endplate."""
    found: np.ndarray = vertebra_distance(SACRAL, sacrum_frame().carry(points))
    return found


def test_its_endplate_is_as_wide_and_deep_as_published_and_wings_stand_beside_it() -> None:
    size = VERTEBRAE[SACRAL]
    assert (size.endplate_width_mm, size.endplate_depth_mm) == (49.0, 33.0)
    assert 95.0 < np.ptp(load_mesh(SACRAL).vertices[:, 0]) < 118.0
    below = np.array(((30.0, 0.0, -16.0), (-30.0, 0.0, -16.0), (0.0, 0.0, -20.0)))
    assert (_inside(below) < -2.0).all()


def test_its_canal_is_open_and_leads_to_openings_in_front() -> None:
    down = np.linspace(0.0, 1.0, 20)[:, None]
    way = np.array((0.0, -25.0, 2.0)) + down * np.array((0.0, -4.5, -34.0))
    assert _inside(way).min() > 0.8
    assert sacral_canal_distance(sacrum_frame().carry(way)).max() < -0.8
    for side in (-1.0, 1.0):
        forwards = np.linspace((13.5 * side, -27.0, -27.0), (21.0 * side, 22.0, -25.0), 30)
        assert _inside(forwards).min() > 0.8


@pytest.mark.parametrize("x_mm", [0.0, 3.0, 6.0, 10.0, 14.0])
def test_bone_closes_its_canal_and_openings_behind(x_mm: float) -> None:
    """Seen from behind, at least 1.5 mm of bone come before any hollow."""
    ys = np.linspace(-60.0, 20.0, 1601)
    for z in np.arange(-84.0, -13.0, 2.0):
        is_bone = _inside(np.column_stack((np.full(1601, x_mm), ys, np.full(1601, z)))) < 0.0
        first = int(np.argmax(is_bone))
        assert is_bone[first : first + 30].all(), (x_mm, z)


@pytest.mark.parametrize("z_mm", [-20.0, -50.0, -80.0])
def test_it_is_hollow_in_front_and_bent_backwards(z_mm: float) -> None:
    def front(z: float) -> float:
        ys = np.linspace(25.0, -30.0, 200)
        return float(ys[np.flatnonzero(_inside(np.column_stack((np.zeros(200), ys, np.full(200, z)))) < 0.0)[0]])

    straight = front(-4.0) + (front(-112.0) - front(-4.0)) * (z_mm + 4.0) / -108.0
    assert front(z_mm) < straight + 0.5
