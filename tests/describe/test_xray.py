"""What is said of the X-ray pictures."""

import pytest

from kyphoview.describe.sentences import describe
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS


def said(view: str, step: str, at: float = 1.0, balloons: int = 2) -> str:
    return " ".join(describe(scene_at(make_case(balloons=balloons), Moment(step, at)), view))


def test_each_view_says_how_it_looks_at_the_person():
    assert "X-ray from the side, round and 15 cm across, with the front on the left" in said("xray-side", "healthy")
    front = said("xray-front", "healthy")
    assert "the person's left is on the left" in front
    assert "two upright rings" in front
    assert "10 cm across" in said("xray-front", "inflating")


@pytest.mark.parametrize(
    ("step", "at", "balloons", "bright"),
    [
        ("healthy", 1.0, 2, "Soft tissue is darker, and a disc shows only as the gap between two bones."),
        ("access", 0.5, 2, "Much brighter than any bone: the needles and the steel tubes."),
        ("placing", 1.0, 1, "Much brighter than any bone: the two markers of the balloon and the steel tube."),
        (
            "inflating",
            1.0,
            2,
            "bone: the contrast in both balloons, the two markers of each balloon and the steel tubes.",
        ),
        ("cementing", 1.0, 2, "Much brighter than any bone: the cement and the steel tubes."),
        ("weighing", 1.0, 2, "Much brighter than any bone: the cement."),
    ],
)
def test_what_is_bright_is_named(step: str, at: float, balloons: int, bright: str):
    for view in ("xray-side", "xray-front"):
        assert bright in said(view, step, at, balloons)


@pytest.mark.parametrize("view", ["xray-side", "xray-front"])
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_other_sentences_are_the_same_in_every_view(step: str, view: str):
    scene = scene_at(make_case(), Moment(step, 0.5))
    cut, xray = describe(scene), describe(scene, view)
    assert xray[: len(cut) - 1] == cut[:-1]
    assert len(xray) == len(cut) + 3
