"""A label points into what it names, in every view, at every moment at which it is shown, in random cases."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.picture_layout import VIEWS
from kyphoview.view.view_frame import anchors_now, labels_of
from tests.view.labels.named_parts import is_bare, lies_in_part

_SHARES = [n / 20 for n in range(21)]


def shown(scene: Scene, view: str) -> Iterator[tuple[str, Vector]]:
    """The parts that labels name at this moment, and where they point."""
    at = scene.moment.at
    named = [
        label.part
        for label in labels_of(scene.case, scene.moment.step, view)
        if label.appears <= at <= (1.0 if label.leaves is None else label.leaves)
    ]
    anchors = anchors_now(scene, view, frozenset(named))
    return ((part, np.asarray(anchors[part], float)) for part in named if part in anchors)


def check(scene: Scene) -> None:
    for view in (*VIEWS, *XRAY_VIEWS):
        shape = view if view in VIEWS else "side"
        for part, point in shown(scene, view):
            assert lies_in_part(scene, shape, part, point), (view, part)
            assert view in XRAY_VIEWS or is_bare(scene, view, part, point), (view, part, "lies under something else")


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_in_the_usual_case_every_label_points_into_what_it_names(step: str) -> None:
    for at in _SHARES:
        check(scene_at(DEFAULT_CASE, Moment(step, at)))


@settings(max_examples=40, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_in_any_case_every_label_points_into_what_it_names(case: Case, moment: Moment) -> None:
    check(scene_at(case, moment))
