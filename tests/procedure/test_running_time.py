"""The two running times: how long they last, and that they pass through everything in order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import ESSENCE, RUNNING_TIMES, WHOLE, RunningTime
from kyphoview.procedure.steps import STEPS, Step

MOTION_S = sum(step.duration_s for step in STEPS)
running_times = st.sampled_from(list(RUNNING_TIMES.values()))


def test_the_essence_takes_three_minutes_and_the_whole_less_than_460_seconds() -> None:
    assert 150.0 < ESSENCE.duration_s <= 180.0
    assert 400.0 < WHOLE.duration_s < 460.0


def test_the_whole_is_at_normal_pace() -> None:
    assert sum(leg.moving_s for leg in WHOLE.legs) == pytest.approx(MOTION_S)
    assert not any(leg.is_passing for leg in WHOLE.legs)


@pytest.mark.parametrize("name", RUNNING_TIMES)
def test_each_showing_passes_through_every_step_in_order(name: str) -> None:
    assert [leg.step for leg in RUNNING_TIMES[name].legs] == [step.id for step in STEPS]


def test_what_matters_most_is_not_passed_by() -> None:
    told = {leg.step for leg in ESSENCE.legs if not leg.is_passing}
    assert {"fracture", "access", "inflating", "cementing", "recovery", "weighing"} <= told


@given(running_time=running_times, share=st.floats(0.0, 1.0), later_s=st.floats(0.0, 5.0))
def test_time_only_goes_on_and_never_faster_than_the_fastest_leg(
    running_time: RunningTime, share: float, later_s: float
) -> None:
    start_s = share * running_time.duration_s
    gone = running_time.moment_at(start_s + later_s).clock - running_time.moment_at(start_s).clock
    fastest = max(1.0 / leg.moving_s for leg in running_time.legs)
    assert -1e-9 <= gone <= fastest * later_s + 1e-9


@given(running_time=running_times, step=st.sampled_from(STEPS))
def test_a_step_begins_when_it_says(running_time: RunningTime, step: Step) -> None:
    start_s = running_time.start_s(step.id)
    assert running_time.moment_at(start_s + 0.01).step == step.id
    assert running_time.moment_at(start_s + 0.01).at < 0.01


def test_before_and_after_it_rests() -> None:
    assert ESSENCE.moment_at(-5.0) == Moment("healthy", 0.0)
    assert ESSENCE.moment_at(1e9) == Moment("weighing", 1.0)


@given(first=st.sampled_from(STEPS), last=st.sampled_from(STEPS))
def test_a_part_lasts_as_long_as_its_legs(first: Step, last: Step) -> None:
    if STEPS.index(last) < STEPS.index(first):
        with pytest.raises(BadInput, match="nothing from one to the other"):
            WHOLE.between(first.id, last.id)
        return
    part = WHOLE.between(first.id, last.id)
    assert math.isclose(part.duration_s, sum(leg.duration_s for leg in part.legs))
    assert (part.legs[0].step, part.legs[-1].step) == (first.id, last.id)


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(BadInput, match="no step 'nowhere'"):
        WHOLE.between("healthy", "nowhere")


def test_rests_can_be_shortened() -> None:
    short = WHOLE.with_rest(1.5)
    assert short.duration_s == pytest.approx(MOTION_S + 1.5 * len(STEPS))
