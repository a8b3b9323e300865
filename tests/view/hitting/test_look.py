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
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.study.naming.in_cut import lies_within, masks_in_cut
from kyphoview.study.naming.label_parts import part_of_label
from kyphoview.study.naming.on_rays import masks_in_xray
from kyphoview.study.naming.solid_parts import BONES, TREATMENT, Masks, masks_at
from kyphoview.view.frame import Frame
from kyphoview.view.hitting.look import Look
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import step_orbit
from kyphoview.view.solid.shapes.discs import disc_at_rest
from kyphoview.view.solid.shapes.surfaces import SHARE
from kyphoview.view.view_frame import anchors_now, camera_of, labels_of, plane_of
from kyphoview.view.xray.detector import detector_of
from kyphoview.view.xray.surface import Triangles, thickness

_LAYOUT = Layout.of(820.0, 560.0)
_PLACES = 40
_EDGE_MM = 0.7  # so near to a border a drawn line and the solid may differ
_SEEDS = st.integers(0, 2**32 - 1)


@settings(max_examples=12, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_where_a_label_points_lies_what_it_names(case: Case, moment: Moment) -> None:
    scene = scene_at(case, moment)
    for view in (*VIEWS, *XRAY_VIEWS):
        named = {
            label.part: part
            for label in labels_of(case, moment.step, view)
            if (part := part_of_label(label.part, case.level)) != ""
            and label.appears <= moment.at <= (1.0 if label.leaves is None else label.leaves)
        }
        anchors = anchors_now(scene, view, frozenset(named))
        for part in named.keys() & anchors.keys():
            place = plane_of(case, view).flatten(np.asarray(anchors[part], float)[None])
            assert named[part] in _names_near(scene, view, place[0]), (view, part)


@pytest.mark.parametrize(("above", "below"), [("T12", "L1"), ("L1", "L2"), ("L2", "L3")])
def test_a_disc_reaches_as_far_as_it_is_drawn_in_3d(above: str, below: str) -> None:
    solid = disc_at_rest("L1", above, below, "light")
    share = solid.tone[:, SHARE]
    wall = solid.vertices[(share > 0.2) & (share < 0.8)]
    out = wall - solid.vertices.mean(axis=0)
    out /= np.hypot(out[:, 0], out[:, 1])[:, None]
    out[:, 2] = 0.0
    scene = scene_at(make_case(level="L1"), Moment("healthy", 0.0))
    within, beyond = (masks_at(scene, wall + way * _EDGE_MM * out)["disc"] for way in (-1.0, 1.0))
    assert np.mean(within) > 0.99
    assert np.mean(beyond) < 0.01


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


@settings(max_examples=12, deadline=None)
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
    is_clear &= _is_alike_before_and_behind(scene, cut.plane.lift(places), cut.plane.normal)
    assert (named[is_drawn & is_clear]).all()
    from_behind = view == "side"  # where the plane is empty, the bone behind it is meant
    assert from_behind or not (named[~is_drawn & is_clear]).any()
    for disc in cut.discs:
        if disc.above in levels and disc.below in levels:
            outline = cut.plane.flatten(scene.carry_disc(disc, disc.annulus, disc.annulus_share))
            inside = lies_within(outline, places) & _away_from(outline, places) & is_clear & ~is_drawn
            assert masks["disc"][inside].all()


def _is_alike_before_and_behind(scene: Scene, points: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """Where a plane does not graze a bone: the edge's width before it and behind it are the same (N,)."""
    levels, sides = neighbours(scene.case.level), (-_EDGE_MM, 0.0, _EDGE_MM)
    found = [masks_at(scene, points + side * normal, levels) for side in sides]
    bone = np.stack([np.logical_or.reduce([masks[part] for part in BONES]) for masks in found])
    return np.asarray(bone.all(axis=0) | ~bone.any(axis=0))


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


@settings(max_examples=8, deadline=None)
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


@settings(max_examples=12, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), seed=_SEEDS)
def test_a_pixel_of_a_cut_or_an_xray_shows_what_the_labelled_solid_has_there(
    case: Case, moment: Moment, seed: int
) -> None:
    """Also where the picture is turned so that another level's bone stands upright in it."""
    scene = scene_at(case, moment)
    for view in (*VIEWS, *XRAY_VIEWS):
        look, plane = Look(scene, view, _LAYOUT), plane_of(case, view)
        points = plane.lift(_random_places(scene, view, seed))
        if view in XRAY_VIEWS:
            points += np.random.default_rng(seed).uniform(-30.0, 30.0, (len(points), 1)) * plane.normal
        pixels = Frame.of(camera_of(scene, view), _LAYOUT).project(plane, points)
        left, top, width, height = look.box
        is_shown = np.hypot(*((pixels - (left, top)) / (width, height) - 0.5).T) < 0.49
        shown, deep = look.masks(pixels), _deep(scene, points, view)
        for part in (*BONES, *_NAMED_TOOLS):
            if part not in _NOT_ALONG.get(view, ()):
                assert shown[part][deep[part] & is_shown].all(), (view, part)


_NAMED_TOOLS = ("cannula", "needle", "drill", "balloon", "cement")
_NOT_ALONG = {"xray-front": ("front_wall", "back_wall")}


def _deep(scene: Scene, points: np.ndarray, view: str) -> Masks:
    """Which points (N, 3) of a part have it on both sides along the rays of a picture: X-rays are asked by steps."""
    along = plane_of(scene.case, view).normal if view in XRAY_VIEWS else np.zeros(3)
    levels = neighbours(scene.case.level)
    found = [masks_at(scene, points + way * along, levels) for way in (-1.0, 0.0, 1.0)]
    return {part: np.logical_and.reduce([masks[part] for masks in found]) for part in found[0]}


@settings(max_examples=10, deadline=None)
@given(case=st.from_type(Case), moment=st.from_type(Moment), is_open=st.booleans(), seed=_SEEDS)
def test_in_3d_what_is_met_first_is_named(case: Case, moment: Moment, is_open: bool, seed: int) -> None:
    """Along the ray of a pixel nothing of the labelled solid lies before it; of bones the drawn surface is there."""
    scene = scene_at(case, moment)
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT)
    targets = np.random.default_rng(seed).uniform(-30.0, 30.0, (_RAYS, 3)) - (0.0, 10.0, 0.0)
    masks = Look(scene, "3d", _LAYOUT, lens, float(is_open)).masks(lens.to_pixels(targets))
    surfaces, plane = _surfaces(scene), side_plane(case.level, case.path)
    for row, target in enumerate(targets):
        picked = {part for part, inside in masks.items() if inside[row]}
        if picked & {"nerve_root", "sac"}:
            continue
        way = (target - lens.position) / np.linalg.norm(target - lens.position)
        depth, first = _where(scene, lens, way, picked, is_open, _FINE_MM)
        if not picked:
            assert first == np.inf, "where nothing is named, nothing is"
            continue
        if not depth <= first + _FINE_MM:  # it may be grazed, and thinner than that
            depth, first = _where(scene, lens, way, picked, is_open, _FINE_MM / 10.0)
        assert depth <= first + _FINE_MM, "what is named lies on the ray, and nothing before it"
        if picked & set(BONES):
            met = np.concatenate([_crossings(points, faces, lens.position, way) for points, faces in surfaces])
            is_cut = is_open and abs(plane.height_over(lens.position + depth * way)) < _EDGE_MM
            assert is_cut or np.abs(met - depth).min() < 2.0 * _EDGE_MM


_RAYS, _FINE_MM = 12, 0.3


def _where(
    scene: Scene, lens: Lens, way: np.ndarray, picked: set[str], is_open: bool, step_mm: float
) -> tuple[float, float]:
    """How far along a ray all that was picked is met, and how far anything that is no thinner than a ray is asked."""
    depths = -(way @ lens.position) + np.arange(-89.0, 89.0, step_mm)
    drawn = _drawn_at(scene, lens.position + depths[:, None] * way, is_open)
    thick = _in_a_row(np.logical_or.reduce(list(drawn.values())), round(1.8 / step_mm))
    there = np.logical_and.reduce([_widened(drawn[part]) for part in picked or {"disc"}])
    first = float(depths[np.argmax(thick)]) if thick.any() else np.inf
    return (float(depths[np.argmax(there)]) if there.any() else np.nan), first


_STANDS_OUT = frozenset(TREATMENT) - {"channel", "cavity", "compacted"}


def _drawn_at(scene: Scene, points: np.ndarray, is_open: bool) -> Masks:
    """What of the labelled solid is drawn in 3D at points (N, 3)."""
    level = scene.case.level
    masks = masks_at(scene, points, neighbours(level))
    is_away = is_open & (side_plane(level, scene.case.path).height_over(points) > 0.0)
    drawn = (*TREATMENT, *BONES, "disc")
    return {part: masks[part] & ~is_away if part not in _STANDS_OUT else masks[part] for part in drawn}


def _in_a_row(inside: np.ndarray, count: int) -> np.ndarray:
    """Where so many samples in a row are inside: a ray is not asked everywhere."""
    return np.logical_and.reduce([inside[at : len(inside) - count + at] for at in range(count)])


def _widened(inside: np.ndarray) -> np.ndarray:
    """By a sample either way."""
    return np.asarray(inside | np.roll(inside, 1) | np.roll(inside, -1))


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
