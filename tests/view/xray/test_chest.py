"""What X-rays of the chest show: whole ribs that cross the spine and leave the field, and air above the diaphragm."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import REFERENCE_LEVEL, RIB_LEVELS
from kyphoview.anatomy.meshes.mesh import load_ribs
from kyphoview.anatomy.meshes.whole_ribs import load_whole_ribs, rib_course
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_behind
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.detector import detector_of
from kyphoview.view.xray.lungs import lungs_mm
from kyphoview.view.xray.trunk import trunk_mm

views = pytest.mark.parametrize("view", XRAY_VIEWS)
PITCH_MM = 1.0


@pytest.mark.parametrize("level", RIB_LEVELS)
def test_a_rib_goes_on_from_its_stub_without_a_kink_round_the_wall_of_the_chest(level: str) -> None:
    course = rib_course(level)
    runs = np.diff(course, axis=0)
    runs /= np.linalg.norm(runs, axis=1)[:, None]
    bends = np.degrees(np.arccos(np.clip(np.sum(runs[1:] * runs[:-1], axis=1), -1.0, 1.0)))
    assert bends.max() < 12.0  # within 5 mm
    home = placement(REFERENCE_LEVEL, level).carry(course)
    assert (home[:, 1] > skin_behind(home[:, 2]) + 15.0).all()
    assert np.abs(home[:, 0]).max() < 125.0
    assert (runs[:, 2] < 0.0).all()  # it sinks all the way


@pytest.mark.parametrize("level", RIB_LEVELS)
def test_near_the_spine_the_whole_rib_is_the_stub(level: str) -> None:
    stub, whole = load_ribs(level), load_whole_ribs(level)
    beyond = rib_course(level)[0, 0] - 6.0
    near = stub.vertices[np.abs(stub.vertices[:, 0]) < beyond]
    assert len(near) > 200
    kept = {tuple(place) for place in whole[0].vertices.round(3).tolist()}
    assert all(tuple(place) in kept for place in near.round(3).tolist())
    assert all(part.volume_ml > 0.0 for part in whole)
    assert sum(part.volume_ml for part in whole) > stub.volume_ml + 4.0


def test_the_last_rib_ends_in_the_flank_and_the_others_reach_farther() -> None:
    ends = {level: rib_course(level)[-1] for level in RIB_LEVELS}
    assert ends["T12"][1] < 0.0 < ends["T11"][1] < ends["T10"][1]


@views
def test_the_air_ends_at_the_dome_and_lies_inside_the_trunk(view: XrayView) -> None:
    """Seen at T10 the field has air above and none below; at L3 there is none."""
    detector = detector_of(view, PITCH_MM)
    air, trunk = lungs_mm(detector, view, "T10"), trunk_mm(detector, view, "T10")
    assert air[:20].max() > 80.0
    assert air[-20:].max() < 1.0
    assert (air < trunk + 0.1).all()
    assert lungs_mm(detector, view, "L3").max() == 0.0


@views
def test_on_the_way_up_there_is_only_ever_more_air(view: XrayView) -> None:
    air = lungs_mm(detector_of(view, PITCH_MM), view, "T11")
    lower = air[round(0.45 * len(air)) :]
    assert np.percentile(np.diff(lower, axis=0), 99.5) < 0.05


@views
@pytest.mark.parametrize("level", ["T10", "T11", "L1"])
def test_bone_is_seen_before_air_too(view: XrayView, level: str) -> None:
    """Little of what the soft tissue changes stays: less than the least that a vertebra adds over most of its body."""
    attenuation = Attenuation(view, PITCH_MM)
    left = attenuation.soft_tissue(level) - attenuation.evened(level)
    assert np.ptp(left) < 0.15
    assert np.ptp(attenuation.soft_tissue(level)) > 0.5


def test_the_right_dome_stands_half_an_interspace_higher() -> None:
    """In the front picture the patient's left is on the left: there each side's air begins at another height."""
    detector = detector_of("xray-front", PITCH_MM)
    air = lungs_mm(detector, "xray-front", "T10")
    middle = detector.columns // 2
    within = slice(round(40.0 / PITCH_MM), round(70.0 / PITCH_MM))  # of the midline, where the domes are
    left, right = air[:, :middle][:, ::-1][:, within], air[:, middle:][:, within]
    interspace_mm = placement("T10", "T9").shift_z_mm
    apart = [_lowest_mm(detector.y_mm(), left[:, at]) - _lowest_mm(detector.y_mm(), right[:, at]) for at in (0, 15)]
    assert -0.7 * interspace_mm < np.mean(apart) < -0.3 * interspace_mm


def _lowest_mm(y_mm: np.ndarray, column: np.ndarray) -> float:
    """How low the most of the air along a column (rows,) in mm reaches: the dome, not the thin edge behind it."""
    return float(y_mm[np.flatnonzero(column > 0.6 * column.max())[-1]])
