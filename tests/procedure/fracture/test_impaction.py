"""The crushed bone: bands beside broken endplates that never overlap, and meet rather than leave a sheet between."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS

_SHEET_MM, _WIDEST_SHEET_MM = (0.05, 0.8), 3.0  # so thin, and no more than so wide
_ROUNDING_MM = 1e-9


@st.composite
def broken(draw: st.DrawFn, shapes: tuple[str, ...] = SHAPES) -> Case:
    """Fractures of every kind; volumes do not matter to bones."""
    shape = draw(st.sampled_from(shapes))
    loss, regain = draw(st.floats(*LOSS_RANGE_PERCENT[shape])), draw(st.floats(0.0, 100.0))
    return Case(draw(st.sampled_from(TREATABLE)), shape, loss, 2, 2.0, 2.0, regain)


def midline_mm(level: str) -> np.ndarray:
    """Places forward, every 0.1 mm."""
    half = VERTEBRAE[level].endplate_depth_mm / 2
    return np.arange(-0.85 * half, 0.9 * half, 0.1)


def layers(scene: Scene, x_mm: float, y: np.ndarray) -> list[np.ndarray]:
    """Each band's three borders (3, N) in mm, from the endplate inwards, as seen from above."""
    return [np.array(impaction.layers_mm(np.full(len(y), x_mm), y)) for impaction in scene.impactions]


@settings(max_examples=100)
@given(broken(), st.sampled_from([step.id for step in STEPS[2:]]), st.floats(0.0, 1.0), st.floats(-0.6, 0.6))
def test_cleft_and_band_follow_each_other_from_the_endplate_inwards(
    case: Case, step: str, at: float, aside: float
) -> None:
    scene, y = scene_at(case, Moment(step, at)), midline_mm(case.level)
    found = layers(scene, aside * VERTEBRAE[case.level].endplate_width_mm / 2, y)
    assert (np.diff(found[0], axis=0) <= _ROUNDING_MM).all()
    if case.shape == "biconcave":
        upper, lower = found
        assert (np.diff(lower, axis=0) >= -_ROUNDING_MM).all()
        assert (upper[2] >= lower[2] - _ROUNDING_MM).all()
    else:
        assert len(found) == 1


@settings(max_examples=100)
@example(Case("T10", "biconcave", 55.0, 2, 2.0, 2.0, 35.0))
@example(Case("T11", "biconcave", 55.0, 2, 2.0, 2.0, 35.0))
@given(broken(("biconcave",)))
def test_no_thin_sheet_of_whole_bone_stays_between_two_bands(case: Case) -> None:
    """In a deep break of a low body the bands meet: what would be left between them is crushed as well."""
    y = midline_mm(case.level)
    upper, lower = layers(scene_at(case, Moment("fracture")), 0.0, y)
    left = upper[2] - lower[2]
    is_sheet = (left > _SHEET_MM[0]) & (left < _SHEET_MM[1])
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_sheet, [False])).astype(int)))
    widths_mm = 0.1 * (edges[1::2] - edges[::2])
    assert widths_mm.max(initial=0.0) <= _WIDEST_SHEET_MM


@pytest.mark.parametrize("level", ["T10", "T11"])
def test_in_the_deepest_break_of_the_lowest_bodies_the_bands_meet(level: str) -> None:
    y = midline_mm(level)
    upper, lower = layers(scene_at(Case(level, "biconcave", 55.0, 2, 2.0, 2.0, 35.0), Moment("fracture")), 0.0, y)
    assert (upper[2] - lower[2]).min() == pytest.approx(0.0, abs=1e-6)
