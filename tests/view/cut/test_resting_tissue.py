"""Soft tissue made ready ahead stands where the model carries its points."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.cut.resting_tissue import is_loose, soft_pixels, terms_of, tissue_shapes
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import VIEWS, Layout

MOST_PX = 1e-6


@settings(max_examples=30, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), view=st.sampled_from(VIEWS))
def test_soft_points_stand_where_the_model_carries_them(case: Case, moment: Moment, view: str):
    scene, cut = scene_at(case, moment), load_cut(case.level, view, case.path)
    frame = Frame.of(scene.cameras[view], Layout.of(1280, 800))
    for tissue in cut.tissues:
        if tissue.level is None:
            bends = is_loose(tissue, cut)
            carry = scene.carry_loose if bends else scene.carry_tissue
            expected = frame.to_pixels(cut.plane.flatten(carry(tissue.outline)))
            shown = soft_pixels(terms_of(tissue.outline, cut, bends), frame, cut, scene)
            assert np.abs(shown - expected).max() < MOST_PX


@settings(max_examples=20, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_what_is_seen_of_each_tissue_lies_where_its_points_go(case: Case, moment: Moment):
    scene, cut = scene_at(case, moment), load_cut(case.level, "side", case.path)
    frame = Frame.of(scene.cameras["side"], Layout.of(1280, 800))
    for shape in tissue_shapes(frame, cut, scene, is_ghost=False):
        level, outline = shape.tissue.level, shape.tissue.outline
        carry = scene.carry_loose if is_loose(shape.tissue, cut) else scene.carry_tissue
        moved = carry(outline) if level is None else scene.carry_bone(level, outline)
        expected = frame.to_pixels(cut.plane.flatten(moved))
        shown = np.array([(each.x, each.y) for each in map(shape.path.elementAt, range(shape.path.elementCount()))])
        seen = np.flatnonzero(frame.holds(expected))
        near = np.unique(np.clip([seen - 1, seen, seen + 1], 0, len(expected) - 1))  # with the lines that lead to them
        gaps = np.abs(expected[near, None] - shown[None]).max(axis=2).min(axis=1)
        assert gaps.max(initial=0.0) < MOST_PX
        assert not frame.holds(shown[~_are_among(shown, expected[seen])]).any()


def _are_among(points: Points, others: Points) -> NDArray[np.bool_]:
    gaps = np.abs(points[:, None] - others[None]).max(axis=2, initial=0.0)
    return np.asarray((gaps < MOST_PX).any(axis=1))
