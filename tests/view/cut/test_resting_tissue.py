"""Soft tissue made ready ahead stands where the model carries its points."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.cut.resting_tissue import soft_pixels, terms_of, tissue_shapes
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import VIEWS, Layout

MOST_PX = 1e-6


@settings(max_examples=30, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), view=st.sampled_from(VIEWS))
def test_soft_points_stand_where_the_model_carries_them(case: Case, moment: Moment, view: str):
    scene, cut = scene_at(case, moment), load_cut(case.level, view)
    frame = Frame.of(scene.cameras[view], Layout.of(1280, 800))
    for tissue in cut.tissues:
        if tissue.level is None:
            expected = frame.to_pixels(cut.plane.flatten(scene.carry_tissue(tissue.outline)))
            shown = soft_pixels(terms_of(tissue.outline, cut), frame, cut, scene)
            assert np.abs(shown - expected).max() < MOST_PX


@settings(max_examples=15, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_each_tissue_lies_where_its_points_go(case: Case, moment: Moment):
    scene, cut = scene_at(case, moment), load_cut(case.level, "side")
    frame = Frame.of(scene.cameras["side"], Layout.of(1280, 800))
    for shape in tissue_shapes(frame, cut, scene, is_ghost=False):
        level, outline = shape.tissue.level, shape.tissue.outline
        moved = scene.carry_tissue(outline) if level is None else scene.carry_bone(level, outline)
        pixels, box = frame.to_pixels(cut.plane.flatten(moved)), shape.path.boundingRect()
        low, high = (box.left(), box.top()), (box.right(), box.bottom())
        assert np.allclose([pixels.min(axis=0), pixels.max(axis=0)], [low, high], atol=MOST_PX)
