"""What labels say of a moment of another course is so at that moment, as those of the procedure are held to be."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.content.courses import load_courses
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.fracture.heights import most_lost
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import OTHER_COURSE_IDS, course_called, course_of
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.view_frame import labels_of
from tests.describe.moments import Now
from tests.procedure.test_courses import OTHER_STEPS, taken
from tests.random_cases import tried

_VIEWS = ("side", "top", "xray-side", "xray-front")
_DENSE = [n / 100 for n in range(101)]
_SEEN = 0.2  # a label that has come so far is read
_SEEN_MM = 0.3  # less of a height is not seen


def _height_mm(scene: Scene) -> float:
    """The height that was lost most, as it is now."""
    return scene.heights.columns[most_lost(scene.case)]


def _lower_by_mm(now: Now) -> float:
    """How much lower the bone is than when it broke; below 0 it is higher."""
    return _height_mm(now.broken) - _height_mm(now.scene)


def _next_sunk(scene: Scene) -> float:
    """How high the front of the bone above is that breaks next, mm; without a break as high as can be."""
    return scene.next_break.heights.anterior_mm if scene.next_break is not None else float("inf")


def _has_leaked(now: Now) -> bool:
    return bool(now.scene.leaks)


def _team_stops(now: Now) -> bool:
    """Hardly anything flows any more."""
    end = Now(now.case, now.step, 1.0)
    return _has_leaked(now) and now.scene.progress.cement_ml > 0.97 * end.scene.progress.cement_ml


CLAIMS: dict[str, Callable[[Now], bool]] = {
    "As low as before": lambda now: abs(_lower_by_mm(now)) < _SEEN_MM,
    "Stays as low as it is": lambda now: abs(_lower_by_mm(now)) < 1e-6,
    "Sinks further": lambda now: _height_mm(now.after) < _height_mm(now.before),
    "Has sunk further": lambda now: _lower_by_mm(now) > 0.1,
    "Sinks no further here": lambda now: abs(_lower_by_mm(now)) < _SEEN_MM,
    "Has sunk no further here": lambda now: abs(_lower_by_mm(now)) < _SEEN_MM,
    "Not lifted": lambda now: now.scene.figures.balloon_percent < 0.1,
    "Crushed bone heals": lambda now: now.after.progress.knitted > 0.0,
    "Balloon fills": lambda now: now.fills,
    "Hollow space": lambda now: bool(now.scene.cavities) and not now.has_all_cement,
    "Cement is hard": lambda now: now.setting > 0.999,
    "Cement holds the bone": lambda now: now.setting > 0.999 and now.is_still,
    "Treated bone holds": lambda now: now.scene.heights == now.start.heights and now.setting > 0.999,
    "Top of the bone above sinks": lambda now: _next_sunk(now.after) < _next_sunk(now.before),
    "The bone above breaks": lambda now: _next_sunk(now.after) < _next_sunk(now.before),
    "Sunken top of the bone above": lambda now: now.scene.next_break is not None,
    "The bone above has broken": lambda now: now.scene.next_break is not None,
    "Broken back wall": lambda now: now.case.shape == "crush",
    "Broken top of the bone": lambda now: now.scene.progress.sunk > 0.5,
    "Broken vertebra": lambda now: now.scene.progress.sunk > 0.5,
    "Line in the disc: the team stops": _team_stops,
    "Thread behind the bone: the team stops": _team_stops,
    "Behind the back wall: the team stops": _team_stops,
    "Line in the disc": _has_leaked,
    "Thread in front": _has_leaked,
    "Thread behind the bone": _has_leaked,
    "Hardly seen here: thread in a vein": _has_leaked,
    "Hardly seen here: cement in the canal": _has_leaked,
    "Cement behind the back wall": _has_leaked,
    "Cement in a vein in front": _has_leaked,
    "Cement in a vein of the canal": _has_leaked,
    "Cement in the canal": _has_leaked,
    "Cement in the canal, beside this cut": _has_leaked,
    "Cement in the disc": _has_leaked,
    "Cement in the disc, above this cut": _has_leaked,
    "One tube, from one side": lambda now: now.case.balloons == 1,
    "Balloon at the middle": lambda now: now.case.balloons == 1,
    "Cement in the middle": lambda now: now.case.balloons == 1,
    "Cement between the struts": lambda now: bool(now.scene.cements) and not now.case.has_balloon,
}

# What names a thing and claims nothing of the moment.
NAMES = {
    "Back wall", "Balloon", "Cement", "Disc", "Needle", "Nerves (cauda equina)", "Spinal canal", "Spinal cord",
    "Top of the bone", "Tube (cannula)", "Tube for cement",
}  # fmt: skip


def check(now: Now) -> None:
    for view in _VIEWS:
        for label in labels_of(now.case, now.step, view):
            if label_opacity(label, now.at) > _SEEN and label.text in CLAIMS:
                assert CLAIMS[label.text](now), (view, label.text, now.at)


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_in_the_usual_case_every_label_of_a_course_is_true_at_every_moment(course_id: str) -> None:
    case = make_case(course=course_id)
    for step in course_called(course_id).steps:
        for at in _DENSE:
            check(Now(case, step.id, at))


@tried(30)
@given(st.data(), st.sampled_from(OTHER_STEPS), st.floats(0.0, 1.0))
def test_in_any_case_every_label_of_a_course_is_true_at_any_moment(data: st.DataObject, step: str, at: float) -> None:
    check(Now(data.draw(taken(course_of(step).id)), step, at))


@pytest.mark.parametrize("shape", ["wedge", "biconcave"])
@pytest.mark.parametrize("loss", [33.0, 48.0, 55.0])
def test_a_bone_that_cannot_sink_further_is_not_said_to(shape: str, loss: float) -> None:
    case = make_case("L1", shape, loss, course="waiting")
    for at in _DENSE:
        check(Now(case, "waiting-sinks", at))


def test_every_label_of_a_course_is_a_name_or_a_claim_that_is_held() -> None:
    steps = [step for course in load_courses() for step in course.steps]
    texts = {text for step in steps for view in _VIEWS for label in step.labels.of(view) for text in label.all_words}
    assert texts == set(CLAIMS) | NAMES
    assert not set(CLAIMS) & NAMES
