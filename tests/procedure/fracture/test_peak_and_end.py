"""The most height is back while the balloons are full; at deflation and in the weeks after a part is lost again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS, step_index
from tests.random_cases import tried

PEAK = Moment("inflating", 1.0)
SLACK = 1e-6


def back_percent(case: Case, moment: Moment) -> float:
    """How much of the lost height is back at a moment, measured."""
    return scene_at(case, moment).figures.height_regained_percent


@tried(40)
@given(st.from_type(Case), st.sampled_from([step.id for step in STEPS]), st.floats(0.0, 1.0))
def test_never_is_more_back_than_with_full_balloons(case: Case, step: str, at: float) -> None:
    if step_index(step) + at >= step_index("fracture") + 1.0:  # from when it broke
        assert back_percent(case, Moment(step, at)) <= back_percent(case, PEAK) + SLACK


@tried(40)
@given(st.from_type(Case))
def test_then_it_only_sinks_to_the_end(case: Case) -> None:
    after = [back_percent(case, Moment(step, 1.0)) for step in ("inflating", "deflating", "cementing", "closing")]
    late = [back_percent(case, Moment(step, 1.0)) for step in ("closing", "recovery", "weighing")]
    assert all(now <= before + SLACK for before, now in pairwise(after))
    assert all(now <= before + SLACK for before, now in pairwise(late))


def test_in_the_usual_case_each_loss_is_seen() -> None:
    """The storyboard: 53 of 100 at the peak, 35 when the balloons are out, a little less weeks later."""
    peak, out, late = (back_percent(DEFAULT_CASE, Moment(step, 1.0)) for step in ("inflating", "deflating", "recovery"))
    assert peak == pytest.approx(53.0, abs=2.0)
    assert out == pytest.approx(35.0, abs=1.0)
    assert 2.0 < out - late < 8.0
