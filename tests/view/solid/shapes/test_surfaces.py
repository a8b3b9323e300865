"""Solids as arrays: closed where they must be, cut without loss, and with normals that point out."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.levels import DISCS, LEVELS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, Detail
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.solid.shapes.balloon_and_cement import filling_solid
from kyphoview.view.solid.shapes.caps import filled
from kyphoview.view.solid.shapes.discs import disc_at_rest
from kyphoview.view.solid.shapes.fractured_body import crushed
from kyphoview.view.solid.shapes.halves import BONE, far_part, is_open, names, near_part, whole
from kyphoview.view.solid.shapes.instruments import tool_solid
from kyphoview.view.solid.shapes.nerves import roots_at_rest, sac_at_rest
from kyphoview.view.solid.shapes.surfaces import SECOND, SHARE, Solid, joined, kept_below, lathed, tube
from kyphoview.view.solid.stage.spine import Ends, carried


def _closed(solid: Solid) -> bool:
    """Whether each edge runs once each way, places counting rather than numbers."""
    _, place = np.unique(np.round(solid.vertices, 5), axis=0, return_inverse=True)
    triangles = place.reshape(-1)[solid.triangles]
    whole = triangles[(triangles != np.roll(triangles, 1, axis=1)).all(axis=1)]
    edges = np.vstack([whole[:, pair] for pair in ((0, 1), (1, 2), (2, 0))])
    return Counter(map(tuple, edges.tolist())) == Counter(map(tuple, edges[:, ::-1].tolist()))


def _open_area(solid: Solid, normal: np.ndarray) -> float:
    """The area, seen along a direction, of what closes a surface that is open in one plane."""
    corners = solid.vertices[solid.triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) / 2
    return float(-(facing @ normal).sum())


def test_a_lathed_cylinder_has_its_volume_and_looks_outwards() -> None:
    solid = lathed(np.array(((0.0, 0.0), (0.0, 3.0), (0.0, 3.0), (10.0, 3.0), (10.0, 3.0), (10.0, 0.0))), 96)
    assert solid.volume_ml == pytest.approx(np.pi * 9 * 10 / 1000, rel=2e-3)
    middle = solid.vertices - (0.0, 0.0, 5.0)
    assert ((middle * solid.normals).sum(axis=1) > 0).all()
    wall = np.abs(solid.normals[:, 2]) < 0.5
    assert np.allclose(solid.normals[wall][:, 2], 0.0, atol=1e-9)  # the edge is sharp: walls do not lean


def test_a_tube_has_its_volume() -> None:
    path = np.column_stack((np.zeros(40), np.zeros(40), np.linspace(0.0, 50.0, 40)))
    wide, deep = np.full(40, 4.0), np.full(40, 2.0)
    wide[[0, -1]] = deep[[0, -1]] = 0.0
    solid = tube(path, wide, deep, np.array((1.0, 0.0, 0.0)), 96)
    assert solid.volume_ml == pytest.approx(np.pi * 8 * 50 / 1000, rel=0.04)
    assert _closed(solid)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("treated", TREATABLE)
def test_both_pages_are_closed_and_make_the_whole(treated: str, detail: Detail) -> None:
    path = make_case(treated).path
    plane = side_plane(treated, path)
    for name in names(treated):
        far, near = (part(treated, path, name, detail) for part in (far_part, near_part))
        uncut = whole(treated, name, detail)
        assert plane.height_over(far.vertices).max() < 1e-6
        if near is None:
            assert far is uncut
            continue
        assert plane.height_over(near.vertices).min() > -1e-6
        if is_open(treated, name):  # what is missing is the same on both pages: the face that the drawing covers
            assert _open_area(far, plane.normal) == pytest.approx(_open_area(near, -plane.normal))
            assert _open_area(far, plane.normal) > 500.0
        else:
            assert _closed(far)
            assert _closed(near)
        assert far.volume_ml + near.volume_ml == pytest.approx(uncut.volume_ml, abs=1e-3)


@given(some.lists(some.floats(2.0, 9.0), min_size=5, max_size=40))
def test_a_loop_is_filled_with_its_own_area(radii: list[float]) -> None:
    angle = np.linspace(0.0, 2 * np.pi, len(radii), endpoint=False)
    loop = np.array(radii)[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    corners = loop[filled(loop)]
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = (first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) / 2
    after = np.roll(loop, -1, axis=0)
    assert areas.min() > -1e-9
    assert areas.sum() == pytest.approx((loop[:, 0] * after[:, 1] - loop[:, 1] * after[:, 0]).sum() / 2)


def test_what_a_plane_leaves_of_a_ball_has_the_right_volume() -> None:
    angle = np.linspace(0.0, np.pi, 61)
    ball = lathed(np.column_stack((-10 * np.cos(angle), 10 * np.sin(angle))), 120)
    half = kept_below(ball, ball.vertices[:, 0] - 4.0)
    closing = 4.0 * _open_area(half, np.array((1.0, 0.0, 0.0))) / 3000  # the lid, as cones from the ball's centre
    assert half.volume_ml + closing == pytest.approx(np.pi * 14**2 * (30 - 14) / 3 / 1000, rel=5e-3)


def _between_rims_ml(above: str, below: str) -> float:
    """The volume over the lower bone's endplate, as an ellipse, at the mean of the disc's two heights."""
    disc, bone = DISCS[above, below], VERTEBRAE[below]
    area_mm2 = math.pi / 4 * bone.endplate_width_mm * bone.endplate_depth_mm
    return area_mm2 * (disc.anterior_height_mm + disc.posterior_height_mm) / 2 / 1000


@pytest.mark.parametrize("treated", TREATABLE)
def test_discs_sac_and_roots_are_closed(treated: str) -> None:
    above = LEVELS[LEVELS.index(treated) - 1]
    disc = disc_at_rest(treated, above, treated, "light")
    assert _closed(disc)
    # Hollow endplates and the bulge add to what lies between the rims, in the chest as in the low back.
    assert 1.0 < disc.volume_ml / _between_rims_ml(above, treated) < 1.5
    for solid in (sac_at_rest(treated, "light"), roots_at_rest(treated, "light")):
        assert _closed(solid)
        assert solid.volume_ml > 1.0


@pytest.mark.parametrize("kind", ["needle", "cannula", "drill", "balloon_shaft", "cement_tube"])
def test_instruments_are_solid_from_tip_to_tail(kind: str) -> None:
    solid = tool_solid(Instrument(kind, "left", 20.0, -90.0, 1.7))
    assert solid.vertices[:, 2].max() == pytest.approx(0.0)
    assert solid.vertices[:, 2].min() < -109.0
    shaft = np.abs(solid.vertices[:, 2] + 50.0) < 50.0
    assert np.hypot(*solid.vertices[shaft, :2].T).max() < 1.71
    assert solid.volume_ml > 0.0


@pytest.mark.parametrize("detail", DETAILS)
@settings(max_examples=15)
@example(
    case=make_case("T12", "biconcave", 53.0, balloons=1, balloon_ml=2.0, regain_percent=0.0),
    moment=Moment("inflating", 1.0),
)
@given(case=some.from_type(Case), moment=some.from_type(Moment))
def test_drawn_fillings_have_the_measured_volumes(detail: Detail, case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    bodies = [balloon.body for balloon in scene.balloons]
    measured = [balloon.body.volume_ml for balloon in scene.balloons]
    bodies += scene.cavities
    measured += list(scene.figures.cavity_volume_ml)[: len(scene.cavities)]
    bodies += [cement.core for cement in scene.cements]
    measured += [cement.core.volume_ml for cement in scene.cements]
    drawn = [filling_solid(body, detail) for body in bodies]
    for solid, volume_ml in zip(drawn, measured, strict=True):
        assert _closed(solid)
        assert solid.volume_ml == pytest.approx(volume_ml, rel=5e-3, abs=2e-4)


@settings(max_examples=15)
@given(some.from_type(Case), some.from_type(Moment))
def test_the_crushed_bone_looks_outwards_everywhere(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    rest = far_part(case.level, case.path, (BONE, case.level), "fine")
    moved = crushed(rest, scene.height_map)
    assert np.allclose(moved.vertices, scene.carry_bone(case.level, rest.vertices))
    corners = moved.vertices[moved.triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(facing, axis=1)
    agrees = np.einsum("ij,ij->i", facing, moved.normals[moved.triangles].sum(axis=1)) > 0
    is_lid = moved.tone[moved.triangles, SECOND].min(axis=1) > 0.5  # flat, below the drawing: it may fold on itself
    assert area[~agrees & ~is_lid].sum() < 0.001 * area.sum()


@settings(max_examples=15)
@given(some.from_type(Case), some.from_type(Moment))
def test_discs_stay_between_their_bones(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    at = LEVELS.index(case.level)
    ends = Ends(LEVELS[at - 1], case.level)
    disc = disc_at_rest(case.level, ends.above, ends.below, "light")
    moved = disc.moved(scene.carry_disc(ends, disc.vertices, disc.tone[:, SHARE]))
    assert 0.3 * disc.volume_ml < moved.volume_ml < 2.0 * disc.volume_ml
    low, high = disc.tone[:, SHARE] == 0.0, disc.tone[:, SHARE] == 1.0
    assert np.allclose(moved.vertices[low], scene.carry_bone(ends.below, disc.vertices[low]))
    assert np.allclose(moved.vertices[high], scene.carry_bone(ends.above, disc.vertices[high]))


@settings(max_examples=15)
@given(some.from_type(Case), some.from_type(Moment))
def test_everything_behind_the_cut_stays_closed_and_behind_it(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    plane = side_plane(case.level, case.path)
    for name in names(case.level):
        moved = carried(name, far_part(case.level, case.path, name, "light"), scene)
        assert _closed(moved) or is_open(case.level, name)
        if case.level in name:
            assert plane.height_over(moved.vertices).max() < 0.03


def test_joined_solids_keep_their_volumes() -> None:
    one = disc_at_rest("L1", "T12", "L1", "fine")
    other = one.moved(one.vertices + read_only((0.0, 0.0, 100.0)))
    assert joined([one, other]).volume_ml == pytest.approx(2 * one.volume_ml)
