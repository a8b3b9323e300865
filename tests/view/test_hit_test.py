"""A place of a picture is called what the labelled solid is there: in every view, for random cases and moments.

What is asked for is held against what pictures are drawn from: outlines of cuts, surfaces of bones, labels' own points.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import RIB_LEVELS, neighbours
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh, load_ribs
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.study.naming.in_cut import lies_within, masks_in_cut
from kyphoview.study.naming.label_parts import part_of_label
from kyphoview.study.naming.on_rays import masks_in_xray, masks_seen
from kyphoview.study.naming.solid_parts import BONES, TREATMENT
from kyphoview.view.hit_test import Look, Survey
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import step_orbit
from kyphoview.view.view_frame import anchors_now, camera_of, labels_of, plane_of
from kyphoview.view.xray.detector import detector_of
from kyphoview.view.xray.surface import Triangles, thickness

_LAYOUT = Layout.of(820.0, 560.0)
_PLACES = 40
_EDGE_MM = 0.7  # so near to a border a drawn line and the solid may differ
_SEEDS = st.integers(0, 2**32 - 1)


@settings(max_examples=8, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_where_a_label_points_lies_what_it_names(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    for view in (*VIEWS, *XRAY_VIEWS):
        named = {
            label.part: part
            for label in labels_of(case, moment.step, view)
            if (part := part_of_label(label.part)) != ""
            and label.appears <= moment.at <= (1.0 if label.leaves is None else label.leaves)
        }
        anchors = anchors_now(scene, view, frozenset(named))
        for part in named.keys() & anchors.keys():
            place = plane_of(case, view).flatten(np.asarray(anchors[part], float)[None])
            assert named[part] in _names_near(scene, view, place[0]), (view, part)


def _names_near(scene: Scene, view: str, place_mm: np.ndarray) -> set[str]:
    """What lies at a place and less than the edge's width around it."""
    around = place_mm + _EDGE_MM * np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)])
    if view in VIEWS:
        masks = masks_in_cut(scene, view, around)
    else:
        masks = masks_in_xray(scene, view, plane_of(scene.case, view), around)
    return {part for part, inside in masks.items() if inside.any()}


def _random_places(scene: Scene, view: str, seed: int) -> np.ndarray:
    camera = camera_of(scene, view)
    half = np.array((camera.width_mm, camera.height_mm)) / 2
    return np.random.default_rng(seed).uniform(-half, half, (_PLACES, 2)) + camera.center


@settings(max_examples=8, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), view=st.sampled_from(VIEWS), seed=_SEEDS)
def test_a_cut_has_bone_and_disc_where_their_outlines_are_drawn(
    case: Case, moment: Moment, view: str, seed: int
) -> None:
    scene, cut = scene_at(case, moment), load_cut(case.level, view, case.path)
    places = _random_places(scene, view, seed)
    levels = neighbours(case.level)
    is_drawn, is_clear = np.zeros(len(places), bool), np.ones(len(places), bool)
    for bone in (bone for bone in cut.bones if bone.level in levels):
        outlines = [cut.plane.flatten(scene.carry_bone(bone.level, outline)) for outline in bone.outlines]
        # The canal is an outline too, inside the bone's own.
        is_drawn |= np.logical_xor.reduce([lies_within(outline, places) for outline in outlines])
        is_clear &= np.logical_and.reduce([_away_from(outline, places) for outline in outlines])
    masks = masks_in_cut(scene, view, places)
    named = np.logical_or.reduce([masks[part] for part in BONES])
    assert (named[is_drawn & is_clear]).all()
    from_behind = view == "side"  # where the plane is empty, the bone behind it is meant
    assert from_behind or not (named[~is_drawn & is_clear]).any()
    for disc in cut.discs:
        if disc.above in levels and disc.below in levels:
            outline = cut.plane.flatten(scene.carry_disc(disc, disc.annulus, disc.annulus_share))
            inside = lies_within(outline, places) & _away_from(outline, places) & is_clear & ~is_drawn
            assert masks["disc"][inside].all()


def _away_from(outline: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Which places (N, 2) lie farther from a closed line (M, 2) than the edge's width."""
    start, way = outline, np.roll(outline, -1, axis=0) - outline
    length = np.maximum((way * way).sum(axis=1), 1e-12)
    offset = places[:, None, :] - start[None]
    share = np.clip((offset * way).sum(axis=2) / length, 0.0, 1.0)
    return np.asarray(np.linalg.norm(offset - share[..., None] * way, axis=2).min(axis=1) > _EDGE_MM)


def _surfaces(scene: Scene) -> list[tuple[np.ndarray, np.ndarray]]:
    """The bones around the treated one as the X-ray has them, now: points (V, 3), triangles (T, 3)."""
    found = []
    for level in neighbours(scene.case.level):
        meshes: list[Mesh] = [load_mesh(level)] + ([load_ribs(level)] if level in RIB_LEVELS else [])
        for mesh in meshes:
            at_rest = placement(scene.case.level, level).carry(mesh.vertices.astype(float))
            found.append((scene.carry_bone(level, at_rest), mesh.triangles))
    return found


@settings(max_examples=4, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), view=st.sampled_from(XRAY_VIEWS), seed=_SEEDS)
def test_an_xray_has_bone_where_its_rays_pass_through_bone(
    case: Case, moment: Moment, view: XrayView, seed: int
) -> None:
    scene, plane, detector = scene_at(case, moment), xray_plane(view), detector_of(view, 1.0)
    through = detector.empty_image()
    for points, triangles in _surfaces(scene):
        # The mesh's triangles face the other way round than the detector has them, so that thickness is negative.
        patch = thickness(detector, Triangles(triangles), plane.flatten(points), plane.height_over(points))
        patch.add_to(through, 1.0)
    camera = xray_camera(view, moment.clock)
    rows, columns = np.random.default_rng(seed).integers(0, (detector.rows, detector.columns), (_PLACES, 2)).T
    places = np.stack((detector.x_mm()[columns], detector.y_mm()[rows]), axis=1)
    is_near = np.hypot(*(places - camera.center).T) < camera.width_mm / 2
    places, way_mm = places[is_near], np.abs(through[rows, columns])[is_near]
    masks = masks_in_xray(scene, view, plane, places)
    named = np.logical_or.reduce([masks[part] for part in BONES])
    reaches = np.abs(places[:, 1]) < 45.0  # farther off, bones come in that are not asked about
    assert named[(way_mm > 3.0)].all()
    assert not named[(way_mm < 0.01) & reaches].any()


@settings(max_examples=4, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), is_open=st.booleans(), seed=_SEEDS)
def test_in_3d_the_surface_that_is_seen_first_is_named(case: Case, moment: Moment, is_open: bool, seed: int) -> None:
    """Against the triangles of the bones: what is hit before any bone is no bone, and where a bone is hit it is one."""
    scene = scene_at(case, moment)
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT)
    targets = np.random.default_rng(seed).uniform(-28.0, 28.0, (12, 3)) - (0.0, 12.0, 0.0)
    towards = targets - lens.position
    towards /= np.linalg.norm(towards, axis=1)[:, None]
    masks = masks_seen(scene, lens.position, towards, is_open)
    named = np.logical_or.reduce([masks[part] for part in BONES])
    other = np.logical_or.reduce([masks[part] for part in (*TREATMENT, "disc", "nerve_root", "sac")])
    plane = side_plane(case.level, case.path)
    for row, way in enumerate(towards):
        depths = np.concatenate([_crossings(points, faces, lens.position, way) for points, faces in _surfaces(scene)])
        if is_open:
            depths = depths[plane.height_over(lens.position + depths[:, None] * way) < -_EDGE_MM]
        if not len(depths):
            continue
        assert named[row] or other[row], "something is seen where a bone is"


def _crossings(points: np.ndarray, faces: np.ndarray, eye: np.ndarray, way: np.ndarray) -> np.ndarray:
    """How far along a ray it meets triangles, mm (Moeller and Trumbore)."""
    first, second, third = (points[faces[:, corner]] for corner in range(3))
    one, two = second - first, third - first
    across = np.cross(way, two)
    facing = (one * across).sum(axis=1)
    is_seen = np.abs(facing) > 1e-9
    scale = np.where(is_seen, facing, 1.0)
    offset = eye - first
    u = (offset * across).sum(axis=1) / scale
    other = np.cross(offset, one)
    v = (other @ way) / scale
    depth = (two * other).sum(axis=1) / scale
    found: np.ndarray = depth[is_seen & (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0)]
    return found


@pytest.mark.parametrize("view", ["side", "top", "xray-side", "xray-front", "3d"])
def test_a_survey_points_at_each_part_that_it_found(view: str) -> None:
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 0.6))
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT) if view == "3d" else None
    look = Look(scene, view, _LAYOUT, lens, 1.0)
    survey = Survey(look)
    for _slice in survey.slices():
        pass
    assert len(survey.shown()) > 8
    for part in survey.shown():
        assert part in look.parts_at(*survey.point_of(part))
    for _slice in survey.refine("vertebral_body"):
        pass
    fine = survey.fine["vertebral_body"]
    assert fine.shape == (3 * survey.rows, 3 * survey.columns)
    rows, columns = np.nonzero(fine)
    middles = np.stack((survey.left + (columns + 0.5) * survey.fine_px, survey.top + (rows + 0.5) * survey.fine_px), 1)
    # Inside a part what is smaller than a cell of the survey, as a gap between two bones, may be lit, too.
    picked = look.masks(middles[:: max(1, len(middles) // 40)])["vertebral_body"]
    assert picked.mean() > 0.85
