"""The top cut as an anatomist looks at it: which vessel lies on which side, and that the picture shows it so."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.levels import PATHS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.needle_approach import approach
from kyphoview.anatomy.solid.vertebra import vertebra_distance


@pytest.fixture(params=TREATABLE)
def cut(request) -> Cut:
    """Each level's top cut in turn."""
    return load_cut(request.param, "top")


def vessel(cut: Cut, name: str) -> np.ndarray:
    """A vessel's outline (N, 3) in mm."""
    return next(tissue.outline for tissue in cut.tissues if tissue.name == name)


def test_the_aorta_lies_a_little_to_the_left_and_the_vena_cava_to_the_right(cut: Cut) -> None:
    aorta, cava = vessel(cut, "aorta"), vessel(cut, "vena_cava")
    assert -12.0 < aorta[:, 0].mean() < -3.0
    assert 12.0 < cava[:, 0].mean() < 30.0
    assert cava[:, 0].min() > aorta[:, 0].max()


def test_both_lie_before_the_body_and_the_aorta_close_to_it(cut: Cut) -> None:
    front = VERTEBRAE[cut.treated].endplate_depth_mm / 2
    aorta, cava = vessel(cut, "aorta"), vessel(cut, "vena_cava")
    assert 0.0 < aorta[:, 1].min() - front < 7.0
    assert cava[:, 1].min() > front


def test_the_vena_cava_leaves_the_spine_towards_the_liver() -> None:
    """From L1 upwards it lies farther forward and to the right with each level, as it does in the body."""
    upper = TREATABLE[: TREATABLE.index("L1") + 1]
    places = [vessel(load_cut(level, "top"), "vena_cava").mean(axis=0) for level in upper]
    before = [place[1] - VERTEBRAE[level].endplate_depth_mm / 2 for place, level in zip(places, upper, strict=True)]
    assert all(np.diff([place[0] for place in places]) < 0.0)
    assert all(np.diff(before) < 0.0)


def test_seen_from_the_feet_the_vena_cava_is_on_the_left_of_the_picture(cut: Cut) -> None:
    across = {name: cut.plane.flatten(vessel(cut, name))[:, 0].mean() for name in ("aorta", "vena_cava")}
    assert across["vena_cava"] < 0.0 < across["aorta"]


def limbs(cut: Cut) -> list[np.ndarray]:
    """The diaphragm's limbs, each (N, 2) in mm seen from the feet."""
    return [tissue.outline[:, :2] for tissue in cut.tissues if tissue.name.startswith("crus")]


def test_the_limbs_of_the_diaphragm_lie_beside_the_aorta_never_between_it_and_the_bone(cut: Cut) -> None:
    for limb in limbs(cut):
        for name in ("aorta", "vena_cava"):
            outline = vessel(cut, name)[:, :2]
            assert np.linalg.norm(limb[:, None] - outline[None], axis=-1).min() > 0.3  # nor do they touch
            assert not any(is_inside(outline, point) for point in limb)
        aorta = vessel(cut, "aorta")
        middle = aorta.mean(axis=0)
        behind = limb[(np.abs(limb[:, 0] - middle[0]) < 3.5) & (limb[:, 1] < middle[1])]
        assert len(behind) == 0
        assert vertebra_distance(cut.treated, cut.plane.lift(flat_in(cut, limb))).min() > 0.0


def test_the_limbs_meet_before_the_aorta_from_t12_upwards_and_end_above_l3() -> None:
    for level in TREATABLE:
        cut = load_cut(level, "top")
        found, aorta = limbs(cut), vessel(cut, "aorta")
        assert len(found) == (0 if level in ("L3", "L4") else 2)
        meets = bool(found) and np.linalg.norm(found[0][:, None] - found[1][None], axis=-1).min() < 0.5
        assert meets == (level in ("T10", "T11", "T12"))
        if meets:
            assert min(limb[:, 1].max() for limb in found) > aorta[:, 1].max()


def is_inside(outline: np.ndarray, point: np.ndarray) -> bool:
    """Whether a closed outline (N, 2) goes round a point (2,)."""
    turns = np.diff(np.unwrap(np.arctan2(*(np.vstack((outline, outline[:1])) - point).T)))
    return bool(abs(turns.sum()) > np.pi)


def flat_in(cut: Cut, points: np.ndarray) -> np.ndarray:
    """Points (N, 2), (x, y) in mm, as picture coordinates of the cut."""
    return np.column_stack((points[:, 0], (points[:, 1] - cut.plane.origin[1]) / cut.plane.up[1]))


def test_ribs_lie_in_the_bodys_wall_clear_of_the_needles_ways_and_none_below_l2(cut: Cut) -> None:
    ribs = [(tissue.name, tissue.outline) for tissue in cut.tissues if tissue.name.startswith("wall_rib")]
    left = [rib for name, rib in ribs if name.endswith("left")]
    assert len(ribs) == 2 * len(left) == 2 * {"T10": 4, "T11": 4, "T12": 4, "L1": 3, "L2": 2}.get(cut.treated, 0)
    wall, within = (vessel(cut, name)[:, :2] for name in ("muscle_wall", "front_fat"))
    for _, rib in ribs:
        assert all(is_inside(wall, point) and not is_inside(within, point) for point in rib[:, :2])
        for path in PATHS:
            way = approach(cut.treated, path).axis("left").point(np.linspace(-120.0, 30.0, 60))
            assert np.linalg.norm(rib[:, None, :2] - way[None, :, :2], axis=-1).min() > 10.0
