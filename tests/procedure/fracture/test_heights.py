"""The storyboard of the three heights."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.body_state import lift, progress_at
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.figures import Figures
from kyphoview.procedure.fracture.heights import healthy_heights, heights_at, losses_mm
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

# Anterior, middle, posterior height in mm and wedge angle in degrees at the end of each step of the usual case.
STORYBOARD = {
    "healthy": (26.0, 25.5, 28.0, 3.4),
    "fracture": (17.5, 18.5, 27.5, 16.4),
    "finding": (17.5, 18.5, 27.5, 16.4),
    "ready": (19.5, 20.0, 27.5, 13.2),
    "access": (19.5, 20.0, 27.5, 13.2),
    "placing": (19.5, 20.0, 27.5, 13.2),
    "inflating": (22.0, 22.8, 27.7, 9.5),
    "deflating": (20.5, 21.5, 27.6, 11.8),
    "cementing": (20.5, 21.5, 27.6, 11.8),
    "closing": (20.5, 21.5, 27.6, 11.8),
    "recovery": (20.1, 21.1, 27.6, 12.4),
    "weighing": (20.1, 21.1, 27.6, 12.4),
}


def figures_of(case: Case, step: str, at: float = 1.0) -> Figures:
    return scene_at(case, Moment(step, at)).figures


@pytest.mark.parametrize("step", STORYBOARD)
def test_measured_figures_follow_the_storyboard(step: str) -> None:
    figures = figures_of(DEFAULT_CASE, step)
    heights = (figures.anterior_height_mm, figures.middle_height_mm, figures.posterior_height_mm)
    is_late = step in ("recovery", "weighing")
    assert heights == pytest.approx(STORYBOARD[step][:3], abs=0.25 if is_late else 0.1)
    assert figures.wedge_angle_deg == pytest.approx(STORYBOARD[step][3], abs=0.4 if is_late else 0.25)


def test_height_regained_counts_from_broken_upright_to_healthy() -> None:
    assert figures_of(DEFAULT_CASE, "healthy").height_regained_percent == pytest.approx(100.0)
    assert figures_of(DEFAULT_CASE, "fracture").height_regained_percent == pytest.approx(0.0, abs=1e-9)
    assert figures_of(DEFAULT_CASE, "closing").height_regained_percent == pytest.approx(35.0)
    assert 28.0 < figures_of(DEFAULT_CASE, "recovery").height_regained_percent < 33.0


POSTURE_PERCENT = 23.5


@pytest.mark.parametrize("regain", [0.0, 10.0, 23.0])
@pytest.mark.parametrize("level", TREATABLE)
def test_what_posture_alone_gives_is_lost_on_sitting_up_where_less_comes_back(level: str, regain: float) -> None:
    case = make_case(level, "wedge", 33.0, 2, regain_percent=regain)  # with less than usual where it does not fit
    for step in ("ready", "access", "closing"):
        assert figures_of(case, step).height_regained_percent == pytest.approx(POSTURE_PERCENT)
    for step in ("recovery", "weighing"):
        assert figures_of(case, step).height_regained_percent == pytest.approx(regain, abs=1e-9)


@settings(max_examples=60)
@given(st.sampled_from(TREATABLE), st.sampled_from(SHAPES), st.floats(24.0, 100.0))
def test_regain_is_told_at_closing_and_a_part_is_lost_again(level: str, shape: str, regain: float) -> None:
    case = make_case(level, shape, 30.0, 2, regain_percent=regain)
    closing, late = (figures_of(case, step).height_regained_percent for step in ("closing", "recovery"))
    assert closing == pytest.approx(regain)
    assert 0.85 * regain < late < closing
    by_posture = figures_of(case, "recovery").posture_percent
    assert 0.0 < by_posture < figures_of(case, "closing").posture_percent + 1e-9


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize(
    ("shape", "loss_percent", "ratios"),
    [("wedge", 40.0, (1.0, 0.84, 0.05)), ("biconcave", 40.0, (0.1, 1.0, 0.05)), ("crush", 35.0, (1.0, 1.0, 0.55))],
)
def test_each_column_loses_its_share_of_its_own_height(
    level: str, shape: str, loss_percent: float, ratios: tuple[float, float, float]
) -> None:
    healthy = healthy_heights(level).columns
    losses = losses_mm(Case(level, shape, loss_percent, 2, 2.0, 2.0, 35.0))
    assert losses == pytest.approx([loss_percent / 100 * r * h for r, h in zip(ratios, healthy, strict=True)])
    assert losses[2] <= 0.2 * healthy[2]


@st.composite
def fractures(draw: st.DrawFn) -> Case:
    """Fractures of every kind; volumes do not matter to heights."""
    shape = draw(st.sampled_from(SHAPES))
    loss, regain = draw(st.floats(*LOSS_RANGE_PERCENT[shape])), draw(st.floats(0.0, 100.0))
    return Case(draw(st.sampled_from(TREATABLE)), shape, loss, 2, draw(st.floats(1.0, 3.0)), 2.0, regain)


@settings(max_examples=150)
@given(fractures(), st.from_type(Moment))
def test_heights_never_exceed_healthy_nor_fall_below_broken(case: Case, moment: Moment) -> None:
    healthy, lost = healthy_heights(case.level).columns, losses_mm(case)
    now = heights_at(case, progress_at(case, moment.clock).bone).columns
    for column in range(3):
        assert healthy[column] - lost[column] - 1e-9 <= now[column] <= healthy[column] + 1e-9


@settings(max_examples=60)
@given(fractures(), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_endplate_only_rises_while_the_balloon_fills(case: Case, one: float, other: float) -> None:
    before, after = (
        heights_at(case, progress_at(case, Moment("inflating", at).clock).bone).columns for at in sorted((one, other))
    )
    assert all(b <= a + 1e-9 for b, a in zip(before, after, strict=True))


def test_lift_is_nothing_below_0_8_ml_and_rises_to_all_when_full() -> None:
    volumes = [0.0, 0.4, 0.8, 0.801, 1.2, 1.6, 2.0, 2.399, 2.4]
    lifts = [lift(volume, 2.4) for volume in volumes]
    assert lifts[:3] == [0.0, 0.0, 0.0]
    assert lifts[-1] == 1.0
    assert all(a < b for a, b in pairwise(lifts[2:]))
    assert max(lift(v + 0.001, 2.4) - lift(v, 2.4) for v in [i / 1000 for i in range(2400)]) < 0.002
