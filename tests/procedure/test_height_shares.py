"""What posture gives and what the balloon adds: two parts of what is measured, at every moment of random cases."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.figures import Figures
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS

_TINY = 1e-6  # percent: heights are measured in floating point
_IDS = [step.id for step in STEPS]
_SHARES = [n / 12 for n in range(13)]


def figures_at(case: Case, step: str, at: float = 1.0) -> Figures:
    return scene_at(case, Moment(step, at)).figures


def through(case: Case, step: str) -> list[Figures]:
    return [figures_at(case, step, at) for at in _SHARES]


@settings(max_examples=40, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_the_two_parts_are_all_that_is_back(case: Case, moment: Moment) -> None:
    figures = scene_at(case, moment).figures
    assert figures.posture_percent + figures.balloon_percent == pytest.approx(figures.height_regained_percent, abs=1e-9)
    assert figures.posture_percent >= -_TINY
    assert figures.balloon_percent >= 0.0


@settings(max_examples=15, deadline=None)
@given(case=st.from_type(Case), step=st.sampled_from(_IDS[_IDS.index("inflating") :]), at=st.floats(0.0, 1.0))
def test_posture_has_given_what_was_there_before_the_balloon_or_all_that_is_left(
    case: Case, step: str, at: float
) -> None:
    before, now = figures_at(case, "placing"), figures_at(case, step, at)
    assert before.posture_percent == before.height_regained_percent
    assert now.posture_percent == pytest.approx(
        min(before.height_regained_percent, now.height_regained_percent), abs=_TINY
    )


@settings(max_examples=15, deadline=None)
@given(case=st.from_type(Case))
def test_each_part_grows_and_shrinks_with_what_makes_it(case: Case) -> None:
    opening, rising, settling = (through(case, step) for step in ("ready", "inflating", "deflating"))
    assert all(a.posture_percent <= b.posture_percent + _TINY for a, b in pairwise(opening))
    assert all(a.balloon_percent <= b.balloon_percent + _TINY for a, b in pairwise(rising))
    assert all(a.balloon_percent >= b.balloon_percent - _TINY for a, b in pairwise(settling))
    for step in ("fracture", "finding", "ready", "access", "placing"):
        assert figures_at(case, step).balloon_percent == 0.0
    kept = settling[-1].balloon_percent
    for step in ("cementing", "closing"):
        assert figures_at(case, step).balloon_percent == pytest.approx(kept, abs=_TINY)
    assert figures_at(case, "weighing").balloon_percent <= kept + _TINY


@pytest.mark.parametrize(
    ("regain", "step", "posture", "balloon"),
    [
        (0.0, "closing", 23.5, 0.0),
        (0.0, "recovery", 0.0, 0.0),
        (10.0, "closing", 23.5, 0.0),
        (10.0, "recovery", 10.0, 0.0),
        (35.0, "closing", 23.5, 11.5),
        (100.0, "closing", 23.5, 76.5),
    ],
)
def test_what_is_back_is_shared(regain: float, step: str, posture: float, balloon: float) -> None:
    figures = figures_at(make_case(regain_percent=regain), step)
    assert (figures.posture_percent, figures.balloon_percent) == pytest.approx((posture, balloon), abs=_TINY)


def test_what_is_lost_again_in_the_weeks_after_was_the_balloons() -> None:
    closing, late = (figures_at(DEFAULT_CASE, step) for step in ("closing", "recovery"))
    assert late.posture_percent == pytest.approx(closing.posture_percent)
    assert 0.0 < late.balloon_percent < closing.balloon_percent


def test_the_middle_is_measured_where_it_lost_most() -> None:
    case = make_case(shape="biconcave", regain_percent=60.0)
    assert figures_at(case, "closing").height_regained_percent == pytest.approx(60.0)
    healthy, broken, now = (figures_at(case, step).middle_height_mm for step in ("healthy", "fracture", "closing"))
    assert (now - broken) / (healthy - broken) == pytest.approx(0.6)


def test_a_whole_bone_has_nothing_to_regain() -> None:
    """The scale counts what is there: before the break all of it, and none of that by a balloon."""
    figures = figures_at(DEFAULT_CASE, "healthy")
    assert (figures.posture_percent, figures.balloon_percent) == pytest.approx((100.0, 0.0))
