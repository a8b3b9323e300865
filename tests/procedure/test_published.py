"""The usual case beside published figures. Each assertion names its source."""

import pytest

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.figures import Figures
from kyphoview.procedure.filling.plan import most_balloon_ml
from kyphoview.procedure.filling.walls import walls_of
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at


def figures(step: str) -> Figures:
    return scene_at(DEFAULT_CASE, Moment(step, 1.0)).figures


def test_wedge_angle_of_a_grade_2_break_upright_and_lying() -> None:
    """L1, Genant grade 2: 16.9 +- 2.5 degrees sitting, about 12.6 lying (J Orthop Surg Res 2023)."""
    assert DEFAULT_CASE.grade == 2
    assert figures("fracture").wedge_angle_deg == pytest.approx(16.9, abs=2.5)
    assert figures("ready").wedge_angle_deg == pytest.approx(12.6, abs=1.5)


def test_kyphosis_corrected() -> None:
    """4.8 degrees on average (Papanastassiou 2012), and 3.1 at 24 months (Van Meirhaeghe 2013)."""
    before = figures("fracture")
    for step, corrected_deg, within_deg in (("closing", 4.8, 0.8), ("recovery", 4.0, 0.9)):
        after = figures(step)
        assert before.wedge_angle_deg - after.wedge_angle_deg == pytest.approx(corrected_deg, abs=within_deg)
        assert before.kyphotic_angle_deg - after.kyphotic_angle_deg == pytest.approx(corrected_deg, abs=within_deg)


def test_front_height_gained() -> None:
    """Anterior height grew by 17.5 % at once (PMC2996621)."""
    before, after = figures("fracture").anterior_height_mm, figures("closing").anterior_height_mm
    assert 100.0 * (after / before - 1.0) == pytest.approx(17.5, abs=1.0)


def test_local_kyphotic_angle_before_treatment() -> None:
    """About 13 degrees (BMC Musculoskelet Disord 2013;14:233), upper endplate above to lower endplate below."""
    assert figures("ready").kyphotic_angle_deg == pytest.approx(13.0, abs=1.5)
    assert figures("fracture").kyphotic_angle_deg == pytest.approx(13.0, abs=5.0)


def test_volumes() -> None:
    """About 2.4 mL of balloon on each side and as much cement (FREE at 24 months)."""
    assert figures("inflating").balloon_volume_ml == pytest.approx((2.4, 2.4), rel=1e-3)
    assert figures("closing").cement_volume_ml == pytest.approx((2.4, 2.4), rel=1e-3)


def test_a_body_has_room_for_the_usual_balloons_and_not_for_twice_as_much() -> None:
    """A 15 mm tamp takes up to about 4 mL in the open."""
    for level in TREATABLE:
        case = make_case(level=level)
        assert case.balloon_ml < most_balloon_ml(walls_of(case)) < 4.0
