"""The patient at a moment is enough to be measured and labelled; the Scene adds only where cameras look."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.case import Case
from kyphoview.procedure.figures import figures_of
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.patient import Patient
from kyphoview.procedure.scene import scene_at


@given(st.from_type(Case), st.from_type(Moment))
def test_a_scene_measures_and_labels_its_patient(case: Case, moment: Moment):
    patient, scene = Patient(case, moment), scene_at(case, moment)
    assert figures_of(patient) == scene.figures
    for view in ("side", "top"):
        anchors = anchors_of(patient, view)
        assert set(anchors) == set(scene.anchors[view])
        assert all(np.array_equal(anchors[name], point) for name, point in scene.anchors[view].items())


@given(st.from_type(Case), st.from_type(Moment), st.sampled_from(LEVELS))
def test_a_softened_scene_has_the_same_patient(case: Case, moment: Moment, level: str):
    points = np.array([[0.0, 5.0, 3.0], [8.0, -30.0, -6.0]])
    plain, softened = scene_at(case, moment), scene_at(case, moment, is_softened=True)
    assert plain.figures == softened.figures
    assert plain.instruments == softened.instruments
    assert np.array_equal(plain.carry_bone(level, points), softened.carry_bone(level, points))
