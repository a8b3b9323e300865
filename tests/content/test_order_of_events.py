"""What steps say happens, and in which order, is what the model does: by main sentence and by what to look at."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from kyphoview.content.load import load_step
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import VIEW_NAMES

_CASES = [DEFAULT_CASE, make_case(level="T12", shape="crush", loss_percent=30.0, balloons=1)]
Course = list[Scene]
Claim = Callable[[Course], bool]


def first(course: Course, holds: Callable[[Scene], bool]) -> int:
    """At which of the scenes something first holds; past the last where it never does."""
    return next((at for at, scene in enumerate(course) if holds(scene)), len(course))


def tip_mm(scene: Scene, kind: str) -> float | None:
    return next((tool.tip_mm for tool in scene.instruments if tool.kind == kind), None)


def has_left(course: Course, kind: str) -> bool:
    return tip_mm(course[0], kind) is not None and tip_mm(course[-1], kind) is None


def tube_waits_for_hard_cement(course: Course) -> bool:
    start = tip_mm(course[0], "cannula")
    return all(scene.progress.setting > 0.99 for scene in course if tip_mm(scene, "cannula") != start)


def sets_after_it_begins_to_flow(course: Course) -> bool:
    flows = first(course, lambda scene: scene.progress.cement_ml > 0.0)
    sets = first(course, lambda scene: scene.progress.setting > 0.0)
    return flows < sets < len(course) and course[-1].progress.setting < 0.99


def packs_before_it_rises(course: Course) -> bool:
    start = course[0].figures.height_regained_percent
    packs = first(course, lambda scene: bool(scene.compacted))
    return packs < first(course, lambda scene: scene.figures.height_regained_percent > start + 0.01) < len(course)


def empties_before_it_leaves(course: Course) -> bool:
    empty = first(course, lambda scene: scene.progress.balloon_ml < 1e-9)
    moves = first(course, lambda scene: not scene.balloons or scene.balloons[0].body.s_mm[0] < places_mm(course) - 1e-6)
    return empty <= moves < len(course) and not course[-1].balloons


def places_mm(course: Course) -> float:
    return float(course[0].balloons[0].body.s_mm[0])


def fills_from_the_front(course: Course) -> bool:
    rears = [scene.cement_ends_mm[0] for scene in course if scene.cement_ends_mm is not None]
    return len(rears) > 3 and all(after <= before + 1e-9 for before, after in pairwise(rears))


def sinks_and_leans(course: Course) -> bool:
    return (
        course[-1].heights.anterior_mm < course[0].heights.anterior_mm
        and course[-1].above.angle_rad > course[0].above.angle_rad
    )


# (step, words of its main sentence or of what to look at, what the model then does in that step)
SAID: tuple[tuple[str, str, Claim], ...] = (
    ("fracture", "squashed, and then the spine may lean forward", sinks_and_leans),
    ("fracture", "It sinks, and the spine above it may lean forward", sinks_and_leans),
    ("ready", "You lie on your front", lambda course: course[0].lying == 0.0 and course[-1].lying == 1.0),
    (
        "ready",
        "opens a little, just from lying face down",
        lambda course: course[-1].figures.posture_percent > course[0].figures.posture_percent,
    ),
    ("access", "guides a thin tube into the broken bone", lambda course: tip_mm(course[-1], "cannula") is not None),
    ("placing", "balloon slides through the tube and into", lambda course: bool(course[-1].balloons)),
    ("inflating", "fills slowly and may lift", lambda course: course[-1].progress.lift == 1.0),
    ("inflating", "packs tight around the balloon, and then the top may rise", packs_before_it_rises),
    ("deflating", "empties the balloon and takes it out, and a space stays", empties_before_it_leaves),
    ("deflating", "a space stays in the bone", lambda course: bool(course[-1].cavities)),
    ("cementing", "Soft cement fills the space, and then it begins to set", sets_after_it_begins_to_flow),
    ("cementing", "from the front of the bone to the back", fills_from_the_front),
    ("cementing", "gets thicker as it sets", lambda course: course[-1].progress.setting > 0.0),
    ("closing", "The tubes come out once the cement is hard", tube_waits_for_hard_cement),
    ("closing", "closes the small cuts", lambda course: course[0].incision == 1.0 and course[-1].incision == 0.0),
    ("closing", "The tools go, and the cement stays inside", lambda course: has_left(course, "cannula")),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.shape)
@pytest.mark.parametrize(("step", "words", "happens"), SAID, ids=[f"{step}: {words}" for step, words, _ in SAID])
def test_what_is_said_to_happen_happens_in_that_order(step: str, words: str, happens: Claim, case) -> None:
    told = load_step(step)
    assert any(words in text for text in (told.main, *told.looks(VIEW_NAMES)))
    assert happens([scene_at(case, Moment(step, n / 200)) for n in range(201)])


def test_every_step_in_which_something_moves_is_held() -> None:
    moving = {step.id for step in STEPS if step.tools or set(step.movements) - {"gauges", "xray_narrowed"}}
    assert moving - {step for step, _, _ in SAID} <= {"finding", "recovery", "weighing"}
