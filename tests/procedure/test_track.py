"""Tracks: values that ease from key to key."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from kyphoview.procedure.track import Track, eased, glided

TRACK = Track([(4.25, 10.0), (4.75, 20.0), (5.5, 20.0), (6.0, 0.0)])


@pytest.mark.parametrize(
    ("clock", "value"), [(0.0, 10.0), (4.25, 10.0), (4.5, 15.0), (4.75, 20.0), (5.2, 20.0), (6.0, 0.0), (12.0, 0.0)]
)
def test_values_at_and_between_keys(clock: float, value: float) -> None:
    assert TRACK.at(clock) == pytest.approx(value)


def test_easing_starts_and_ends_level() -> None:
    assert (eased(-1.0), eased(0.0), eased(0.5), eased(1.0), eased(2.0)) == (0.0, 0.0, 0.5, 1.0, 1.0)
    assert eased(1e-4) < 1e-6
    assert 1.0 - eased(1.0 - 1e-4) < 1e-6


@pytest.mark.parametrize("easing", [eased, glided])
def test_easings_rise_evenly_and_are_symmetric(easing: Callable[[float], float]) -> None:
    shares = [i / 400 for i in range(401)]
    values = [easing(share) for share in shares]
    assert (values[0], values[200], values[-1]) == pytest.approx((0.0, 0.5, 1.0))
    assert all(0.0 < b - a < 1.55 / 400 for a, b in pairwise(values))
    assert values == pytest.approx([1.0 - easing(1.0 - share) for share in shares])


def test_gliding_is_never_much_faster_than_its_mean() -> None:
    assert max(glided(i / 400 + 1 / 400) - glided(i / 400) for i in range(400)) * 400 < 1.26


def test_keys_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order of time"):
        Track([(5.0, 1.0), (4.0, 0.0)])
