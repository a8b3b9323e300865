"""The vertebrae and ribs as two closed surfaces each: the outside, and the inside of the cortical shell."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.mesh import RIB_LEVELS, Mesh, load_mesh, load_ribs
from kyphoview.anatomy.rigid import Points
from kyphoview.anatomy.shell import shell_mm
from kyphoview.anatomy.solid import vertebra_distance
from kyphoview.procedure.fluoroscope import XrayView, xray_plane
from kyphoview.view.xray.detector import Detector, Image, Values
from kyphoview.view.xray.materials import CANCELLOUS, CORTICAL, SOFT_TISSUE
from kyphoview.view.xray.surface import Triangles, thickness

Carry = Callable[[Points], Points]

_RIB_SHELL_MM = 0.8
_STEPS, _STEP_MM, _DEEPEST, _THIN_MM = 4, 0.3, 1.8, 0.03


@dataclass(frozen=True, eq=False)
class Bone:
    """The left half of a bone in its level's own frame: the corners (V, 3) of its outside and of the inside of its
    shell in mm. The right half is its mirror image."""

    outside: Points
    inside: Points
    triangles: Triangles


@cache
def bones_of(level: str) -> tuple[Bone, ...]:
    """One vertebra, and its pair of ribs where it has one.

    Raises:
        BadInput: a file is missing or damaged.
    """
    found = [_left_half(load_mesh(level), lambda points, normals: _shell_depth(level, points, normals))]
    if level in RIB_LEVELS:
        found.append(_left_half(load_ribs(level), lambda points, _: np.full(len(points), _RIB_SHELL_MM)))
    return tuple(found)


def _left_half(mesh: Mesh, depth: Callable[[Points, Points], Values]) -> Bone:
    """What reaches over the midline is pressed into it: so near to it the surface runs straight across."""
    corners = mesh.triangles[(mesh.vertices[mesh.triangles, 0] < 0.0).any(axis=1)]
    used, corners = np.unique(corners, return_inverse=True)
    outside, normals = mesh.vertices[used].astype(np.float64), mesh.normals[used].astype(np.float64)
    inside = outside - depth(outside, normals)[:, None] * normals
    for points in (outside, inside):
        points[:, 0] = np.minimum(points[:, 0], 0.0)
    return Bone(outside, inside, Triangles(corners.reshape(-1, 3).astype(np.int32)))


def _shell_depth(level: str, points: Points, normals: Points) -> Values:
    """How far in from points (V, 3) of the outside the shell ends: where the solid's distance says so, as in the cuts.

    Between melted parts the distance grows more slowly than the way in, so the way is found in steps. Where bone is too
    thin to have an inside, it goes to the middle: there the two sides' ways meet and leave nothing between them.
    """
    least = shell_mm(level, points)
    depth, missing = least.copy(), np.zeros(len(points))
    for _ in range(_STEPS):
        reached = points - depth[:, None] * normals
        missing = vertebra_distance(level, reached) + shell_mm(level, reached)
        depth = np.clip(depth + np.clip(missing, -_STEP_MM, _STEP_MM), 0.7 * least, _DEEPEST * least)
    thin = np.flatnonzero(missing > _THIN_MM)
    tried = np.linspace(0.2, _DEEPEST, 17)[:, None] * least[thin]
    reached = points[thin] - tried[..., None] * normals[thin]
    middle = np.argmin(vertebra_distance(level, reached), axis=0)
    depth[thin] = tried[middle, np.arange(len(thin))]
    return depth


def add_bones(image: Image, detector: Detector, view: XrayView, level: str, carry: Carry) -> None:
    """Add what a level's bones add to the soft tissue in whose place they are.

    The spine is its own mirror image: from the side both halves fall on each other, and from in front the left one is
    summed and mirrored. Shell and spongy inside move with the bone: where it is crushed, both surfaces are.

    Args:
        carry: brings points of the level's own frame to now, none of them sideways.
    """
    plane, half, is_side = xray_plane(view), detector.left_half(), view == "xray-side"
    for bone in bones_of(level):
        for points, added in ((bone.outside, CORTICAL - SOFT_TISSUE), (bone.inside, CANCELLOUS - CORTICAL)):
            moved = carry(points)
            flat, depth = plane.flatten(moved), plane.height_over(moved)
            patch = thickness(detector if is_side else half, bone.triangles, flat, depth)
            patch.add_to(image, 2.0 * added if is_side else added)
            if not is_side:
                patch.mirrored(detector.columns).add_to(image, added)


def levels_above(treated: str) -> tuple[str, ...]:
    """The levels above a treated one, the nearest first."""
    return LEVELS[: LEVELS.index(treated)][::-1]


def levels_below(treated: str) -> tuple[str, ...]:
    """The levels below it."""
    return LEVELS[LEVELS.index(treated) + 1 :]
