"""One balloon reaches the midline, so that it and its cement stand in the middle of the body."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import BALLOONS_FULL

_MIDLINE_MM, _MOST_ON_ONE_SIDE = 4.0, 0.72


@pytest.mark.parametrize("level", TREATABLE)
def test_its_middle_lies_just_short_of_the_midline_and_its_tip_in_the_front_third(level: str) -> None:
    case = make_case(level, balloons=1)
    axis, place = scene_at(case, Moment("placing")).axes["left"], axis_places(level, case.path)
    assert -_MIDLINE_MM < axis.point(place.balloon_middle_mm)[0] < 0.0
    assert axis.point(place.balloon_front_mm)[1] > VERTEBRAE[level].endplate_depth_mm / 6


@st.composite
def cases(draw: st.DrawFn) -> Case:
    shape = draw(st.sampled_from(SHAPES))
    loss = draw(st.floats(LOSS_RANGE_PERCENT[shape][0], 33.0))
    return make_case(draw(st.sampled_from(TREATABLE)), shape, loss, balloons=1)


@settings(max_examples=15)
@given(cases())
def test_balloon_and_cement_stand_about_evenly_to_either_side(case: Case) -> None:
    balloon = scene_at(case, Moment(BALLOONS_FULL)).balloons[0].body
    cement = scene_at(case, Moment("cementing")).cements[0].core
    for body in (balloon, cement):
        areas = body.radius_mm**2
        x = body.points()[..., 0]
        assert abs(np.average(x, weights=areas)) < _MIDLINE_MM
        assert x.min() < -_MIDLINE_MM < _MIDLINE_MM < x.max()
        assert np.average(x < 0.0, weights=areas) < _MOST_ON_ONE_SIDE
