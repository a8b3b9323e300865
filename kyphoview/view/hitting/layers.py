"""What of skin, muscles and large vessels is seen in 3D under a pixel, where they are shown round the spine."""

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.anatomy.vessels import Vessel, vessel_strands
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.in_cut import lies_within, masks_in_cut
from kyphoview.study.naming.solid_parts import TREATMENT, Masks
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.shapes.coverings import Covering, rough_covering, section
from kyphoview.view.solid.shapes.leaning import leaning

_GONE_AT = 0.5  # of the opening: from there on nothing covers the near half
_TOOL_SPARE_MM = 1.0
_EVEN = 1e-9
_EDGE = 1e-6  # of a triangle: what goes just along an edge meets one of its two
_COVERINGS: tuple[Covering, ...] = ("skin", "muscles")
_VESSELS: tuple[Vessel, ...] = ("vena_cava", "aorta")


def add_layers(found: Masks, scene: Scene, eye: Points, towards: Points, cutaway: Cutaway) -> None:
    """Put what lies round the spine in the place of what it hides.

    Args:
        eye: the camera's place (3,) in mm.
        towards: the rays' directions (N, 3), of any length.
    """
    ways = towards / np.linalg.norm(towards, axis=1)[:, None]
    if "vessels" in cutaway.layers:
        _add_vessels(found, scene, eye, ways)
    if not cutaway.is_covered:
        return
    outermost: Covering = "skin" if "skin" in cutaway.layers else "muscles"
    plane = side_plane(scene.case.level, scene.case.path)
    is_open = cutaway.openness >= _GONE_AT
    if is_open and plane.height_over(eye) > 0.0:
        _add_face(found, scene, eye, ways, cutaway)
        return
    hit = _meets(scene, outermost, eye, ways, is_far_only=is_open) & ~_is_tool_outside(scene, eye, ways)
    _replace(found, "skin" if outermost == "skin" else "back_muscle", hit)


def _add_face(found: Masks, scene: Scene, eye: Points, ways: Points, cutaway: Cutaway) -> None:
    """What the cut opens of them, but for tools that lie before it."""
    plane = side_plane(scene.case.level, scene.case.path)
    slope = ways @ plane.normal
    is_met = slope < -_EVEN
    away = np.where(is_met, -plane.height_over(eye) / np.where(is_met, slope, 1.0), 0.0)
    places = plane.flatten(eye + away[:, None] * ways)
    within = {name: lies_within(_edge(scene, name), places) & is_met for name in _COVERINGS}
    is_free = ~np.logical_or.reduce([found[part] for part in TREATMENT])
    if "skin" in cutaway.layers:
        _replace(found, "fat", within["skin"] & ~within["muscles"] & is_free)
    if "muscles" in cutaway.layers:
        cut = masks_in_cut(scene, "side", places)
        _replace(found, "back_muscle", cut["back_muscle"] & within["muscles"] & is_free)


def _edge(scene: Scene, name: Covering) -> Values:
    """Where the cut's plane meets a covering now, (N, 2) in mm of the plane."""
    plane = side_plane(scene.case.level, scene.case.path)
    return plane.flatten(scene.carry_tissue(section(scene.case.level, scene.case.path, name)))


def _replace(found: Masks, part: str, hit: Mask) -> None:
    """What is hit is this part and nothing else."""
    for inside in found.values():
        inside[hit] = False
    found[part][hit] = True


def _meets(scene: Scene, name: Covering, eye: Points, ways: Points, is_far_only: bool) -> Mask:
    """Which rays (N,) come from without to a covering."""
    solid = leaning(rough_covering(scene.case.level, name), scene)
    corners = solid.vertices[solid.triangles]
    if is_far_only:
        plane = side_plane(scene.case.level, scene.case.path)
        corners = corners[plane.height_over(corners.mean(axis=1)) < 0.0]
    first, along, beside = corners[:, 0] - eye, corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    found = np.zeros(len(ways), bool)
    facing = np.cross(along, beside)
    across = np.cross(first, beside), np.cross(along, first)
    for at, way in enumerate(ways):  # Moller and Trumbore's test, turned to one ray and all triangles
        slope = -(facing @ way)
        is_faced = slope > _EVEN
        u, v = ((each @ way)[is_faced] / slope[is_faced] for each in across)
        found[at] = bool(((u >= -_EDGE) & (v >= -_EDGE) & (u + v <= 1.0 + _EDGE)).any())
    return found


def _is_tool_outside(scene: Scene, eye: Points, ways: Points) -> Mask:
    """Which rays (N,) meet a tool where it is not yet in the skin."""
    found = np.zeros(len(ways), bool)
    skin_mm = skin_s_mm(scene.case.level, scene.case.path)
    for tool in scene.instruments:
        s = np.arange(tool.tail_mm, min(tool.tip_mm, skin_mm), 1.0)
        found |= _near(scene.axes[tool.side].point(s), np.full(len(s), tool.radius_mm + _TOOL_SPARE_MM), eye, ways)
    return found


def _add_vessels(found: Masks, scene: Scene, eye: Points, ways: Points) -> None:
    """Vessels lie before the spine: seen from in front they hide it, else it hides them."""
    is_taken = np.logical_or.reduce(list(found.values()))
    is_in_front = eye[1] > 0.0
    for vessel in _VESSELS:
        for strand in vessel_strands(scene.case.level, vessel):
            hit = _near(scene.carry_loose(strand.points), np.maximum(strand.wide_mm, strand.deep_mm), eye, ways)
            _replace(found, vessel, hit & (is_in_front | ~is_taken))


def _near(points: Points, reach_mm: Values, eye: Points, ways: Points) -> Mask:
    """Which rays (N,) pass points (P, 3) within a reach (P,) in mm."""
    if not len(points):
        return np.zeros(len(ways), bool)
    away = np.linalg.norm(np.cross(ways[:, None, :], (points - eye)[None, :, :]), axis=2)
    found: Mask = (away < reach_mm).any(axis=1)
    return found
