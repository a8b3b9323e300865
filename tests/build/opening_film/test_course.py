"""What the opening film shows: it never jumps, begins with whole skin and ends with one vertebra."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.build.opening_film.course import FRAMES_A_SECOND, SECONDS, look_at

_FRAME_S = 1 / FRAMES_A_SECOND


@given(st.floats(0.0, SECONDS - _FRAME_S))
def test_from_frame_to_frame_little_changes(seconds: float) -> None:
    before, after = look_at(seconds), look_at(seconds + _FRAME_S)
    assert 0.0 <= after.orbit.azimuth_deg - before.orbit.azimuth_deg < 1.0
    assert 0.94 < after.orbit.height_mm / before.orbit.height_mm <= 1.0
    assert np.abs(np.subtract(after.orbit.target, before.orbit.target)).max() < 1.0
    assert 0.0 <= after.skin_open_mm - before.skin_open_mm < 15.0
    assert 0.0 <= after.muscle_open_mm - before.muscle_open_mm < 15.0
    assert 0.0 <= before.other_bones - after.other_bones < 0.06


@given(st.floats(0.0, SECONDS))
def test_skin_gives_way_before_muscle_and_muscle_before_the_other_bones(seconds: float) -> None:
    look = look_at(seconds)
    assert look.muscle_open_mm <= look.skin_open_mm or look.skin_open_mm > 250.0
    assert look.other_bones == 1.0 or look.muscle_open_mm > 250.0


def test_first_all_is_there_and_last_one_vertebra() -> None:
    first, last = look_at(0.0), look_at(SECONDS)
    assert first.skin_open_mm <= -60.0
    assert first.other_bones == 1.0
    assert last.other_bones == last.skin_shade == 0.0
    assert last.orbit.height_mm < 0.4 * first.orbit.height_mm
