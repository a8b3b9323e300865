"""Points pinned to the solid stay on what they lie on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.ink import Stroke, ink_now
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import TISSUE, Carrier, bone_distance, pin
from kyphoview.procedure.scene import Scene, scene_at

PLACES = st.lists(
    st.tuples(st.floats(-45, 45), st.floats(-105, 110), st.floats(-110, 110)), min_size=1, max_size=12
).map(np.array)
BROKEN = scene_at(DEFAULT_CASE, Moment("fracture", 1.0))
FULL = scene_at(DEFAULT_CASE, Moment("inflating", 1.0))


def carriers_at(scene: Scene, *points: tuple[float, float, float]) -> list[Carrier]:
    return list(pin(scene, np.array(points)).carriers)


@settings(max_examples=60)
@given(st.from_type(Case), st.from_type(Moment), PLACES)
def test_a_pinned_point_is_where_it_was_put(case: Case, moment: Moment, places: Points) -> None:
    scene = scene_at(case, moment)
    pinned = pin(scene, places)
    assert len(pinned) == len(places)
    assert np.abs(pinned.carried(scene) - places).max() < 1e-3


@settings(max_examples=60)
@given(st.from_type(Case), st.from_type(Moment), st.from_type(Moment), PLACES)
def test_it_comes_back_after_another_moment_to_within_a_tenth_of_a_millimetre(
    case: Case, first: Moment, second: Moment, places: Points
) -> None:
    here, there = scene_at(case, first), scene_at(case, second)
    pinned = pin(here, places)
    carried = pinned.carried(there)
    assert np.isfinite(carried).all()
    for carrier, point, now in zip(pinned.carriers, places, carried, strict=True):
        if carrier.is_bone:
            back = pin(there, now[None, :]).carried(here)[0]
            assert bone_distance(here, carrier.above, point[None, :])[0] < 0.5
            assert bone_distance(there, carrier.above, now[None, :])[0] < 0.5
            assert np.abs(back - point).max() < 0.1


@settings(max_examples=30)
@given(st.from_type(Case), st.from_type(Moment), st.from_type(Moment), st.sampled_from(LEVELS), st.data())
def test_ink_on_a_bone_keeps_its_distance_to_the_bones_landmarks(
    case: Case, first: Moment, second: Moment, level: str, data: st.DataObject
) -> None:
    """Every bone but the treated one is rigid: what is drawn on it keeps every distance on it."""
    if level == case.level:
        level = LEVELS[LEVELS.index(level) + 1]
    here, there = scene_at(case, first), scene_at(case, second)
    x = data.draw(st.floats(-8, 8))
    local = np.array([[x, 0.0, 0.0], [0.0, 6.0, 2.0], [0.0, -4.0, -3.0]])
    pinned = pin(here, here.bone_motion(level).carry(local))
    assert set(pinned.carriers) == {Carrier(level, level)}
    assert there.bone_motion(level).carry(local) == pytest.approx(pinned.carried(there), abs=1e-6)


def test_what_lies_where() -> None:
    plane = side_plane("L1")
    upper = BROKEN.carry_bone("L1", np.array([[0.0, 0.0, 11.0]]))[0]
    assert carriers_at(BROKEN, (0, 0, 0), tuple(upper)) == [Carrier("L1", "L1")] * 2
    assert carriers_at(BROKEN, (0, 0, -18), tuple(BROKEN.carry_tissue(np.array([[0.0, -90.0, 10.0]]))[0])) == [
        Carrier("L1", "L2"),
        TISSUE,
    ]
    above = BROKEN.bone_motion("T12").carry(np.zeros((1, 3)))
    assert pin(BROKEN, above).carriers == (Carrier("T12", "T12"),)
    # In the sacrum's upper articular process, and then in the muscle well behind it.
    assert pin(BROKEN, plane.lift(np.array([[60.0, -150.0], [100.0, -150.0]]))).carriers == (
        Carrier("S1", "S1"),
        TISSUE,
    )


def test_ink_on_the_endplate_rises_with_it() -> None:
    near_endplate = np.array([[0.0, 6.0, 11.0]])
    start = scene_at(DEFAULT_CASE, Moment("inflating", 0.0))
    pinned = pin(start, start.carry_bone("L1", near_endplate))
    risen = pinned.carried(FULL)[0, 2] - pinned.carried(start)[0, 2]
    assert risen == pytest.approx(
        FULL.carry_bone("L1", near_endplate)[0, 2] - start.carry_bone("L1", near_endplate)[0, 2]
    )
    assert risen > 1.0


def test_a_disc_goes_with_both_of_its_bones() -> None:
    middle = np.array([[0.0, 0.0, 17.0]])
    pinned = pin(FULL, middle)
    assert pinned.carriers == (Carrier("T12", "L1"),)
    assert 0.1 < pinned.share[0] < 0.9
    low, high = (BROKEN.carry_bone(level, pinned.rest) for level in ("L1", "T12"))
    assert pinned.carried(BROKEN) == pytest.approx(low + pinned.share[:, None] * (high - low))


def test_ink_shows_in_its_own_step_and_on_its_own_vertebra() -> None:
    stroke = Stroke("inflating", 0, 1.0, pin(FULL, np.zeros((2, 3))))
    extended = stroke.extended(pin(FULL, np.ones((1, 3))))
    assert len(extended.points) == 3
    assert ink_now((stroke,), FULL) == (stroke,)
    assert ink_now((stroke,), BROKEN) == ()
    assert ink_now((stroke,), scene_at(make_case("L2"), Moment("inflating", 0.3))) == ()
