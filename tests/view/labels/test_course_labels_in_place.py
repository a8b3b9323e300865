"""The labels of the other courses point into what they name, and their words keep apart, as those of the procedure."""

import pytest

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import OTHER_COURSE_IDS, course_called
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.picture_layout import VIEWS, Layout
from tests.view.labels.named_parts import is_bare, lies_in_part
from tests.view.labels.spacing import assert_keeps_apart
from tests.view.labels.test_labels_point_at_parts import shown

pytestmark = pytest.mark.usefixtures("qapp")

_SHARES = (0.0, 0.3, 0.6, 0.95, 1.0)
_LAYOUTS = (  # in a window, one of a pair on a small screen, and in full screen
    Layout.of(1280, 800),
    Layout.of(508, 380, least_text_px=0.037 * 600, least_gauge_px=LEAST_READ_PX),
    Layout.of(1912, 880, least_text_px=0.046 * 1080, least_gauge_px=LEAST_READ_PX),
)
_FRACTURES = (("L1", "wedge", 2), ("T12", "crush", 2), ("L4", "biconcave", 1))


def check_places(scene: Scene) -> None:
    for view in (*VIEWS, *XRAY_VIEWS):
        for part, point in shown(scene, view):
            assert lies_in_part(scene, view if view in VIEWS else "side", part, point), (view, part)
            assert view in XRAY_VIEWS or is_bare(scene, view, part, point), (view, part, "lies under something else")


@pytest.mark.parametrize(("level", "shape", "balloons"), _FRACTURES)
@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_labels_of_a_course_point_into_what_they_name(course_id: str, level: str, shape: str, balloons: int) -> None:
    own = course_called(course_id).balloons
    case = make_case(level, shape, balloons=own or balloons, course=course_id)
    for step in course_called(course_id).steps:
        for at in _SHARES:
            check_places(scene_at(case, Moment(step.id, at)))


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_words_of_a_course_keep_apart(course_id: str) -> None:
    case = make_case(course=course_id)
    for step in course_called(course_id).steps:
        for at in (0.6, 1.0):
            scene = scene_at(case, Moment(step.id, at))
            for view in (*VIEWS, *XRAY_VIEWS):
                for layout in _LAYOUTS:
                    assert_keeps_apart(scene, view, layout)
