"""No two views disagree: the same moved solid in the cuts, in 3D, on the X-rays and in the figures."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh, load_ribs
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.picture_layout import VIEWS, View
from kyphoview.view.solid.shapes.balloon_and_cement import filling_solid
from kyphoview.view.xray.detector import detector_of
from tests.view.xray.rays import bone_image, check_outline

MOST_MM = 0.5
MOST_GRAZING_MM = 0.6  # where the steeper plane of a single balloon grazes a process, a mesh's triangles are coarse
GRAZING_MM = 0.25  # so far beside a plane that grazes a process the mesh may pass: along the plane that is much farther
MOST_SHARE = 5e-3
LEAST_ML = 0.4  # less than this is folded, or the first drop
AT = st.floats(0.0, 1.0)


def moved(scene: Scene, level: str, local: Points) -> Points:
    """Points of a level's own frame as its mesh is drawn: by its rigid motion, or by the break."""
    return scene.height_map.carry(local) if level == scene.case.level else scene.bone_motion(level).carry(local)


def most_mm(case: Case) -> float:
    """How far outlines and mesh may lie apart in a case's side cut."""
    return MOST_MM if case.balloons == 2 else MOST_GRAZING_MM


def meshes(level: str) -> list[Mesh]:
    return [load_mesh(level), load_ribs(level)] if level in RIB_LEVELS else [load_mesh(level)]


def section(mesh: Mesh, heights: np.ndarray, drawn: Points) -> np.ndarray:
    """Where triangles drawn at `drawn` (V, 3) pass through height 0, as pieces (S, 2, 3)."""
    above = heights[mesh.triangles] > 0.0
    crossed = mesh.triangles[above.any(axis=1) & ~above.all(axis=1)]
    pieces = []
    for first, second in ((0, 1), (1, 2), (2, 0)):
        one, two = crossed[:, first], crossed[:, second]
        is_cut = (heights[one] > 0.0) != (heights[two] > 0.0)
        share = np.where(is_cut, heights[one] / np.where(is_cut, heights[one] - heights[two], 1.0), np.nan)
        pieces.append(drawn[one] + share[:, None] * (drawn[two] - drawn[one]))
    ends = np.stack(pieces, axis=1)
    order = np.argsort(np.isnan(ends[..., 0]), axis=1, kind="stable")[:, :2]
    return np.take_along_axis(ends, order[..., None], axis=1)


def farthest_mm(points: Points, pieces: np.ndarray) -> float:
    """The largest distance from any of the points (N, 2) to the nearest of the pieces (S, 2, 2)."""
    start, way = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    length2 = np.maximum((way**2).sum(axis=1), 1e-12)
    farthest = 0.0
    for some in np.array_split(points, max(1, len(points) // 200)):
        offset = some[:, None, :] - start
        share = np.clip((offset * way).sum(axis=2) / length2, 0.0, 1.0)
        away = np.linalg.norm(offset - share[..., None] * way, axis=2)
        farthest = max(farthest, float(away.min(axis=1).max()))
    return farthest


def as_pieces(loops: list[Points]) -> np.ndarray:
    return np.concatenate([np.stack((loop, np.roll(loop, -1, axis=0)), axis=1) for loop in loops])


def drawn_loops(scene: Scene, view: View, level: str) -> list[Points]:
    """A level's outlines as a cut draws them, in its plane."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    return [
        cut.plane.flatten(scene.carry_bone(level, outline))
        for bone in cut.bones
        if bone.level == level
        for outline in bone.outlines
    ]


def cut_face(scene: Scene, plane: Plane, level: str, over_mm: float = 0.0) -> np.ndarray:
    """Pieces (S, 2, 2) of a level's moved mesh where, at rest, it passes this far over the plane."""
    pieces = []
    for mesh in meshes(level):
        local = mesh.vertices.astype(np.float64)
        heights = plane.height_over(placement(scene.case.level, level).carry(local)) - over_mm
        pieces.append(plane.flatten(section(mesh, heights, moved(scene, level, local))))
    return np.concatenate(pieces)


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=8)
@example(make_case(level="T10", balloons=1), Moment("healthy", 0.0))  # its plane grazes a process of T9
@given(st.from_type(Case), st.from_type(Moment))
def test_a_cuts_outlines_are_the_cut_face_of_the_moved_mesh(view: View, case: Case, moment: Moment) -> None:
    """The face moves with its bone: it is where the moved mesh was cut at rest."""
    scene, plane = scene_at(case, moment), load_cut(case.level, view, case.path).plane
    found = 0
    for level in LEVELS:
        loops = drawn_loops(scene, view, level)
        if not loops:
            continue
        face = cut_face(scene, plane, level)
        beside = (0.0,) if case.balloons == 2 else (-GRAZING_MM, 0.0, GRAZING_MM)
        near = np.concatenate([cut_face(scene, plane, level, over_mm) for over_mm in beside])
        assert farthest_mm(np.concatenate(loops), near) <= MOST_MM, level
        if level in LEVELS[LEVELS.index(case.level) - 1 : LEVELS.index(case.level) + 2] and view == "side":
            assert farthest_mm(face.reshape(-1, 2), as_pieces(loops)) <= most_mm(case), level
        found += 1
    assert found >= (3 if view == "side" else 1)


@settings(max_examples=8)
@given(st.from_type(Case), st.from_type(Moment))
def test_the_side_plane_cuts_the_broken_mesh_where_the_side_cut_says(case: Case, moment: Moment) -> None:
    """The break moves points up and down only, so here the plane itself cuts the mesh as it is now. A plane that leans
    they leave by a share of their way."""
    scene, plane, mesh = scene_at(case, moment), load_cut(case.level, "side", case.path).plane, load_mesh(case.level)
    rest = mesh.vertices.astype(np.float64)
    now = scene.height_map.carry(rest)
    within_mm = most_mm(case) + abs(float(plane.normal[2])) * float(np.abs(now - rest)[:, 2].max())
    face = plane.flatten(section(mesh, plane.height_over(now), now))
    loops = drawn_loops(scene, "side", case.level)
    assert farthest_mm(np.concatenate(loops), face) <= within_mm
    assert farthest_mm(face.reshape(-1, 2), as_pieces(loops)) <= within_mm


@pytest.mark.parametrize("view", XRAY_VIEWS)
@settings(max_examples=4)
@given(st.from_type(Case), st.from_type(Moment))
def test_an_x_rays_outline_is_the_silhouette_of_the_moved_solid(view, case: Case, moment: Moment) -> None:
    """Within 0.5 mm, felt along the rays on the solid's own distance; of the treated vertebra and the next ones."""
    scene, detector, at = scene_at(case, moment), detector_of(view), LEVELS.index(case.level)
    for level in LEVELS[at - 1 : at + 2]:
        check_outline(scene, view, level, detector, bone_image(scene, view, level, detector) > 1e-4)


def drawn_ml(body: RadialBody) -> float:
    return filling_solid(body).volume_ml


@settings(max_examples=25)
@example(make_case("T10", "wedge", 20.0, balloons=1, balloon_ml=1.0, cement_ml=1.1, regain_percent=0.0), 1.0, 1.0, 1.0)
@given(st.from_type(Case), AT, AT, AT)
def test_the_closed_meshes_that_are_drawn_hold_what_the_figures_say(
    case: Case, one: float, two: float, three: float
) -> None:
    for moment in (Moment("inflating", one), Moment("deflating", two), Moment("cementing", three)):
        scene = scene_at(case, moment)
        figures = scene.figures
        for side, volume_ml in enumerate(figures.balloon_volume_ml):
            if volume_ml > LEAST_ML:
                assert drawn_ml(scene.balloons[side].body) == pytest.approx(volume_ml, rel=MOST_SHARE)
        for side, volume_ml in enumerate(figures.cavity_volume_ml):
            if volume_ml > LEAST_ML:
                assert drawn_ml(scene.cavities[side]) == pytest.approx(volume_ml, rel=MOST_SHARE)
        for side, volume_ml in enumerate(figures.cement_volume_ml):
            if volume_ml > LEAST_ML:
                cement = scene.cements[side]
                core, body = drawn_ml(cement.core), drawn_ml(cement.body)
                tail = drawn_ml(cement.tail) if cement.tail else 0.0
                assert core + 0.35 * (body - core) + tail == pytest.approx(volume_ml, rel=MOST_SHARE)
