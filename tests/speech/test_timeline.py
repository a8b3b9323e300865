"""The plan of a step with its voice: each pinned sentence starts at its moment, nothing overlaps or runs back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.speech.timeline import Cue, Timeline, planned

SECONDS = st.floats(0.4, 12.0)


@st.composite
def steps(draw: st.DrawFn) -> tuple[list[Cue], float]:
    """Sentences, some of them pinned in the order of their moments, and how long the motion takes."""
    count = draw(st.integers(0, 12))
    pins = sorted(draw(st.lists(st.integers(0, 50).map(lambda share: share / 50), max_size=count)))
    places = sorted(draw(st.sets(st.integers(0, count - 1), min_size=len(pins), max_size=len(pins)))) if pins else []
    at = dict(zip(places, pins, strict=True))
    return [Cue(draw(SECONDS), at.get(number)) for number in range(count)], draw(st.floats(2.0, 60.0))


def sampled(timeline: Timeline) -> list[float]:
    return [timeline.share_at(timeline.duration_s * number / 400) for number in range(401)]


@given(steps())
def test_each_pinned_sentence_starts_at_its_moment(step: tuple[list[Cue], float]) -> None:
    cues, moving_s = step
    timeline = planned(cues, moving_s)
    for cue, start_s in zip(cues, timeline.starts_s, strict=True):
        if cue.at is not None:
            assert timeline.share_at(start_s) == pytest.approx(cue.at, abs=1e-6)


@given(steps())
def test_sentences_follow_each_other_and_fit_in(step: tuple[list[Cue], float]) -> None:
    cues, moving_s = step
    timeline = planned(cues, moving_s)
    ends = [start + cue.seconds for cue, start in zip(cues, timeline.starts_s, strict=True)]
    assert all(end <= start + 1e-9 for end, start in zip(ends, timeline.starts_s[1:], strict=False))
    assert not ends or ends[-1] <= timeline.duration_s + 1e-9


@given(steps())
def test_the_picture_goes_from_start_to_end_without_running_back_or_far_ahead(step: tuple[list[Cue], float]) -> None:
    cues, moving_s = step
    timeline = planned(cues, moving_s)
    shares = sampled(timeline)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    assert all(low <= high + 1e-9 for low, high in pairwise(shares))
    tick_s = timeline.duration_s / 400
    fastest = max(high - low for low, high in pairwise(shares)) / tick_s * moving_s
    assert fastest <= 1.5 + 1e-6


@given(steps(), st.floats(0.0, 1.0))
def test_the_time_of_a_moment_is_the_first_at_which_it_is_shown(step: tuple[list[Cue], float], share: float) -> None:
    timeline = planned(*step)
    seconds = timeline.seconds_at(share)
    assert timeline.share_at(seconds) == pytest.approx(share, abs=1e-6)
    assert timeline.share_at(max(0.0, seconds - 0.01)) <= share + 1e-9


def test_the_picture_rests_at_least_as_long_as_it_is_asked_to() -> None:
    timeline = planned([Cue(3.0, 0.0)], 7.0, rest_s=9.0)
    assert timeline.share_at(7.0) == pytest.approx(1.0)
    assert timeline.duration_s == pytest.approx(16.0)


@pytest.mark.parametrize(("words_s", "end_s"), [(3.0, 7.0), (8.0, 8.0), (30.0, 10.0)])
def test_after_the_last_pin_the_picture_is_slowed_a_little_where_words_need_it(words_s: float, end_s: float) -> None:
    timeline = planned([Cue(words_s, 0.0)], 7.0)
    assert timeline.share_at(end_s) == pytest.approx(1.0)
    assert timeline.share_at(0.99 * end_s) < 1.0
    assert timeline.duration_s == pytest.approx(max(words_s, end_s))


def test_which_sentence_is_said() -> None:
    timeline = planned([Cue(2.0, 0.0), Cue(3.0), Cue(1.0, 0.9)], 20.0)
    assert timeline.starts_s == pytest.approx((0.0, 2.0, 18.0))
    assert [timeline.number_at(seconds) for seconds in (0.0, 1.9, 2.1, 17.0, 19.0)] == [0, 0, 1, 1, 2]
