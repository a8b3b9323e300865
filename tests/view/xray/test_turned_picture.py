"""The X-ray from any side is the same sum: from the views' own sides it is the views' own picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

import tests.procedure.conftest  # noqa: F401 - registers random cases
from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.study.c_arm import AIMED_AT, Arm, turned_plane
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.turned_picture import FIELD_MM, TurnedPicture

_PITCH_MM = 1.0


@pytest.mark.parametrize("case", [DEFAULT_CASE, make_case("T10")], ids=lambda case: case.level)
@pytest.mark.parametrize("view", XRAY_VIEWS)
def test_from_the_views_own_side_the_sum_is_the_same(view: XrayView, case: Case) -> None:
    scene = scene_at(case, AIMED_AT)
    turned, soft = TurnedPicture(scene).exponents(xray_plane(view), _PITCH_MM)
    own = Attenuation(view, _PITCH_MM)
    bones = own.of(scene) - own.soft_tissue(scene.case.level)
    detector = own.detector
    # Where both fields lie: the turned one round the plane's origin, and not where bones beyond it come in.
    row, column = round((detector.top_mm - 30.0) / _PITCH_MM), round((-30.0 - detector.left_mm) / _PITCH_MM)
    first = round((FIELD_MM / 2 - 30.0) / _PITCH_MM)
    mine = (turned - soft)[first : first + 60, first : first + 60]
    theirs = bones[row : row + 60, column : column + 60]
    # From the side the views' own picture turns what lies above between its pixels: borders differ by a part of one.
    assert np.abs(mine - theirs).mean() < 0.015
    assert np.percentile(np.abs(mine - theirs), 90) < 0.05
    my_soft = soft[first : first + 60, first : first + 60]
    their_soft = own.soft_tissue(scene.case.level)[row : row + 60, column : column + 60]
    # The turned trunk is made of rings 20 mm apart; lungs left out would make 2.
    assert np.abs(my_soft - their_soft).max() < 0.4
    assert np.abs(my_soft - their_soft).mean() < 0.15


@pytest.mark.parametrize("view", XRAY_VIEWS)
def test_the_next_vertebra_that_breaks_is_bent_from_any_side(view: XrayView) -> None:
    """Above the treated one, whose cement this picture leaves out."""
    case = make_case("L1", course="next-break")
    scene = scene_at(case, Moment("next-break-sinks", 1.0))
    turned, soft = TurnedPicture(scene).exponents(xray_plane(view), _PITCH_MM)
    own = Attenuation(view, _PITCH_MM)
    bones, detector = own.of(scene) - own.soft_tissue("L1"), own.detector
    row, column = round((detector.top_mm - 52.0) / _PITCH_MM), round((-30.0 - detector.left_mm) / _PITCH_MM)
    first, across = round((FIELD_MM / 2 - 52.0) / _PITCH_MM), round((FIELD_MM / 2 - 30.0) / _PITCH_MM)
    mine = (turned - soft)[first : first + 30, across : across + 60]
    theirs = bones[row : row + 30, column : column + 60]
    assert np.abs(mine - theirs).mean() < 0.015
    assert np.percentile(np.abs(mine - theirs), 98) < 0.1


@settings(max_examples=5, deadline=None)
@given(case=st.from_type(Case), orbital=st.floats(-38.0, 38.0), tilt=st.floats(-38.0, 38.0))
def test_a_turn_to_the_left_mirrors_one_to_the_right(case: Case, orbital: float, tilt: float) -> None:
    """The spine is its own mirror image, and so is the trunk but for the lungs."""
    picture = TurnedPicture(scene_at(case, AIMED_AT))
    whole, soft = picture.exponents(turned_plane("xray-front", Arm(orbital, tilt)), 2.0)
    other_whole, other_soft = picture.exponents(turned_plane("xray-front", Arm(-orbital, tilt)), 2.0)
    one, other = whole - soft, other_whole - other_soft
    assert whole.min() > 0.0
    assert np.abs(one - other[:, ::-1]).max() < 0.2
    assert np.abs(one - other[:, ::-1]).mean() < 0.005


def test_finer_pixels_show_the_same_picture() -> None:
    picture = TurnedPicture(scene_at(DEFAULT_CASE, AIMED_AT))
    plane = turned_plane("xray-front", Arm(14.0, -9.0))
    coarse, fine = _greys(picture.of(plane, 1.0)), _greys(picture.of(plane, 0.5))
    assert fine.shape[0] == 2 * coarse.shape[0]
    mixed = fine.reshape(coarse.shape[0], 2, coarse.shape[1], 2).mean(axis=(1, 3))
    assert np.abs(mixed - coarse).mean() < 6.0


def _greys(image: QImage) -> Values:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    found = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return found[:, : grey.width()].astype(float)
