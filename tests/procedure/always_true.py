"""What is true of every Scene, whatever its case, its moment and its course; each check fails by an assertion."""

from itertools import pairwise

import numpy as np
import pytest

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.solid.vertebra import body_distance, canal_distance, gradient, vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.filling.cement import RIM_SHARE
from kyphoview.procedure.filling.cloud import PORE_SHARE
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.fracture.heights import healthy_heights
from kyphoview.procedure.instruments.balloon_tamp import RATED_PSI
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.track import movement

_APART_MM = 0.5  # bones, and instruments from the canal and from neighbours
_APART_AT_NEXT_MM = 0.45  # bones around one that breaks later


def enclosed_ml(body: RadialBody) -> float:
    """The volume inside the drawn mesh, by the divergence theorem."""
    vertices, triangles = body.mesh()
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c))) / 6000.0


def nearest_to_surface_mm(scene: Scene, body: RadialBody) -> float:
    """The largest signed distance of a body's points, taken back to rest, to the surface of the vertebral body."""
    points = scene.height_map.inverse(body.points()[::2, ::2].reshape(-1, 3))
    return float(body_distance(scene.case.level, points).max())


def check_all_stays_inside_the_shell(scene: Scene) -> None:
    """Balloon, cavity, compacted bone and cement keep to the inside of the body."""
    in_place = [balloon.body for balloon in scene.balloons if balloon.fill > 0.0]
    for body in [*in_place, *scene.cavities, *(cement.body for cement in scene.cements)]:
        assert nearest_to_surface_mm(scene, body) < -0.6 * LEAST_SHELL_MM
    for body in scene.compacted:
        assert nearest_to_surface_mm(scene, body) < 0.0


def check_volumes_match_the_figures(scene: Scene) -> None:
    """What is put in is what is there, inside the body and outside of it, and what the figures say."""
    case, figures, progress = scene.case, scene.figures, scene.progress
    assert figures.balloon_volume_ml == pytest.approx((progress.balloon_ml,) * case.balloons, rel=1e-3, abs=1e-5)
    assert figures.cement_volume_ml == pytest.approx((progress.cement_ml,) * case.balloons, rel=1e-3, abs=2e-4)
    assert figures.leaked_ml == pytest.approx(progress.leaked_ml, rel=1e-3, abs=2e-5)
    injected_ml = case.balloons * case.cement_ml * movement("injected").at(scene.moment.clock)
    assert sum(figures.cement_volume_ml) + figures.leaked_ml == pytest.approx(injected_ml, rel=1e-3, abs=4e-4)
    assert max(figures.balloon_pressure_psi) < RATED_PSI
    _check_cavities(scene)
    _check_cement(scene)


def _check_cavities(scene: Scene) -> None:
    """The cavity is the balloon's, and settles by at most 8 %."""
    case, progress = scene.case, scene.progress
    if progress.balloon_ml > 0.4:
        for balloon in scene.balloons:
            assert balloon.body.volume_ml == pytest.approx(progress.balloon_ml, rel=1e-3)
            assert enclosed_ml(balloon.body) == pytest.approx(progress.balloon_ml, rel=5e-3)
            swollen = RadialBody(balloon.body.axis, balloon.body.s_mm, balloon.body.radius_mm * 1.01)
            assert enclosed_ml(swollen) != pytest.approx(progress.balloon_ml, rel=5e-3)
    for body in scene.cavities if progress.settled > 0.0 else ():
        assert 0.92 * case.balloon_ml <= body.volume_ml <= case.balloon_ml * 1.0001
        assert enclosed_ml(body) == pytest.approx(scene.figures.cavity_volume_ml[0], rel=5e-3)


def _check_cement(scene: Scene) -> None:
    """Cement = cavity + 0.35 x rim + channel; without a cavity the share of a cloud that is not bone."""
    cement_ml = scene.progress.cement_ml
    for cement in scene.cements:
        if cement.core is None:
            assert PORE_SHARE * cement.body.volume_ml == pytest.approx(cement_ml, rel=1e-3, abs=2e-4)
            if cement_ml > 0.2:  # its fingers are so fine that the drawn mesh cuts a little of them off
                assert PORE_SHARE * enclosed_ml(cement.body) == pytest.approx(cement_ml, rel=3e-2)
            continue
        tail = cement.tail.volume_ml if cement.tail else 0.0
        core, whole = cement.core.volume_ml, cement.body.volume_ml
        assert core + RIM_SHARE * (whole - core) + tail == pytest.approx(cement_ml, rel=1e-3, abs=2e-4)
        if cement_ml > 0.2:
            core, whole = enclosed_ml(cement.core), enclosed_ml(cement.body)
            tail = enclosed_ml(cement.tail) if cement.tail else 0.0
            assert core + RIM_SHARE * (whole - core) + tail == pytest.approx(cement_ml, rel=5e-3)


def check_instruments_keep_to_bone_and_clear_of_the_canal(scene: Scene) -> None:
    """None comes near the canal or a neighbour, and behind its entry each lies in bone."""
    level = scene.case.level
    at_level = LEVELS.index(level)
    for instrument in scene.instruments:
        axis = scene.axes[instrument.side]
        s = np.linspace(max(instrument.tail_mm, -90.0), max(instrument.tip_mm, -90.0), 50)
        surface = axis.point(s[:, None], instrument.radius_mm, np.linspace(0.0, 6.3, 20)).reshape(-1, 3)
        assert canal_distance(level, surface).min() > _APART_MM
        for other in (LEVELS[at_level - 1], LEVELS[at_level + 1]):
            own_frame = scene.bone_motion(other).inverse().carry(surface)
            assert canal_distance(other, own_frame).min() > _APART_MM
            assert vertebra_distance(other, own_frame).min() > _APART_MM  # nor do they touch a neighbour
        in_bone = surface[np.repeat(s > 0.0, 20)]
        if len(in_bone) and instrument.kind != "balloon_shaft":  # which ends inside the balloon's own room
            assert vertebra_distance(level, scene.height_map.inverse(in_bone)).max() < -0.3


def surface_of(level: str) -> Points:
    """Points spread over a vertebra's surface, in its own frame."""
    points = np.random.default_rng(3).uniform((-36.0, -70.0, -32.0), (36.0, 22.0, 32.0), (3000, 3))
    for _ in range(5):
        slope = gradient(level, points)
        points = points - vertebra_distance(level, points)[:, None] * slope / (np.sum(slope**2, axis=1)[:, None] + 1e-9)
    return np.concatenate((points[np.abs(vertebra_distance(level, points)) < 0.1], landmarks(level).upper_rim))


SURFACES = {level: surface_of(level) for level in LEVELS}


def apart_mm(scene: Scene, level: str, other: str) -> float:
    """How far a bone's surface stays from another bone, mm; below 0 inside."""
    treated = scene.case.level
    surface = scene.carry_bone(other, placement(treated, other).carry(SURFACES[other]))
    on_bone = placement(treated, level).inverse().carry(scene.bone_at_rest(level, surface))
    return float(vertebra_distance(level, on_bone).min())


def check_no_bones_meet(scene: Scene) -> None:
    """No bone comes into the one below it: the treated one, the one below it, and those above that have moved."""
    at_level = LEVELS.index(scene.case.level)
    is_next_broken = scene.next_break is not None
    around = LEVELS[at_level - 1 - is_next_broken : at_level + 2]
    for upper, lower in pairwise(around):
        assert apart_mm(scene, lower, upper) > (_APART_AT_NEXT_MM if is_next_broken else _APART_MM)


def check_no_height_is_more_than_healthy(scene: Scene) -> None:
    """However much comes back."""
    healthy = healthy_heights(scene.case.level).columns
    assert all(now <= whole + 1e-9 for now, whole in zip(scene.heights.columns, healthy, strict=True))
