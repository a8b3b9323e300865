"""What is said of a moment is true of it: over cases that differ in every way, and any moment of them."""

import math
import re
from dataclasses import astuple
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.describe.gain import gain_of
from kyphoview.describe.height_regained import regained_parts
from kyphoview.describe.sentences import describe
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from tests.random_cases import tried

CASES = (
    DEFAULT_CASE,
    make_case(balloons=1, regain_percent=0.0, loss_percent=25.0),
    make_case(level="L2", shape="biconcave", loss_percent=30.0, regain_percent=60.0),
    make_case(level="T12", shape="crush", loss_percent=25.0, regain_percent=100.0),
    make_case(level="T12", loss_percent=20.0, balloons=1, balloon_ml=1.0, cement_ml=0.5),
    make_case(level="L2", shape="crush", loss_percent=20.0, regain_percent=0.0),
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any moment of one of the cases, the ends of steps often."""
    step = draw(st.sampled_from([step.id for step in STEPS]))
    at = draw(st.sampled_from([0.0, 1.0]) | st.floats(0.0, 1.0))
    return scene_at(draw(st.sampled_from(CASES)), Moment(step, at))


def said(scene: Scene, view: str = "side") -> str:
    return " ".join(describe(scene, view))


def moment(step: str, at: float = 1.0, case: int = 0) -> Scene:
    return scene_at(CASES[case], Moment(step, at))


def shown(value: float, axis_places: int = 0) -> str:
    """A number as a reader expects it: rounded, no zeros at its end, none negative."""
    return f"{abs(round(value, axis_places)):g}"


def numbers_to_expect(scene: Scene, view: str) -> set[str]:
    figures, camera = scene.figures, scene.cameras[view]
    return {
        *(shown(height, 1) for height in scene.heights.columns),
        *(shown(figures.wedge_angle_deg), shown(math.degrees(scene.above.angle_rad))),
        *(shown(percent) for percent in regained_parts(scene) if percent is not None),
        shown(scene.height_map.retropulsed_mm, 1),
        *(shown(ml, 1) for ml in figures.balloon_volume_ml + figures.cavity_volume_ml + figures.cement_volume_ml),
        *(shown(psi) for psi in figures.balloon_pressure_psi),
        *(shown(psi / 14.696, axis_places) for psi in figures.balloon_pressure_psi for axis_places in (0, 1)),
        *(shown(value) for value in astuple(gain_of(scene))),
        shown((camera.height_mm if view == "side" else camera.width_mm) / 10),
    }


@given(scenes(), st.sampled_from(["side", "top"]))
@tried(100)
def test_every_number_is_one_of_the_scenes_rounded(scene: Scene, view: str) -> None:
    text = said(scene, view).replace(scene.case.level, "the level")
    numbers = set(re.findall(r"\d+(?:\.\d+)?", text))
    assert numbers <= numbers_to_expect(scene, view)
    assert {shown(height, 1) for height in scene.heights.columns} <= numbers


@given(scenes(), st.sampled_from(["side", "top"]))
@tried(50)
def test_sentences_are_sentences(scene: Scene, view: str) -> None:
    sentences = describe(scene, view)
    assert 4 <= len(sentences) <= 10
    for sentence in sentences:
        assert re.fullmatch(r"[A-Z][^!?]*[A-Za-z)]\.", sentence), sentence
        assert re.search(
            r"\b(is|are|lead|leads|has|have|holds|flows|begins|see|lies|slopes|leans|bulges|may)\b", sentence
        ), sentence
        assert not re.search(r"None|nan|inf\b|True|False|  | [.,:]|-\d", sentence), sentence
        assert len(sentence.split()) <= 30, sentence
    assert len(set(sentences)) == len(sentences)


@given(scenes())
@tried(50)
def test_what_is_named_is_there_and_what_is_there_is_named(scene: Scene) -> None:
    text = said(scene).replace("from the balloon", "")
    kinds = {instrument.kind for instrument in scene.instruments}
    assert ("balloon" in text) == bool(scene.balloons)
    assert ("needle" in text) == ("needle" in kinds)
    assert ("a thin tube" in text) == ("cannula" in kinds)
    assert ("for the cement" in text) == ("cement_tube" in kinds)
    assert bool(re.search("[Cc]ement flows|[Cc]ement begins| of cement", text)) == bool(scene.cements)
    assert ("opening" in text) == (scene.incision > 0.0)
    assert ("psi" in text) == (scene.figures.balloon_pressure_psi[0] > 0.0)


@given(scenes())
@tried(50)
def test_one_balloon_is_never_called_two(scene: Scene) -> None:
    text = said(scene)
    if scene.case.balloons == 1:
        assert not re.search(r"[Tt]wo|each|balloons|openings|tubes", text)
    else:
        assert not re.search(r"[Oo]ne balloon|[Oo]n the left,|balloon |a small opening", text)


@given(scenes())
@tried(40)
def test_posture_and_break_are_true(scene: Scene) -> None:
    text = said(scene)
    assert ("is upright" in text) == (scene.lying == 0.0)
    assert ("lies face down, though the picture does not turn" in text) == (scene.lying == 1.0)
    assert ("is whole" in text) == (scene.progress.sunk == 0.0)
    assert ("giving way" in text) == (0.0 < scene.progress.sunk < 1.0)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_a_step_ends_as_the_next_one_starts(case: int) -> None:
    for before, after in pairwise(STEPS):
        assert describe(moment(before.id, 1.0, case)) == describe(moment(after.id, 0.0, case))


@pytest.mark.parametrize(
    ("scene", "phrase"),
    [
        (moment("healthy", 0.0), "You see the whole back"),
        (moment("fracture", 0.5), "its front is sinking"),
        (moment("fracture", 0.5, 2), "its middle is sinking"),
        (moment("fracture", 1.0, 3), "its whole body is squashed"),
        (moment("ready", 0.3), "is lying down on the front"),
        (moment("access", 0.5), "a thin tube has its tip in the soft tissue"),
        (moment("access", 0.62), "a thin tube has its tip in the bridge of bone"),
        (moment("access", 0.5), "a needle has its tip in the soft tissue"),
        (moment("access", 0.8), "On each side, a thin tube leads into the vertebral body."),
        (moment("access", 0.8), "On each side, a needle is inside the tube."),
        (moment("access", 0.65), "a needle leads into the vertebral body"),
        (moment("placing", 0.3), "On each side, a hand drill leads through the tube"),
        (moment("placing", 0.83), "Two balloons, still empty, are inside the tubes"),
        (moment("placing"), "Two balloons, still empty, are in the bone"),
        (moment("inflating", 0.5), "Two balloons in the bone are filling: each holds"),
        (moment("inflating"), "Two balloons in the bone are full: each holds 2.4 mL"),
        (moment("inflating", 1.0, 1), "One balloon in the bone is full: it holds 2.4 mL"),
        (moment("inflating", 1.0, 1), "24 percent is back, all of it from lying face down."),
        (moment("weighing", 1.0, 1), "Of its lost front height, none is back."),
        (
            moment("inflating", 1.0, 3),
            "all is back: 24 percent from lying face down, and 76 percent from the balloon.",
        ),
        (moment("deflating", 0.3), "are emptying"),
        (moment("deflating", 0.55), "empty again"),
        (moment("deflating"), "On each side, the bone has an empty space of 2.2 mL"),
        (moment("deflating", 1.0, 1), "The bone has an empty space of 2.2 mL in its middle"),
        (moment("cementing", 0.2), "a thinner tube for the cement"),
        (moment("cementing", 0.5), "mL so far. The cement is still liquid."),
        (moment("cementing"), "holds 2.4 mL of cement. The cement is as thick as dough."),
        (moment("closing"), "holds 2.4 mL of cement. The cement is hard."),
        (moment("recovery", 0.3), "is getting up"),
        (moment("weighing"), "The treated vertebra L1"),
        (
            moment("closing"),
            "Of its lost front height, 35 percent is back: 24 percent from lying face down, and 11 percent from the",
        ),
        (moment("ready"), "24 percent is back, all of it from lying face down."),
        (moment("weighing"), "Of its lost front height, 30 percent is back: 24 percent from lying face down, and 6"),
        (moment("closing", 1.0, 2), "Of its lost middle height, 60 percent is back: 21 percent"),
    ],
)
def test_what_happens_is_said(scene: Scene, phrase: str) -> None:
    assert phrase in said(scene)


@given(scenes())
@tried(30)
def test_views_differ_in_their_frame_only(scene: Scene) -> None:
    side, top = describe(scene, "side"), describe(scene, "top")
    shared = len(top) - 1
    assert side[:shared] == top[:shared]
    assert "seen from the left" in side[shared]
    assert all("MRI" in sentence for sentence in side[shared + 1 :])
    assert "seen from the feet" in top[-1]


def test_a_bone_that_waits_sinks_further_or_is_said_to_be_as_low_as_is_shown() -> None:
    moment = Moment("waiting-sinks", 1.0)
    sinks, cannot = (
        " ".join(describe(scene_at(make_case(loss_percent=loss, course="waiting"), moment))) for loss in (40.0, 55.0)
    )
    assert "It has sunk further by 2.6 mm." in sinks
    assert "sunk further" not in cannot
    assert "It sinks no further here" in cannot
    start = describe(scene_at(make_case(loss_percent=55.0, course="waiting"), Moment("waiting-sinks", 0.0)))
    assert "It sinks no further here" not in " ".join(start)
