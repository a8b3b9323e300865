"""The two markers: at the ends of the empty balloon, where X-rays show them before there is anything to fill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.levels import PATHS, TREATABLE, TWO_SIDED
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.bodies import Balloon
from kyphoview.procedure.instruments.balloon_tamp import SLEEVE_RADIUS_MM
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from tests.random_cases import tried

END_MM = 1.5  # how near to an end a marker is at it


def assert_marks_its_ends(balloon: Balloon) -> None:
    """Inside the balloon, each at its own end."""
    (back, front), (rear, tip) = balloon.markers_mm, balloon.body.ends_mm
    assert 0.0 < back - rear < END_MM
    assert 0.0 < tip - front < END_MM


@tried(30)
@given(st.from_type(Case), st.sampled_from(("placing", "inflating", "deflating")), st.floats(0.0, 1.0))
def test_they_go_with_the_ends_of_the_balloon_empty_or_full(case: Case, step: str, at: float) -> None:
    for balloon in scene_at(case, Moment(step, at)).balloons:
        assert_marks_its_ends(balloon)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("level", TREATABLE)
def test_the_empty_balloon_lies_in_the_body_with_a_marker_at_either_end(level: str, path: str) -> None:
    case = Case(level, "wedge", 33.0, 2 if path == TWO_SIDED else 1, 2.0, 2.0, 35.0)
    scene, place = scene_at(case, Moment("placing", 1.0)), axis_places(level, path)
    assert len(scene.balloons) == case.balloons
    for balloon in scene.balloons:
        assert balloon.fill == 0.0
        assert balloon.body.radius_mm.max() < SLEEVE_RADIUS_MM + 0.1
        assert_marks_its_ends(balloon)
        assert place.back_wall_mm < balloon.markers_mm[0] < balloon.markers_mm[1] < place.front_cortex_mm
