"""The time of a step with its voice: held by what is heard, and unmoved by another speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.speech.narration_clock import NarrationClock
from kyphoview.speech.timeline import Cue, Timeline, planned

MOVING_S = 20.0


def step(speed: float = 1.0) -> Timeline:
    return planned([Cue(4.0 / speed, 0.0), Cue(3.0 / speed), Cue(5.0 / speed, 0.6)], MOVING_S / speed)


def begun(now_s: float = 0.0) -> NarrationClock:
    clock = NarrationClock(step(), now_s)
    clock.wait()
    return clock


def test_before_anything_is_heard_the_picture_comes_to_rest_within_half_a_second() -> None:
    clock = begun()
    for _ in range(300):
        clock.advance(0.033)
    assert 0.0 < clock.within_s <= 0.5 + 1e-6


def test_a_voice_that_does_not_tell_is_followed_until_its_next_sentence() -> None:
    clock = begun()
    clock.begin()
    clock.advance(100.0)
    assert clock.within_s == pytest.approx(4.0)
    assert not clock.is_next_due
    clock.finish()
    assert clock.is_next_due
    assert clock.start_next() == 1


def test_it_is_done_when_the_last_sentence_is_said_and_the_motion_is_over() -> None:
    clock = begun(19.0)
    assert clock.number == 2
    clock.begin()
    clock.finish()
    assert not clock.is_done
    clock.advance(100.0)
    assert clock.is_done
    assert clock.share == pytest.approx(1.0)


@given(st.floats(0.0, 16.0), st.sampled_from([0.75, 1.25, 1.5]))
def test_another_speed_moves_neither_the_picture_nor_the_sentence(now_s: float, speed: float) -> None:
    clock = begun(now_s)
    share, number = clock.share, clock.number
    clock.replan(step(speed), 1.0 / speed)
    assert clock.number == number
    assert clock.share == pytest.approx(share, abs=1e-3)


@given(st.lists(st.floats(0.0, 0.25), min_size=1, max_size=200), st.floats(0.0, 20.0))
def test_the_picture_never_runs_back(ticks: list[float], now_s: float) -> None:
    clock = begun(now_s)
    shares = [clock.share]
    for number, elapsed_s in enumerate(ticks):
        if number % 3 == 0:
            clock.hear(clock.within_s * 0.5)
        clock.advance(elapsed_s)
        shares.append(clock.share)
    assert shares == sorted(shares)
