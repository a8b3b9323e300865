"""A frame is left out only while it would differ by less than a pixel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.make_case import make_case
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.timeline import Moment
from kyphoview.view.moving.frame_pacing import SEEN_PX, Pace

FRAMES = 30 * 20  # of the step
STEP = "inflating"
LONGEST_FRAMES = 4


def scene(frame: float, step: str = STEP) -> Scene:
    return scene_at(DEFAULT_CASE, Moment(step, frame / FRAMES))


@given(st.floats(0.0, 3.0))
def test_what_goes_at_one_speed_is_never_shown_farther_off(px_a_frame: float):
    pace, shown_at = Pace(), 0
    for frame in range(40):
        if pace.is_due(scene(frame)):
            pace.note(scene(frame), px_a_frame * (frame - shown_at))
            shown_at = frame
        assert (frame - shown_at) * px_a_frame < SEEN_PX + 1e-6
        assert frame - shown_at < LONGEST_FRAMES


def test_what_comes_or_changes_is_shown_in_every_frame():
    pace = Pace()
    for frame in range(5):
        assert pace.is_due(scene(frame))
        pace.note(scene(frame), float("inf"))


@pytest.mark.parametrize("other", ["case", "step", "back", "cleared"])
def test_a_jump_is_shown_at_once(other: str):
    pace = Pace()
    for frame in (10, 11):
        pace.note(scene(frame), 0.0)
    assert not pace.is_due(scene(12))
    if other == "case":
        assert pace.is_due(scene_at(make_case(level="T12"), scene(12).moment))
    elif other == "step":
        assert pace.is_due(scene(12, "deflating"))
    elif other == "back":
        assert pace.is_due(scene(9))
    else:
        pace.clear()
        assert pace.is_due(scene(12))
