"""The aorta stays close before the spine, and bends smoothly with it, whatever breaks."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.levels import AORTA_DIVIDES_AT, TREATABLE, VERTEBRAE
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at

REACH_MM = 60.0  # above and below the broken body
SHARPEST_RADIUS_MM = 55.0


@st.composite
def broken(draw: st.DrawFn) -> Scene:
    """The worst moment of fractures of every kind."""
    shape = draw(st.sampled_from(SHAPES))
    level, loss, balloons = (
        draw(st.sampled_from(TREATABLE)),
        draw(st.floats(*LOSS_RANGE_PERCENT[shape])),
        draw(st.sampled_from((1, 2))),
    )
    case = Case(level, shape, loss, balloons, 2.0, 2.0, 35.0)
    return scene_at(case, Moment("fracture", 1.0))


def aorta_wall(cut: Cut) -> np.ndarray:
    """The wall of the aorta towards the spine, from above down to where it divides, in the lower third of L4, near the
    broken body: (N, 3) at rest."""
    outline = next(tissue.outline for tissue in cut.tissues if tissue.name == "aorta")
    back = outline[: len(outline) // 2]
    lower_third = np.array([0.0, 0.0, -VERTEBRAE[AORTA_DIVIDES_AT].posterior_height_mm / 6])
    divides_mm = float(placement(cut.treated, AORTA_DIVIDES_AT).carry(lower_third)[2])
    wall: np.ndarray = back[(np.abs(back[:, 2]) < REACH_MM) & (back[:, 2] > divides_mm)]
    return wall


@settings(max_examples=40)
@given(broken())
def test_it_stays_before_the_bones_and_close_to_them(scene: Scene) -> None:
    cut = load_cut(scene.case.level, "side", scene.case.path)
    wall = scene.carry_loose(aorta_wall(cut))
    nearest = np.full(len(wall), np.inf)
    for bone in (bone for bone in cut.bones if not bone.is_rib):
        if bone.level == scene.case.level:
            rest = scene.height_map.inverse(wall)
        else:
            rest = scene.bone_motion(bone.level).inverse().carry(wall)
        nearest = np.minimum(nearest, vertebra_distance(bone.level, rest))
    assert nearest.min() > 2.0  # a little more than before the discs, which stand out
    assert nearest.max() < 10.0


@settings(max_examples=40)
@given(broken())
def test_it_bends_smoothly(scene: Scene) -> None:
    wall = scene.carry_loose(aorta_wall(load_cut(scene.case.level, "side", scene.case.path)))[:, 1:]
    before, after = np.diff(wall[:-1], axis=0), np.diff(wall[1:], axis=0)
    turn = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0])
    lengths = np.hypot(*before.T), np.hypot(*after.T)
    curvature = turn / (lengths[0] * lengths[1] * (lengths[0] + lengths[1]) / 2)
    smooth = np.convolve(curvature, np.ones(5) / 5, "valid")  # over 6 mm, more than the spacing of the points
    assert smooth.max() < 1 / SHARPEST_RADIUS_MM
