"""The C-arm: what is square on is measured on the solid, for any case and any person on the table."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_plane
from kyphoview.study.c_arm import (
    ALIKE_MM,
    MOST_DEG,
    ONE_LINE_DEG,
    OVER_MM,
    Arm,
    exercise_of,
    found_in_words,
    reading_of,
    square_arm,
    turned_plane,
)

_VIEWS, _ANGLES, _NUMBERS = st.sampled_from(XRAY_VIEWS), st.floats(-30.0, 30.0), st.integers(0, 500)


@settings(max_examples=40, deadline=None)
@given(case=st.from_type(Case), view=_VIEWS, number=_NUMBERS)
def test_the_arm_can_be_turned_square_on_and_all_is_right_then(case: Case, view: XrayView, number: int) -> None:
    exercise = exercise_of(view, number)
    arm = square_arm(case, exercise)
    assert max(abs(arm.orbital_deg), abs(arm.tilt_deg)) <= MOST_DEG
    reading = reading_of(case, view, exercise.plane(arm))
    assert reading.is_square
    assert reading.off_deg < 1e-3
    assert reading.nearer[1] <= (OVER_MM if view == "xray-side" else ALIKE_MM)
    assert reading.lower_pedicle[1] <= ALIKE_MM
    if reading.is_tilted:
        assert reading.lower_deg < 1e-3  # the lower endplate, which is not broken
    else:
        assert abs(reading.upper_deg - reading.lower_deg) < 1.0
        assert min(reading.upper_deg, reading.lower_deg) <= 3.5
    assert found_in_words(reading).endswith("Square on.")


@settings(max_examples=40, deadline=None)
@given(view=_VIEWS, orbital=_ANGLES, tilt=_ANGLES)
def test_a_turned_detector_stays_a_plane_and_turns_by_its_angles(view: XrayView, orbital: float, tilt: float) -> None:
    plane, base = turned_plane(view, Arm(orbital, tilt)), xray_plane(view)
    assert np.allclose([plane.across @ plane.across, plane.up @ plane.up, plane.across @ plane.up], [1.0, 1.0, 0.0])
    cosine = math.cos(math.radians(orbital)) * math.cos(math.radians(tilt))
    assert math.isclose(float(plane.normal @ base.normal), cosine, abs_tol=1e-9)


@given(view=_VIEWS, number=_NUMBERS)
def test_each_start_is_off_and_the_same_when_asked_again(view: XrayView, number: int) -> None:
    exercise = exercise_of(view, number)
    assert exercise == exercise_of(view, number)
    assert reading_of(DEFAULT_CASE, view, exercise.plane(exercise.start)).off_deg > 2 * ONE_LINE_DEG


def test_turning_round_takes_the_spinous_process_from_the_middle_and_tilting_opens_the_endplates() -> None:
    def reading(orbital: float, tilt: float) -> str:
        return found_in_words(reading_of(DEFAULT_CASE, "xray-front", turned_plane("xray-front", Arm(orbital, tilt))))

    assert "nearer to the left" in reading(12.0, 0.0)
    assert "nearer to the right" in reading(-12.0, 0.0)
    assert "midway" in reading(0.0, 15.0)
    assert "The lower endplate shows both its edges" in reading(0.0, 15.0)
