"""Three futures of one broken bone: one beginning, all upright, one time line, no bone higher than when healthy."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.futures.three_futures import FUTURES, HEALING_WEEKS, WEEKS, Future, Then, framing_of, future_at
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import BROKEN, HEALTHY

ANY_FUTURE = st.sampled_from(FUTURES)
ANY_TIME = st.builds(Then, st.floats(0.0, 52.0), st.booleans())


@settings(max_examples=25)
@given(st.from_type(Case), ANY_FUTURE)
def test_all_begin_with_the_same_broken_body(case: Case, future: Future) -> None:
    broken = scene_at(case, Moment(BROKEN))
    assert np.array_equal(_possible(case, future, Then(0)).heights.columns, broken.heights.columns)


@settings(max_examples=25)
@given(st.from_type(Case), ANY_FUTURE, ANY_TIME)
def test_each_picture_is_of_somebody_upright_with_one_camera_for_all(case: Case, future: Future, then: Then) -> None:
    scene = _possible(case, future, then)
    healthy = scene_at(case, Moment(HEALTHY))
    assert scene.progress.lying == pytest.approx(0.0, abs=1e-9)
    assert np.all(scene.heights.columns <= np.asarray(healthy.heights.columns) + 1e-6)
    assert framing_of(case).cameras == framing_of(scene.case).cameras


@settings(max_examples=25)
@given(st.from_type(Case), ANY_FUTURE, st.floats(0.01, 51.0), st.booleans())
def test_nothing_leaps_in_a_week_and_nothing_changes_after_the_healing(
    case: Case, future: Future, weeks: float, sinks: bool
) -> None:
    then, next_day = Then(weeks, sinks), Then(weeks + 1.0 / 7.0, sinks)
    change = np.abs(np.subtract(*(_possible(case, future, at).heights.columns for at in (then, next_day))))
    assert np.max(change) < (0.3 if weeks < HEALING_WEEKS else 1e-9)  # mm


def test_what_waits_sinks_only_where_that_is_chosen() -> None:
    lost = [future_at(DEFAULT_CASE, "waiting", Then(52, sinks)).heights.columns[0] for sinks in (False, True)]
    broken = future_at(DEFAULT_CASE, "waiting", Then(0)).heights.columns[0]
    assert lost[0] == broken
    assert lost[1] < broken - 1.0


def test_the_usual_case_shows_what_its_words_say() -> None:
    """Cement alone keeps less than the balloon gives, and some of that is lost again over the weeks."""
    front = {(f, w): future_at(DEFAULT_CASE, f, Then(w)).heights.columns[0] for f in FUTURES for w in WEEKS}
    assert front["waiting", 52] < front["vertebroplasty", 52] < front["kyphoplasty", 52]
    assert front["kyphoplasty", 52] < front["kyphoplasty", 1]


def _possible(case: Case, future: Future, then: Then):
    try:
        return future_at(case, future, then)
    except BadInput:
        assume(False)
        raise
