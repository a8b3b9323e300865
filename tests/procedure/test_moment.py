"""The steps and moments in them."""

import math
from itertools import pairwise

import pytest

from kyphoview.errors import BadInput
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.steps import STEPS, step_index

IDS = [
    "healthy", "fracture", "finding", "ready", "access", "placing", "inflating", "deflating", "cementing", "closing",
    "recovery", "weighing",
]  # fmt: skip


def test_the_twelve_steps_in_order() -> None:
    assert [step.id for step in STEPS] == IDS
    assert [step_index(step) for step in IDS] == list(range(12))


def test_durations() -> None:
    assert all(8.0 <= step.duration_s <= 24.0 for step in STEPS)
    assert sum(step.duration_s for step in STEPS) < 460.0


def test_the_end_of_a_step_is_the_start_of_the_next() -> None:
    assert [Moment(a, 1.0).clock == Moment(b, 0.0).clock for a, b in pairwise(IDS)] == [True] * 11


@pytest.mark.parametrize("at", [-0.01, 1.01, math.nan, math.inf, "0.5", None, True])
def test_a_moment_outside_its_step_is_refused(at: object) -> None:
    with pytest.raises(BadInput, match="from 0 to 1"):
        Moment("access", at)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", ["surgery", "", None, ["access"]])
def test_an_unknown_step_is_refused_and_the_steps_are_named(step: object) -> None:
    with pytest.raises(BadInput, match="the steps are healthy, fracture"):
        Moment(step)  # type: ignore[arg-type]


def test_seconds_count_the_motion_of_every_step_before() -> None:
    assert OPENING.seconds == 0.0
    for before, after in pairwise(STEPS):
        assert Moment(after.id, 0.0).seconds == Moment(before.id).seconds
        assert Moment(after.id, 0.25).seconds - Moment(before.id).seconds == pytest.approx(0.25 * after.duration_s)
