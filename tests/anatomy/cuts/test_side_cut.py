"""The side cut as an anatomist looks at it: whole bones, joints that meet, the aorta close before the discs."""

from itertools import pairwise

import numpy as np
import pytest

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.levels import (
    AORTA_DIVIDES_AT,
    LEVELS,
    PATHS,
    REFERENCE_LEVEL,
    SACRAL,
    TREATABLE,
    VERTEBRAE,
    neighbours,
)
from kyphoview.anatomy.solid.sacrum import sacral_canal_distance, sacrum_frame
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement


@pytest.fixture(params=TREATABLE)
def cut(request) -> Cut:
    """Each level's side cut in turn."""
    return load_cut(request.param, "side")


@pytest.fixture(params=[(level, path) for level in TREATABLE for path in PATHS], ids="-".join)
def any_cut(request) -> Cut:
    """Each side cut in turn, of two balloons and of one."""
    level, path = request.param
    return load_cut(level, "side", path)


def test_every_vertebra_is_one_piece(any_cut: Cut) -> None:
    """No piece floats beside its bone: the plane meets each pedicle."""
    for bone in (bone for bone in any_cut.bones if not bone.is_rib):
        assert len(bone.outlines) == 1, bone.level


def test_the_articular_processes_meet(cut: Cut) -> None:
    """Along several millimetres the gap between the two is that of a joint, and nowhere do they touch."""
    for upper, lower in pairwise(neighbours(cut.treated)):
        outline = next(bone.outlines[0] for bone in cut.bones if bone.level == upper and not bone.is_rib)
        local = placement(cut.treated, lower).inverse().carry(outline)
        behind = local[:, 1] < -VERTEBRAE[lower].endplate_depth_mm / 2 - 5.0
        if cut.treated not in (upper, lower) and not behind.any():
            continue
        apart = vertebra_distance(lower, local[behind])
        facing = outline[behind][apart < 3.5]
        assert apart.min() > 0.5, (upper, lower)
        if cut.treated in (upper, lower):  # two levels away the plane may miss the joint
            assert apart.min() < 2.6, (upper, lower)
            assert np.ptp(facing[:, 2]) > 3.0, (upper, lower)


def gap_mm(line: np.ndarray, other: np.ndarray) -> float:
    """The least distance of two outlines (N, 3) and (M, 3), from front to back and upwards: what lies in the midline
    is moved into the plane."""
    return float(np.linalg.norm(line[:, None, 1:] - other[None, :, 1:], axis=2).min())


def test_the_aorta_runs_before_each_disc_as_near_as_published(any_cut: Cut) -> None:
    """1.15 mm at L1-2, 1.6 at L2-3, 2.1 at L3-4 (Surg Radiol Anat 2021, the mean of women and men)."""
    wall = next(tissue.outline for tissue in any_cut.tissues if tissue.name == "aorta")
    published = {"L1": 1.15, "L2": 1.6, "L3": 2.1}
    for disc in any_cut.discs:
        if LEVELS.index(disc.below) <= LEVELS.index(AORTA_DIVIDES_AT):
            assert gap_mm(wall, disc.annulus) == pytest.approx(published.get(disc.above, 1.2), abs=0.25), disc.above


def test_the_aorta_comes_from_an_arch_above_what_is_seen_up_close(any_cut: Cut) -> None:
    """At T4 it turns forwards; nowhere up to there does it end or lose its width."""
    wall = next(tissue.outline for tissue in any_cut.tissues if tissue.name == "aorta")
    home = placement(REFERENCE_LEVEL, any_cut.treated).carry(wall)
    assert 240.0 < home[:, 2].max() < 256.0
    assert home[home[:, 2] > 225.0, 1].max() > 50.0
    for z_mm in np.arange(0.0, 215.0, 5.0):
        across = home[np.abs(home[:, 2] - z_mm) < 1.5, 1]
        assert 16.0 < np.ptp(across) < 20.0, z_mm


def test_the_iliac_artery_goes_on_where_the_aorta_divides(any_cut: Cut) -> None:
    """No wider than half the aorta, clear of L5 and the sacrum, and on beyond what is seen up close."""
    wall = next(tissue.outline for tissue in any_cut.tissues if tissue.name == "aorta")
    home = placement(REFERENCE_LEVEL, any_cut.treated).carry(wall)
    assert home[:, 2].min() < -250.0
    assert home[home[:, 2].argmin(), 1] > 60.0
    half = len(home) // 2
    back, front = home[:half], home[half:]
    for z_mm, least, most in ((0.0, 16.5, 17.5), (-175.0, 8.0, 10.5)):
        middle = back[np.abs(back[:, 2] - z_mm).argmin()]
        assert least < np.linalg.norm(front[:, 1:] - middle[1:], axis=1).min() < most
    for bone in (bone for bone in any_cut.bones if not bone.is_rib):
        assert gap_mm(wall, bone.outlines[0]) > 0.8, bone.level


def test_the_canal_goes_on_into_the_sacrum(any_cut: Cut) -> None:
    canal = next(tissue.outline for tissue in any_cut.tissues if tissue.name == "canal")
    home = sacrum_frame().inverse().carry(placement(SACRAL, any_cut.treated).carry(canal))
    assert -52.0 < home[:, 2].min() < -40.0  # the sac ends at S2
    inside = home[(home[:, 2] < -6.0) & (home[:, 2] > -30.0)]
    midline = sacrum_frame().carry(inside * (0.0, 1.0, 1.0))
    assert (np.abs(sacral_canal_distance(midline)) < 2.5).all()  # along its walls
