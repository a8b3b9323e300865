"""What labels and gauges say of a moment is so at that moment: soft or hard, in or out, rising or still."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.content.labels import load_labels
from kyphoview.content.xray import load_xray_words
from kyphoview.describe.contents import contents
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.steps import STEPS, step_called
from kyphoview.view.labels.gauges import Reading
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.view_frame import labels_of
from tests.describe.moments import Now

_VIEWS = ("side", "top", "xray-side", "xray-front")
_DENSE = [n / 200 for n in range(201)]
_SEEN = 0.2  # a label that has come so far is read


def _is_full(now: Now) -> bool:
    return now.scene.balloons[0].fill > 0.995 and not now.empties


def _is_empty(now: Now) -> bool:
    return now.scene.progress.balloon_ml < 1e-6


def _is_crushed(now: Now) -> bool:
    return now.scene.progress.sunk > 0.2


def _is_lower(now: Now) -> bool:
    """The column that is measured is lower than when healthy."""
    return now.scene.figures.height_regained_percent < 99.0 and _is_crushed(now)


def _front_holds(now: Now) -> bool:
    was, now_mm, middle = (
        now.healthy.heights.anterior_mm, now.scene.heights.anterior_mm,
        now.healthy.heights.middle_mm - now.scene.heights.middle_mm,
    )  # fmt: skip
    return was - now_mm < 0.25 * middle


def _has_cement(now: Now) -> bool:
    return now.scene.figures.cement_volume_ml[0] > 0.0


CLAIMS: dict[str, Callable[[Now], bool]] = {
    "This bone breaks": lambda now: now.scene.progress.sunk < 0.5,
    "Front wall has given way": lambda now: not _front_holds(now) and _is_crushed(now),
    "Front wall holds": _front_holds,
    "Lower than before": _is_lower,
    "Top line is lower": _is_lower,
    "Sunken top of the bone": _is_lower,
    "Top dished in": _is_lower,
    "Bottom dished in": lambda now: now.scene.height_map.lower_bulge_mm > 0.0,
    "Back wall bulges": lambda now: now.scene.height_map.retropulsed_mm > 0.2,
    "Crushed bone": _is_crushed,
    "Broken bone": _is_crushed,
    "Leans forwards": lambda now: now.scene.above.angle_rad > 0.5 * now.broken.above.angle_rad > 0.0,
    "Opened a little": lambda now: now.has_opened,
    "Stays as it is": lambda now: now.is_still,
    "Top of the bone stays": lambda now: now.is_still,
    "Top of the bone rises": lambda now: now.rises and now.scene.progress.lift > 0.02,  # which is seen
    "Top of the bone is raised": lambda now: now.has_opened and not now.sinks,
    "Settled a little": lambda now: (
        now.scene.figures.height_regained_percent < now.start.figures.height_regained_percent
    ),
    "Height is held": lambda now: now.is_still and now.has_all_cement,
    "Bone is held": lambda now: now.is_still and now.has_all_cement,
    "Balloon, still empty": _is_empty,
    "Balloon fills": lambda now: now.fills,
    "Balloon is full": _is_full,
    "Balloon empties": lambda now: now.empties,
    "Balloon is empty": _is_empty,
    "Liquid in the balloon": lambda now: now.scene.progress.balloon_ml > 0.0,
    "Liquid leaves": lambda now: now.empties,
    "Bone pressed together": lambda now: bool(now.scene.compacted),
    "Pressed bone, faint": lambda now: bool(now.scene.compacted),
    "Hollow space": lambda now: bool(now.scene.cavities) and not now.has_all_cement,
    "Hollow space stays": lambda now: bool(now.scene.cavities) and _is_empty(now),
    "Cement fills from the front": lambda now: now.flows,
    "Cement gets thicker": lambda now: now.sets and not now.flows,
    "Cement turns hard": lambda now: now.sets,
    "Cement is hard": lambda now: now.setting > 0.999,
    "Cement holds the bone": lambda now: now.setting > 0.999 and now.is_still,
    "Cement inside your bone": _has_cement,
    "Tube comes out": lambda now: now.draws_back("cannula"),
    "Skin is closed": lambda now: now.scene.incision < 0.01,
}

# What names a thing and claims nothing of the moment.
NAMES = {
    "Your spine", "Bone (vertebra)", "Disc", "Hard shell", "Spongy inside", "Bridge of bone (pedicle)", "Nerve root",
    "Body of the bone",
    "Spinal canal, close beside", "Spinal cord", "Nerves (cauda equina)", "Bump you can feel", "Large artery",
    "Does it hurt here?",
    "Large vein", "Is the break recent?", "Are nerves pressed?", "Is the cord pressed?", "Back muscles",
    "Small opening", "Needle", "Tube (cannula)", "Needle keeps clear of the cord", "Needle keeps clear of nerves",
    "Hand drill", "Channel in the bone", "Mark for the X-ray", "Left balloon", "Right balloon", "Cement tube", "Cement",
    "Neighbours can break, too", "Nerves nearby", "Spinal cord nearby", "Blood vessels nearby",
    "Top of the bone, a thin line", "Bridge of bone, seen end on", "Top of the bone (endplate)",
    "Unbroken, to compare", "In line with the others?",
    "The way in", "The way in, left", "The way in, right", "Needle's tip", "Middle of the back",
    "Front mark", "Back mark",
    "Cement, shown bright", "Left cement", "Right cement", "Cement stays", "Next vertebra",
    "Top of the treated bone", "Balloon",
}  # fmt: skip


def check(now: Now) -> None:
    for view in _VIEWS:
        for label in labels_of(now.case, now.step, view):
            if label_opacity(label, now.at) > _SEEN and label.text in CLAIMS:
                assert CLAIMS[label.text](now), (view, label.text)


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_in_the_usual_case_every_label_is_true_at_every_moment(step: str) -> None:
    for at in _DENSE:
        check(Now(DEFAULT_CASE, step, at))


@settings(max_examples=40, deadline=None)
@given(case=st.from_type(Case), step=st.sampled_from([step.id for step in STEPS]), at=st.floats(0.0, 1.0))
def test_in_any_case_every_label_is_true_at_any_moment(case: Case, step: str, at: float) -> None:
    check(Now(case, step, at))


def test_every_label_is_a_name_or_a_claim_that_is_held() -> None:
    steps = (*load_labels().steps.values(), *load_xray_words().steps.values())
    texts = {text for step in steps for label in step.all_labels for text in label.all_words}
    assert texts == set(CLAIMS) | NAMES
    assert not set(CLAIMS) & NAMES


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_gauges_say_what_the_sentences_say(step: str) -> None:
    spoken = {
        "liquid": "still liquid", "thicker": "getting thicker", "dough": "as thick as dough", "firm": "nearly hard",
        "hard": "is hard",
    }  # fmt: skip
    names = load_labels().gauges.states
    for at in _DENSE:
        now = Now(DEFAULT_CASE, step, at)
        reading = Reading.of(now.scene)
        held = now.scene.figures.cement_volume_ml if reading.is_cement else now.scene.figures.balloon_volume_ml
        assert reading.volume_ml == held[0]
        assert reading.is_cement == (step_called(step).gauged == "cement")
        if now.scene.cements and reading.is_cement:
            from kyphoview.describe.cement_state import cement_state

            assert spoken[names[cement_state(reading.setting)]] in " ".join(contents(now.scene))
