"""What is true of every case at every moment, tried on random ones.

More of them: `KYPHOVIEW_RANDOM_CASES=500 pytest tests/procedure/test_always_true.py`.
"""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.anatomy.solid.vertebra import canal_distance
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.instruments.needle_axes import axes, axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from tests.procedure.always_true import (
    check_all_stays_inside_the_shell,
    check_instruments_keep_to_bone_and_clear_of_the_canal,
    check_no_bones_meet,
    check_no_height_is_more_than_healthy,
    check_volumes_match_the_figures,
)
from tests.random_cases import tried

AT = st.floats(0.0, 1.0)
INSIDE_STEPS = ("inflating", "deflating", "cementing")


@tried(20)
@example(case=make_case("L2", "wedge", 51.2, regain_percent=0.0), one=1.0, two=1.0, three=1.0)  # sinks on sitting up
@example(case=make_case("T11", "wedge", 51.1, regain_percent=7.3), one=1.0, two=1.0, three=1.0)
@given(st.from_type(Case), AT, AT, AT)
def test_balloon_cavity_and_cement_stay_inside_the_shell(case: Case, one: float, two: float, three: float) -> None:
    moments = [Moment(step, at) for step, at in zip(INSIDE_STEPS, (one, two, three), strict=True)]
    for moment in [*moments, Moment("inflating", 1.0), Moment("closing", 1.0), Moment("weighing", 1.0)]:
        check_all_stays_inside_the_shell(scene_at(case, moment))


@tried(20)
@example(case=make_case("T12", "wedge", 54.0, 1, 1.0, regain_percent=0.0), one=1.0, two=1.0, three=1.0)
@given(st.from_type(Case), AT, AT, AT)
def test_volumes_match_the_figures(case: Case, one: float, two: float, three: float) -> None:
    moments = [Moment(step, at) for step, at in zip(INSIDE_STEPS, (one, two, three), strict=True)]
    for moment in [*moments, Moment("inflating", 1.0), Moment("closing", 1.0)]:
        check_volumes_match_the_figures(scene_at(case, moment))


@tried(20)
@given(st.from_type(Case), AT)
def test_the_cavity_is_the_balloon_while_it_fills_and_holds_it_while_it_empties(case: Case, at: float) -> None:
    filling = scene_at(case, Moment("inflating", at))
    for balloon, cavity in zip(filling.balloons, filling.cavities, strict=False):
        assert np.array_equal(balloon.body.radius_mm, cavity.radius_mm)
    emptying = scene_at(case, Moment("deflating", at))
    for balloon, cavity in zip(emptying.balloons, emptying.cavities, strict=False):
        if balloon.fill > 0.0:
            assert (balloon.body.radius_mm - cavity.radius_mm).max() < 0.05


@tried(20)
@given(st.from_type(Case), AT)
def test_cement_keeps_to_the_cavity_and_a_rim_of_at_most_a_millimetre(case: Case, at: float) -> None:
    scene = scene_at(case, Moment("cementing", at))
    for cement, cavity in zip(scene.cements, scene.cavities, strict=False):  # at first there is no cement
        s = np.linspace(cement.core.s_mm[0], cement.core.s_mm[-1], 60)[1:-1]
        places_, angles = (grid.ravel() for grid in np.meshgrid(s, np.linspace(0.0, 6.2, 24)))
        core, whole = cement.core.radius_at(places_, angles), cement.body.radius_at(places_, angles)
        assert (core - cavity.radius_at(places_, angles)).max() < 0.05
        assert (core - whole).max() < 1e-2
        middle = np.abs(places_ - axis_places(case.level, case.path).balloon_middle_mm) < 5.0
        assert (whole - core)[middle].max(initial=0.0) <= 1.1


@tried(20)
@given(st.from_type(Case), AT)
def test_the_sides_are_mirror_images_and_never_meet(case: Case, at: float) -> None:
    for step in INSIDE_STEPS:
        scene = scene_at(case, Moment(step, at))
        groups = [
            [balloon.body for balloon in scene.balloons],
            list(scene.cavities),
            [cement.body for cement in scene.cements],
        ]
        for bodies in groups:
            if len(bodies) == 2:
                left, right = (body.points() for body in bodies)
                assert np.abs(left - right * (-1.0, 1.0, 1.0)).max() < 1e-9
                assert left[..., 0].max() < 0.0


@tried(60)
@given(st.from_type(Case), st.from_type(Moment), st.sampled_from(("access", "placing", "cementing", "closing")), AT)
def test_instruments_never_enter_the_canal_and_stay_in_bone(case: Case, anywhere: Moment, step: str, at: float) -> None:
    for moment in (anywhere, Moment(step, at)):
        check_instruments_keep_to_bone_and_clear_of_the_canal(scene_at(case, moment))


@pytest.mark.parametrize("level", TREATABLE)
def test_the_clearance_to_the_canal_is_what_the_pedicle_leaves(level: str) -> None:
    """About two millimetres at L1: the reason for X-ray guidance. Half of the pedicle's measured width less the
    cannula's radius, as the way leads down its middle: the pedicles of T10 are the thinnest, those of L4 the widest."""
    scene = scene_at(Case(level, "wedge", 33.0, 2, 2.0, 2.0, 35.0), Moment("placing", 1.0))
    cannula = next(instrument for instrument in scene.instruments if instrument.kind == "cannula")
    s = np.linspace(-40.0, cannula.tip_mm, 200)
    surface = axes(level)["left"].point(s[:, None], cannula.radius_mm, np.linspace(0.0, 6.3, 36)).reshape(-1, 3)
    beside_mm = VERTEBRAE[level].pedicle_width_mm / 2 - cannula.radius_mm
    assert canal_distance(level, surface).min() == pytest.approx(beside_mm, abs=0.2)
    assert 0.5 < beside_mm < 4.5


@st.composite
def fractures(draw: st.DrawFn) -> Case:
    """Fractures of every kind; volumes do not matter to bones."""
    shape = draw(st.sampled_from(SHAPES))
    loss, regain = draw(st.floats(*LOSS_RANGE_PERCENT[shape])), draw(st.floats(0.0, 100.0))
    return Case(draw(st.sampled_from(TREATABLE)), shape, loss, 2, 2.0, 2.0, regain)


@tried(60)
@example(case=Case("T10", "crush", 35.0, 2, 2.0, 2.0, 0.0), moment=Moment("ready", 1.0))  # facets come nearest
@example(case=Case("T12", "crush", 35.0, 2, 2.0, 2.0, 0.0), moment=Moment("ready", 1.0))
@example(case=Case("L1", "crush", 35.0, 2, 2.0, 2.0, 0.0), moment=Moment("ready", 1.0))
@given(fractures(), st.one_of(st.just(Moment("fracture", 1.0)), st.from_type(Moment)))
def test_bones_never_interpenetrate(case: Case, moment: Moment) -> None:
    check_no_bones_meet(scene_at(case, moment))


@tried(100)
@given(fractures(), st.from_type(Moment))
def test_measured_heights_never_exceed_healthy(case: Case, moment: Moment) -> None:
    check_no_height_is_more_than_healthy(scene_at(case, moment))


def contents(scene: Scene) -> list[object]:
    """Everything a Scene holds, as plain values."""
    bodies = [*(b.body for b in scene.balloons), *scene.cavities, *scene.compacted]
    bodies += [part for cement in scene.cements for part in (cement.body, cement.core, cement.tail) if part is not None]
    return [
        scene.heights,
        scene.height_map,
        scene.above,
        scene.instruments,
        scene.channels,
        scene.figures,
        scene.cameras,
        scene.incision,
        scene.lying,
        [(balloon.side, balloon.markers_mm, balloon.fill) for balloon in scene.balloons],
        [(cement.side, cement.setting) for cement in scene.cements],
        [(body.s_mm.tobytes(), body.radius_mm.tobytes()) for body in bodies],
        {view: {name: at.tobytes() for name, at in found.items()} for view, found in scene.anchors.items()},
    ]


@tried(15)
@given(st.from_type(Case), st.from_type(Moment), st.from_type(Moment))
def test_the_same_inputs_give_the_same_scene_whatever_came_before(case: Case, moment: Moment, other: Moment) -> None:
    first = scene_at(case, moment)
    before = contents(first)
    contents(scene_at(case, other))
    again = scene_at(Case(**{name: getattr(case, name) for name in Case.__slots__}), Moment(moment.step, moment.at))
    assert first == again
    assert contents(again) == before
