"""What is true of every case at every moment, tried on random ones.

More of them: `KYPHOVIEW_RANDOM_CASES=500 pytest tests/procedure/test_always_true.py`.
"""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import LEVELS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.solid.vertebra import body_distance, canal_distance, gradient, vertebra_distance
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.fracture.heights import healthy_heights
from kyphoview.procedure.instruments.balloon_tamp import RATED_PSI
from kyphoview.procedure.instruments.needle_axes import axes, axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from tests.random_cases import tried

AT = st.floats(0.0, 1.0)
INSIDE_STEPS = ("inflating", "deflating", "cementing")


def enclosed_ml(body: RadialBody) -> float:
    """The volume inside the drawn mesh, by the divergence theorem."""
    vertices, triangles = body.mesh()
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c))) / 6000.0


def nearest_to_surface_mm(scene: Scene, body: RadialBody) -> float:
    """The largest signed distance of a body's points, taken back to rest, to the surface of the vertebral body."""
    points = scene.height_map.inverse(body.points()[::2, ::2].reshape(-1, 3))
    return float(body_distance(scene.case.level, points).max())


@tried(20)
@example(case=make_case("L2", "wedge", 51.2, regain_percent=0.0), one=1.0, two=1.0, three=1.0)  # sinks on sitting up
@example(case=make_case("T11", "wedge", 51.1, regain_percent=7.3), one=1.0, two=1.0, three=1.0)
@given(st.from_type(Case), AT, AT, AT)
def test_balloon_cavity_and_cement_stay_inside_the_shell(case: Case, one: float, two: float, three: float) -> None:
    moments = [Moment(step, at) for step, at in zip(INSIDE_STEPS, (one, two, three), strict=True)]
    for moment in [*moments, Moment("inflating", 1.0), Moment("closing", 1.0), Moment("weighing", 1.0)]:
        scene = scene_at(case, moment)
        in_place = [balloon.body for balloon in scene.balloons if balloon.fill > 0.0]
        for body in [*in_place, *scene.cavities, *(cement.body for cement in scene.cements)]:
            assert nearest_to_surface_mm(scene, body) < -0.6 * LEAST_SHELL_MM
        for body in scene.compacted:
            assert nearest_to_surface_mm(scene, body) < 0.0


@tried(20)
@example(case=make_case("T12", "wedge", 54.0, 1, 1.0, regain_percent=0.0), one=1.0, two=1.0, three=1.0)
@given(st.from_type(Case), AT, AT, AT)
def test_volumes_match_the_figures(case: Case, one: float, two: float, three: float) -> None:
    moments = [Moment(step, at) for step, at in zip(INSIDE_STEPS, (one, two, three), strict=True)]
    for moment in [*moments, Moment("inflating", 1.0), Moment("closing", 1.0)]:
        scene = scene_at(case, moment)
        figures, progress = scene.figures, scene.progress
        assert figures.balloon_volume_ml == pytest.approx((progress.balloon_ml,) * case.balloons, rel=1e-3, abs=1e-5)
        assert figures.cement_volume_ml == pytest.approx((progress.cement_ml,) * case.balloons, rel=1e-3, abs=2e-4)
        assert max(figures.balloon_pressure_psi) < RATED_PSI
        if progress.balloon_ml > 0.4:
            for balloon in scene.balloons:
                assert balloon.body.volume_ml == pytest.approx(progress.balloon_ml, rel=1e-3)
                assert enclosed_ml(balloon.body) == pytest.approx(progress.balloon_ml, rel=5e-3)
                swollen = RadialBody(balloon.body.axis, balloon.body.s_mm, balloon.body.radius_mm * 1.01)
                assert enclosed_ml(swollen) != pytest.approx(progress.balloon_ml, rel=5e-3)
        for body in scene.cavities if progress.settled > 0.0 else ():
            assert 0.92 * case.balloon_ml <= body.volume_ml <= case.balloon_ml * 1.0001
            assert enclosed_ml(body) == pytest.approx(figures.cavity_volume_ml[0], rel=5e-3)
        if progress.cement_ml > 0.2:
            for cement in scene.cements:
                core, whole = enclosed_ml(cement.core), enclosed_ml(cement.body)
                tail = enclosed_ml(cement.tail) if cement.tail else 0.0
                assert core + 0.35 * (whole - core) + tail == pytest.approx(progress.cement_ml, rel=5e-3)


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
    level, at_level = case.level, LEVELS.index(case.level)
    for moment in (anywhere, Moment(step, at)):
        scene = scene_at(case, moment)
        for instrument in scene.instruments:
            axis = scene.axes[instrument.side]
            s = np.linspace(max(instrument.tail_mm, -90.0), max(instrument.tip_mm, -90.0), 50)
            surface = axis.point(s[:, None], instrument.radius_mm, np.linspace(0.0, 6.3, 20)).reshape(-1, 3)
            assert canal_distance(level, surface).min() > 0.5
            for other in (LEVELS[at_level - 1], LEVELS[at_level + 1]):
                own_frame = scene.bone_motion(other).inverse().carry(surface)
                assert canal_distance(other, own_frame).min() > 0.5
                assert vertebra_distance(other, own_frame).min() > 0.5  # nor do they touch a neighbour
            in_bone = surface[np.repeat(s > 0.0, 20)]
            if len(in_bone) and instrument.kind != "balloon_shaft":  # which ends inside the balloon's own room
                assert vertebra_distance(level, scene.height_map.inverse(in_bone)).max() < -0.3


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


def surface_of(level: str) -> Points:
    """Points spread over a vertebra's surface, in its own frame."""
    points = np.random.default_rng(3).uniform((-36.0, -70.0, -32.0), (36.0, 22.0, 32.0), (3000, 3))
    for _ in range(5):
        slope = gradient(level, points)
        points = points - vertebra_distance(level, points)[:, None] * slope / (np.sum(slope**2, axis=1)[:, None] + 1e-9)
    return np.concatenate((points[np.abs(vertebra_distance(level, points)) < 0.1], landmarks(level).upper_rim))


SURFACES = {level: surface_of(level) for level in LEVELS}


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
    scene, at_level = scene_at(case, moment), LEVELS.index(case.level)
    above, below = LEVELS[at_level - 1], LEVELS[at_level + 1]
    on_treated = scene.height_map.inverse(scene.bone_motion(above).carry(SURFACES[above]))
    assert vertebra_distance(case.level, on_treated).min() > 0.5
    on_lower = scene.bone_motion(below).inverse().carry(scene.height_map.carry(SURFACES[case.level]))
    assert vertebra_distance(below, on_lower).min() > 0.5


@tried(100)
@given(fractures(), st.from_type(Moment))
def test_measured_heights_never_exceed_healthy(case: Case, moment: Moment) -> None:
    healthy = healthy_heights(case.level).columns
    measured = scene_at(case, moment).heights.columns
    assert all(now <= whole + 1e-9 for now, whole in zip(measured, healthy, strict=True))


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
