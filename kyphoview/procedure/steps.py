"""The twelve steps, and all that is particular to each: a new step is a new entry here and its words."""

from collections.abc import Callable

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.courses import OTHER_COURSES
from kyphoview.procedure.step import Course, Keys, Step, V
from kyphoview.procedure.view_names import Views

# The cameras of the cuts rest while the bone moves: one thing at a time can be followed.
STEPS: tuple[Step, ...] = (
    Step(
        "healthy", 16.0, essence_pace=1.6, essence_rest_s=4.0, thumbnail_at=1.0,
        is_treatment=False, shows_whole_body=True,
        side_camera=((0.08, "whole_back"), (0.62, "one_vertebra")),
        top_camera=((0.08, "trunk"), (0.62, "one_vertebra")),
        orbit=((0.1, (-14.0, 3.0, 0.0)), (0.46, (-46.0, 13.0, 0.0)), (0.74, (-24.0, 13.0, 1.0))),
    ),
    Step(
        "fracture", 14.0, essence_pace=1.4, essence_rest_s=2.8, thumbnail_at=1.0,
        is_treatment=False,
        side_camera=((0.0, "one_vertebra"), (0.2, "bend")),
        orbit=(  # whole as it begins to sink; then it opens, to show what is crushed
            (0.03, (-24.0, 12.0, 1.0)), (0.16, (-30.0, 10.0, 0.0)),
            (0.34, (-32.0, 9.0, 0.0)), (0.68, (-32.0, 9.0, 1.0)),
        ),
        movements={"sunk": ((0.2, 0.0), (0.78, 1.0))},
    ),
    Step(
        "finding", 14.0, essence_pace=4.0,
        views=("side", "xray-side"),  # what the examination shows, beside what it means
        is_treatment=False, has_scan=True,
        movements={
            "finger": ((0.0, 0.0), (0.18, 1.0)),
            "finger_down": ((0.2, 0.0), (0.34, 1.0)),
            "finger_pressed": ((0.34, 0.0), (0.42, 1.0)),
            "mri": ((0.6, 0.0), (0.7, 1.0)),
        },
        side_camera=((0.0, "bend"), (0.3, "examined")),  # with the examining hand in the picture
        orbit=((0.1, (-32.0, 9.0, 1.0)), (0.9, (-16.0, 12.0, 1.0))),
    ),
    Step(
        "ready", 16.0, essence_pace=4.0,
        side_camera=((0.02, "examined"), (0.34, "one_vertebra")),
        orbit=((0.1, (-16.0, 12.0, 1.0)), (0.9, (6.0, 16.0, 1.0))),
        movements={
            "mri": ((0.0, 1.0), (0.05, 0.0)),
            "finger_pressed": ((0.0, 1.0), (0.03, 0.0)),
            "finger": ((0.02, 1.0), (0.14, 0.0)),
            "inset": ((0.06, 0.0), (0.18, 1.0)),
            "lying": ((0.12, 0.0), (0.6, 1.0)),
            "opened": ((0.4, 0.0), (0.9, 1.0)),
            "xray_arm": ((0.62, 0.0), (0.9, 1.0)),
        },
    ),
    Step(
        "access", 22.0, essence_pace=1.6, essence_rest_s=2.0,
        views=("3d", "xray-side"),  # the needle's way through the bone, beside what guides it
        side_camera=((0.0, "one_vertebra"), (0.16, "instruments")),
        top_camera=((0.0, "one_vertebra"), (0.16, "instruments")),
        orbit=((0.18, (22.0, 19.0, 1.0)), (0.75, (16.0, 17.0, 1.0))),
        movements={"inset": ((0.0, 1.0), (0.1, 0.0)), "incision": ((0.16, 0.0), (0.28, 1.0))},
        tools={
            "needle": (
                (0.1, "away"), (0.32, "at_skin"), (0.36, "at_skin"), (0.58, "in_body"), (0.7, "in_body"), (1.0, "away"),
            ),
            "cannula": (  # which rides on the needle, and is then pushed on by itself
                (0.1, "away"), (0.32, "at_skin"), (0.36, "at_skin"), (0.58, "in_body"), (0.6, "in_body"),
                (0.7, "in_pedicle"),
            ),
        },
    ),
    Step(
        "placing", 24.0, essence_pace=4.0,
        views=("side", "xray-side"),  # the balloon is hardly to be seen, its markers are
        side_camera=((0.52, "instruments"), (0.88, "body")),
        top_camera=((0.52, "instruments"), (0.88, "body")),
        orbit=((0.1, (16.0, 17.0, 1.0)), (0.9, (-6.0, 14.0, 1.0))),
        movements={"xray_narrowed": ((0.5, 0.0), (0.9, 0.7))},
        tools={
            "drill": ((0.0, "away"), (0.22, "in_pedicle"), (0.36, "in_front"), (0.37, "in_front"), (0.61, "away")),
            "balloon": ((0.58, "away"), (1.0, "in_place")),  # off the picture, until the drill is out
        },
    ),
    Step(
        "inflating", 20.0, essence_pace=1.3, essence_rest_s=3.2,
        views=("side", "top"),
        side_camera=((0.0, "body"), (0.17, "close")),
        top_camera=((0.0, "body"), (0.17, "close")),
        orbit=((0.1, (-10.0, 13.0, 1.0)), (0.9, (-22.0, 15.0, 1.0))),
        movements={
            "pumped": ((0.15, 0.0), (0.94, 1.0)),
            "xray_narrowed": ((0.0, 0.7), (0.22, 1.0)),
            "gauges": ((0.0, 0.0), (0.05, 1.0)),
        },
    ),
    Step(
        "deflating", 16.0, essence_pace=2.5, thumbnail_at=0.45,
        side_camera=((0.44, "close"), (0.66, "body_wide")),
        top_camera=((0.44, "close"), (0.66, "body")),
        orbit=((0.3, (-18.0, 15.0, 1.0)), (0.9, (10.0, 16.0, 1.0))),
        movements={"drained": ((0.05, 0.0), (0.4, 1.0)), "settled": ((0.08, 0.0), (0.44, 1.0))},
        tools={"balloon": ((0.56, "in_place"), (1.0, "away"))},
    ),
    Step(
        "cementing", 22.0, essence_pace=1.65, essence_rest_s=3.2,
        views=("side", "xray-side"),  # the team watches on the X-ray where the cement goes
        gauged="cement",
        side_camera=((0.28, "body_wide"), (0.45, "close")),
        top_camera=((0.28, "body"), (0.45, "close")),
        orbit=((0.25, (8.0, 16.0, 1.0)), (0.8, (-18.0, 14.0, 1.0))),
        movements={"injected": ((0.45, 0.0), (0.8, 1.0)), "setting": ((0.55, 0.0),)},
        tools={"filler": ((0.0, "away"), (0.36, "in_place"), (0.9, "in_place"))},
    ),
    Step(
        "closing", 18.0, essence_pace=3.0, thumbnail_at=0.5,
        gauged="cement", has_dressing=True,
        side_camera=((0.0, "close"), (0.2, "instruments")),
        top_camera=((0.0, "close"), (0.2, "instruments")),
        orbit=((0.05, (-14.0, 14.0, 1.0)), (0.4, (20.0, 18.0, 1.0))),
        movements={
            "setting": ((0.38, 1.0),),  # before the cannula moves, so that the cement does not follow it
            "filler_withdrawn": ((0.1, 0.0), (0.36, 1.0)),
            "incision": ((0.76, 1.0), (0.94, 0.0)),
            "dressing": ((0.86, 0.0), (0.98, 1.0)),
            "xray_narrowed": ((0.02, 1.0), (0.3, 0.0)),
            "gauges": ((0.0, 1.0), (0.05, 0.0)),
        },
        tools={"cannula": ((0.4, "in_pedicle"), (0.74, "away"))},
    ),
    Step(
        "recovery", 14.0, essence_pace=1.6, essence_rest_s=8.5, thumbnail_at=1.0,
        has_dressing=True,
        side_camera=((0.0, "instruments"), (0.34, "one_vertebra")),
        top_camera=((0.0, "instruments"), (0.34, "one_vertebra")),
        orbit=((0.1, (16.0, 16.0, 1.0)), (0.9, (-28.0, 13.0, 1.0))),
        movements={
            "xray_arm": ((0.0, 1.0), (0.12, 0.0)),
            "lying": ((0.12, 1.0), (0.5, 0.0)),
            "dressing": ((0.5, 1.0), (0.62, 0.0)),  # off after a day or two, long before the weeks that follow
            "healed": ((0.2, 0.0), (0.95, 1.0)),
            "knitted": ((0.0, 0.0), (1.0, 1.0)),
            "lost_again": ((0.36, 0.0), (0.8, 1.0)),
            "gain": ((0.8, 0.0), (0.94, 1.0)),
        },
    ),
    Step(
        "weighing", 8.0, essence_pace=1.0, essence_rest_s=45.0,
        side_camera=((0.05, "one_vertebra"), (0.6, "treated")),
        top_camera=((0.05, "one_vertebra"), (0.6, "body")),
        orbit=((0.9, (-36.0, 15.0, 1.0)),),
    ),
)  # fmt: skip

# The steps that others must find by name.
HEALTHY = "healthy"  # at its end the spine is whole: what others are compared with
BROKEN = "fracture"  # at its end the bone is broken and the person upright
ENTERED = "access"  # at its start the person lies below the X-ray arm, and no needle is there yet
BALLOONS_FULL = "inflating"  # the one in which most is at work; the icon shows its end
FOUND = "finding"  # when pictures of the inside are taken
RECOVERED = "recovery"  # at its end the person is home, and the camera rests on the bone
WEIGHED = "weighing"  # at its end only what stays is there; its words are benefits, risks and questions

KYPHOPLASTY = "kyphoplasty"  # the course of the twelve steps
COURSES: tuple[Course, ...] = (Course(KYPHOPLASTY, STEPS), *OTHER_COURSES)
OTHER_COURSE_IDS = tuple(course.id for course in OTHER_COURSES)

_INDEX = {step.id: index for index, step in enumerate(STEPS)}
_STEPS = {step.id: (course, step) for course in COURSES for step in course.steps}
_COURSES = {course.id: course for course in COURSES}


def step_index(step_id: str) -> int:
    """Where a step stands in the procedure, from 0.

    Raises:
        BadInput: there is no such step.
    """
    try:
        return _INDEX[step_id]
    except (KeyError, TypeError):
        raise BadInput(
            _("There is no step {step_id!r}; the steps are {known}.", step_id=step_id, known=", ".join(_INDEX))
        ) from None


def step_called(step_id: str) -> Step:
    """The step of that id, of whichever course.

    Raises:
        BadInput: there is no such step.
    """
    return _found(step_id)[1]


def course_of(step_id: str) -> Course:
    """The course that a step belongs to.

    Raises:
        BadInput: there is no such step.
    """
    return _found(step_id)[0]


def course_called(course_id: str) -> Course:
    """The course of that id.

    Raises:
        BadInput: there is no such course.
    """
    try:
        return _COURSES[course_id]
    except (KeyError, TypeError):
        raise BadInput(
            _("There is no course {course!r}; the courses are {known}.", course=course_id, known=", ".join(_COURSES))
        ) from None


def _found(step_id: str) -> tuple[Course, Step]:
    try:
        return _STEPS[step_id]
    except (KeyError, TypeError):
        step_index(step_id)  # refuses it
        raise


def offered_views(step_id: str, has_solid_view: bool = True) -> Views:
    """The views that a step offers; where there is no 3D, the side cut stands in for it.

    Raises:
        BadInput: there is no such step.
    """
    offer = step_called(step_id).views
    return offer if has_solid_view else tuple(dict.fromkeys("side" if name == "3d" else name for name in offer))


def first_clock(has_trait: Callable[[Step], bool]) -> float:
    """The clock (steps gone since the beginning) at which the first step with a trait begins."""
    return float(next(number for number, step in enumerate(STEPS) if has_trait(step)))


def all_keys(keys_of: Callable[[Step], Keys[V]]) -> list[tuple[float, V]]:
    """The keys of every step, as (clock, value), in order of time."""
    return [(number + at, value) for number, step in enumerate(STEPS) for at, value in keys_of(step)]
