"""What moves as one is drawn where the solid's own points go; the cut from above meets one bone alone."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.cut.carrying import place_of
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout

MOST_PX = 1e-6


@settings(max_examples=30, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_rigid_bones_stand_where_their_points_go(case: Case, moment: Moment):
    scene, cut = scene_at(case, moment), load_cut(case.level, "side", case.path)
    frame = Frame.of(scene.cameras["side"], Layout.of(1280, 800))
    for bone in cut.bones:
        if bone.level == cut.treated:
            continue
        place = place_of(frame, cut.plane, lambda points, level=bone.level: scene.carry_bone(level, points))
        for outline in bone.outlines:
            expected = frame.to_pixels(cut.plane.flatten(scene.carry_bone(bone.level, outline)))
            for at in (0, len(outline) // 3, len(outline) // 2):
                shown = place.map(QPointF(*cut.plane.flatten(outline[at])))
                assert np.hypot(shown.x() - expected[at, 0], shown.y() - expected[at, 1]) < MOST_PX
