"""The built solid against the published numbers, measured on it with a probe.

Endplates, pedicles and canal after Panjabi 1991/92 and Zindrick 1987, discs Fletcher 2015 and Agichani, transverse
processes Li 2003, spinous processes Eur Spine J 2010;19:768: the values stand in `levels` and `arch_size` with their
sources; here they are repeated as published, so that a slip of the table shows too.
"""

import numpy as np
import pytest

from kyphoview.anatomy.levels import DISCS, MOVABLE, VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.solid.arch_size import arch_size
from kyphoview.anatomy.solid.vertebra import body_distance
from kyphoview.anatomy.stack import placement

X, Y, Z = np.eye(3)
_RIM_MM = 2.8

# Endplate width and depth, posterior height of dissected bones, pedicle width and height, canal width and depth.
PUBLISHED = {
    "T8": (29.5, 28.0, 18.7, 5.9, 12.5, 17.0, 15.5),
    "T9": (30.6, 29.0, 19.3, 6.0, 13.8, 17.5, 15.5),
    "T10": (32.0, 30.0, 20.2, 6.3, 15.0, 18.0, 15.5),
    "T11": (35.0, 32.0, 21.3, 7.8, 17.0, 19.0, 16.0),
    "T12": (39.0, 32.8, 22.7, 7.1, 16.0, 22.0, 18.0),
    "L1": (41.2, 34.1, 23.8, 8.7, 15.4, 23.7, 19.0),
    "L2": (42.6, 34.6, 24.3, 8.9, 15.0, 23.8, 18.2),
    "L3": (44.1, 35.2, 23.8, 10.3, 14.9, 24.3, 17.5),
    "L4": (46.6, 35.5, 24.1, 12.9, 14.8, 25.4, 18.6),
    "L5": (47.3, 34.7, 22.9, 18.0, 14.0, 27.1, 19.7),
}
LIVING = 1.176  # how much taller living people's vertebrae are than those


@pytest.mark.parametrize("level", MOVABLE)
def test_endplate(probe, level: str) -> None:
    width, depth = PUBLISHED[level][:2]
    felt = probe(level)
    half = min(VERTEBRAE[level].anterior_height_mm, VERTEBRAE[level].posterior_height_mm) / 2
    heights = np.arange(half - 1.9, half * 0.5, -0.5)[:5]  # the widest lies near the rim
    assert max(felt.span((0, y, z), X) for y in (-6, -3, 0, 3) for z in heights) == pytest.approx(width, abs=0.7)
    assert max(felt.span((0, 0, z), Y, 30) for z in heights) == pytest.approx(depth, abs=0.7)


@pytest.mark.parametrize("level", MOVABLE)
def test_heights(probe, level: str) -> None:
    felt, size = probe(level), VERTEBRAE[level]
    crest = size.endplate_depth_mm / 2 - _RIM_MM
    front, back = felt.span((0, crest, 0), Z, 25), felt.span((0, -crest, 0), Z, 25)
    slope = (back - front) / (2 * crest)
    assert back + slope * _RIM_MM == pytest.approx(PUBLISHED[level][2] * LIVING, abs=0.1)
    assert front - slope * _RIM_MM == pytest.approx(size.anterior_height_mm, abs=0.1)
    assert felt.span((0, 0, 0), Z, 25) == pytest.approx(size.middle_height_mm, abs=0.02)


@pytest.mark.parametrize("level", MOVABLE)
def test_endplates_are_hollow_more_above_a_disc_than_below_one(probe, level: str) -> None:
    """Wang 2012: 1.5 mm on a body's lower endplate, 0.7 mm on its upper one; here a little less, in that proportion."""
    felt, size = probe(level), VERTEBRAE[level]
    depths = np.linspace(-0.75, 0.75, 17) * size.endplate_depth_mm / 2
    slope = (size.anterior_height_mm - size.posterior_height_mm) / size.endplate_depth_mm
    rims = (size.anterior_height_mm + size.posterior_height_mm) / 4 + slope * depths / 2
    upper, lower = (rims - [felt.first((0, y, 0), way, 25) for y in depths] for way in (Z, -Z))
    assert upper.max() == pytest.approx(0.55, abs=0.15)
    assert lower.max() == pytest.approx(1.2, abs=0.3)
    assert depths[lower.argmax()] < -1.0  # the apex lies behind the middle
    assert min(upper.min(), lower.min()) > -0.01  # nothing stands out over the rims


@pytest.mark.parametrize("level", MOVABLE)
def test_pedicle(probe, level: str) -> None:
    felt, centre = probe(level), pedicle_centre(level)
    assert felt.span(centre, X, 20) == pytest.approx(PUBLISHED[level][3], abs=0.5)
    assert felt.span(centre, Z, 20) == pytest.approx(PUBLISHED[level][4] * LIVING, abs=0.5)


@pytest.mark.parametrize("level", MOVABLE)
def test_the_pedicle_springs_from_the_upper_half_of_the_body(probe, level: str) -> None:
    """Its top lies 0 to 3 mm below the upper endplate; what is under it of the back wall stays free."""
    felt, centre, size = probe(level), pedicle_centre(level), VERTEBRAE[level]
    rim, height = size.posterior_height_mm / 2, size.posterior_height_mm
    upper, lower = centre[2] + felt.first(centre, Z, 20), centre[2] - felt.first(centre, -Z, 20)
    assert 0.0 <= rim - upper <= 3.0
    assert 0.30 < (rim - (upper + lower) / 2) / height < 0.50
    assert (lower + rim) / height > (0.23 if level.startswith("L") else 0.10)


@pytest.mark.parametrize("level", MOVABLE)
def test_canal(probe, level: str) -> None:
    felt, size, arch = probe(level), VERTEBRAE[level], arch_size(level)
    _, y, z = pedicle_centre(level)
    assert felt.span((0, y, z), X, 20) == pytest.approx(PUBLISHED[level][5], abs=0.5)
    middle = -(size.endplate_depth_mm + size.canal_depth_mm) / 2
    assert felt.span((0, middle, arch.lamina_top_mm - 4), Y, 20) == pytest.approx(PUBLISHED[level][6], abs=0.9)


@pytest.mark.parametrize(("between", "front", "back"), [
    (("T8", "T9"), 4.6, 4.2), (("T9", "T10"), 4.9, 4.4), (("T10", "T11"), 5.2, 4.6),
    (("T11", "T12"), 6.0, 5.0), (("T12", "L1"), 7.5, 6.0),
    (("L1", "L2"), 10.2, 7.8), (("L2", "L3"), 12.6, 8.8), (("L3", "L4"), 14.3, 9.0),
    (("L4", "L5"), 14.3, 9.2), (("L5", "S1"), 13.4, 6.4),
])  # fmt: skip
def test_disc(probe, between: tuple[str, str], front: float, back: float) -> None:
    """The corners of two bodies, found by carrying on the line through the crests of their rims, face each other."""
    above, below = between
    upper = placement(below, above).carry(_corners(probe(above), -Z))
    lower = _corners(probe(below), Z)
    apart = np.linalg.norm(upper - lower, axis=1)
    assert apart == pytest.approx((front, back), abs=0.25)
    assert (DISCS[between].anterior_height_mm, DISCS[between].posterior_height_mm) == (front, back)


def _corners(felt, way: np.ndarray) -> np.ndarray:
    depth = VERTEBRAE[felt.level].endplate_depth_mm / 2
    crest = depth - _RIM_MM
    front, back = (np.array((0, y, 0)) + felt.first((0, y, 0), way, 25) * way for y in (crest, -crest))
    along = (front - back) / (2 * crest)
    return np.array((front + _RIM_MM * along, back - _RIM_MM * along))


@pytest.mark.parametrize(("level", "length"), [("L1", 10), ("L2", 15), ("L3", 19), ("L4", 15)])
def test_transverse_process(level: str, length: float) -> None:
    reach = np.abs(load_mesh(level).vertices[:, 0]).max()
    width, canal = VERTEBRAE[level].pedicle_width_mm, VERTEBRAE[level].canal_width_mm
    assert reach - width - canal / 2 == pytest.approx(length, abs=1.0)


@pytest.mark.parametrize(("level", "share"), [("T11", 0.54), ("L1", 0.79), ("L3", 0.79)])
def test_spinous_process(probe, level: str, share: float) -> None:
    size, arch = VERTEBRAE[level], arch_size(level)
    drop = np.radians(arch.spinous_down_deg)
    way = 0.6 * arch.spinous_mm
    root = -size.endplate_depth_mm / 2 - size.canal_depth_mm - 2.0
    high = probe(level).span((0, root - way, arch.spinous_z_mm - way * np.tan(drop)), Z, 30) * np.cos(drop)
    assert high / ((size.anterior_height_mm + size.posterior_height_mm) / 2) == pytest.approx(share, abs=0.04)


def test_the_body_of_l1_holds_25_to_30_ml() -> None:
    step = 0.6
    axes = [np.arange(low, high, step) for low, high in ((-24, 24), (-21, 21), (-15, 15))]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    assert 25 < (body_distance("L1", grid) < 0).sum() * step**3 / 1000 < 30
