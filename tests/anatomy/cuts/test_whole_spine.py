"""The standing figure: neck and head over the pelvis, each curve of the spine its own way, bones apart."""

import math
from itertools import pairwise

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.cuts.whole_spine import in_reference, simplified_bones, spine_frames
from kyphoview.anatomy.geometry.curves import area
from kyphoview.anatomy.levels import TREATABLE
from kyphoview.anatomy.trunk import body_outline, skin_behind
from kyphoview.build.cuts.side_tissues import SideTissues, between


def _lean_deg(level: str) -> float:
    low, high = in_reference(level, [(0.0, 0.0), (0.0, 10.0)])
    return math.degrees(math.atan2(high[0] - low[0], high[1] - low[1]))


def _place(level: str) -> np.ndarray:
    place: np.ndarray = in_reference(level, [(0.0, 0.0)])[0]
    return place


def test_the_neck_and_the_head_stand_over_the_pelvis() -> None:
    sacrum_front, sacrum_back = in_reference("sacrum", [(16.0, -1.0), (-16.5, -0.6)])
    hip_y = sacrum_front[0] + 25.0
    assert sacrum_back[0] < _place("C7")[0] < hip_y
    assert abs(_place("C2")[0] + 8.0 - hip_y) < 20.0  # the ear


def test_each_curve_of_the_spine_bends_its_own_way() -> None:
    assert 15.0 < _lean_deg("C7") - _lean_deg("C2") < 30.0  # neck lordosis
    assert 20.0 < _lean_deg("C7") - _lean_deg("T5") < 40.0  # thoracic kyphosis
    assert 35.0 < _lean_deg("sacrum") - _lean_deg("L1") < 60.0  # lumbar lordosis
    assert 8.0 < _lean_deg("sacrum") - _lean_deg("L5") < 18.0  # lumbosacral angle
    assert abs(_lean_deg("C2")) < 8.0  # the head is level


def test_above_t8_no_joint_bends_back_by_much() -> None:
    """The upright frame of L1 asks for it; seen close up beside T10 it must not look like a kink."""
    upwards = between("C7", "T8")
    turns = [_lean_deg(above) - _lean_deg(below) for above, below in pairwise(upwards)]
    assert min(turns) > -10.0
    assert all(abs(turn - next_turn) < 8.0 for turn, next_turn in pairwise(turns))


def test_the_legs_stand_straight_below() -> None:
    outline = body_outline()
    foot = outline[outline[:, 1] < -558.0, 0]
    hip = outline[np.abs(outline[:, 1] + 400.0) < 3.0, 0]
    assert abs((foot.min() + foot.max()) / 2 - (hip.min() + hip.max()) / 2) < 8.0


def test_neighbouring_bodies_keep_apart() -> None:
    levels = [level for level in between("C2", "L5") if level not in between("T8", "L5")]
    for above, below in pairwise(levels):
        if below == "L5":
            continue
        for end in (-1.0, 1.0):
            _, height, depth = spine_frames()[above]
            _, height_below, depth_below = spine_frames()[below]
            bottom = in_reference(above, [(end * depth / 2, -height / 2)])[0]
            top = in_reference(below, [(end * depth_below / 2, height_below / 2)])[0]
            assert bottom[1] - top[1] > 1.0, (above, below)


def test_the_bones_lie_under_the_skin_of_the_back() -> None:
    for level, curve in simplified_bones():
        below_crown = curve[curve[:, 1] < 540.0]
        assert (below_crown[:, 0] - skin_behind(below_crown[:, 1]) > 8.0).all(), level


@pytest.mark.parametrize("treated", TREATABLE)
def test_a_tissue_is_moved_into_the_plane(treated: str) -> None:
    side = SideTissues(treated, side_plane(treated))
    side.add("body_outline", "region", body_outline())
    outline = side.found[0].outline
    assert np.abs(side.plane.height_over(outline)).max() < 1e-9
    assert abs(area(side.plane.flatten(outline))) > 1e5
