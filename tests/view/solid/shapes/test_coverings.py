"""Skin, muscles and vessels round every level that can be treated: each encloses what lies in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import PATHS, TREATABLE, TWO_SIDED, neighbours
from kyphoview.anatomy.vessels import vessel_strands
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.solid.shapes.coverings import (
    Covering,
    covering_at_rest,
    ends_mm,
    far_covering,
    near_covering,
    section,
)
from kyphoview.view.solid.shapes.halves import BONE, DISC, names, whole
from kyphoview.view.solid.shapes.leaning import leaning
from kyphoview.view.solid.shapes.surfaces import Array, Solid
from kyphoview.view.solid.shapes.vessels import vessel_at_rest, vessel_half
from tests.random_cases import tried

_FINE_ENOUGH_MM = 0.05


def _outside_mm(points: Array, covering: Solid) -> Array:
    """How far (N,) in mm points lie outside of a covering, by the side of its nearest part that they lie on."""
    found = []
    for point in points:
        nearest = int(((covering.vertices - point) ** 2).sum(axis=1).argmin())
        found.append(float((point - covering.vertices[nearest]) @ covering.normals[nearest]))
    return np.array(found)


@pytest.mark.parametrize("level", TREATABLE)
def test_skin_encloses_muscles_and_muscles_enclose_bones_and_vessels(level: str) -> None:
    skin, muscles = (covering_at_rest(level, name, "light") for name in ("skin", "muscles"))
    low, high = (end + way * 46.0 for end, way in zip(ends_mm(level), (1.0, -1.0), strict=True))  # beyond, it fades out
    between = (muscles.vertices[:, 2] > low) & (muscles.vertices[:, 2] < high)
    assert _outside_mm(muscles.vertices[between][::23], skin).max() < -1.5
    for name in names(level):
        solid = whole(level, name, "light")
        if name[0] in (BONE, DISC) and name[1] in neighbours(level):
            inside = (np.abs(solid.vertices[:, 0]) < 60.0) & (solid.vertices[:, 2] > low)  # the ribs' ends are not
            assert _outside_mm(solid.vertices[inside][::29], muscles).max() < -0.5, name
    for vessel in ("aorta", "vena_cava"):
        vertices = vessel_at_rest(level, vessel, "light").vertices
        inside = (vertices[:, 2] > low) & (vertices[:, 2] < high)
        assert _outside_mm(vertices[inside][::9], muscles).max() < -5.0, vessel


@pytest.mark.parametrize("level", TREATABLE)
def test_no_vessel_runs_through_bone_disc_or_the_other_vessel(level: str) -> None:
    parts = [whole(level, name, "light").vertices for name in names(level) if name[0] in (BONE, DISC)]
    aorta, cava = vessel_strands(level, "aorta"), vessel_strands(level, "vena_cava")
    for strand in (*aorta, *cava):
        for vertices in parts:
            apart = np.linalg.norm(vertices[:, None] - strand.points[None, :, :], axis=2)
            least = np.minimum(strand.wide_mm, strand.deep_mm)
            assert (apart - least).min() > -0.3
    apart = np.linalg.norm(aorta[0].points[:, None] - cava[0].points[None], axis=2)
    assert (apart - aorta[0].wide_mm[:, None] - cava[0].wide_mm[None]).min() > -1.5


@tried(6)
@given(some.from_type(Case), some.floats(0.0, 1.0))
def test_skin_encloses_muscles_and_spines_wherever_the_break_takes_them(case: Case, at: float) -> None:
    scene = scene_at(case, Moment("fracture", at))
    skin, muscles = (leaning(covering_at_rest(case.level, name, "light"), scene) for name in ("skin", "muscles"))
    middle = np.abs(muscles.vertices[:, 2]) < 90.0
    assert _outside_mm(muscles.vertices[middle][::61], skin).max() < -1.0
    for level in neighbours(case.level):
        bone = whole(case.level, (BONE, level), "light")
        behind = bone.vertices[(np.abs(bone.vertices[:, 0]) < 40.0) & (np.abs(bone.vertices[:, 2]) < 100.0)][::61]
        assert _outside_mm(scene.carry_bone(level, behind), muscles).max() < -0.5, level


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["skin", "muscles"])
def test_the_halves_lie_on_their_sides_and_meet_in_the_section(name: Covering, path: str) -> None:
    plane = side_plane("L1", path)
    far, near = (half("L1", path, name, "light") for half in (far_covering, near_covering))
    assert plane.height_over(far.vertices).max() < _FINE_ENOUGH_MM
    assert plane.height_over(near.vertices).min() > -_FINE_ENOUGH_MM
    curve = section("L1", path, name)
    assert np.abs(plane.height_over(curve)).max() < _FINE_ENOUGH_MM
    on_edge = far.vertices[np.abs(plane.height_over(far.vertices)) < 1e-6]
    away = np.linalg.norm(on_edge[:, None] - curve[None], axis=2).min(axis=1)
    assert away.max() < 3.0  # the curve is that of the fine surface


@pytest.mark.parametrize("level", TREATABLE)
def test_both_halves_of_a_vessel_hold_all_of_it(level: str) -> None:
    for vessel in ("aorta", "vena_cava"):
        halves = [vessel_half(level, TWO_SIDED, vessel, is_far, "fine").volume_ml for is_far in (True, False)]
        assert sum(halves) == pytest.approx(vessel_at_rest(level, vessel, "fine").volume_ml, rel=1e-3)
        assert min(halves) > 0.0
