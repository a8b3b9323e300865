"""The vertebrae and ribs as two closed surfaces each: the outside, and the inside of the cortical shell."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh
from kyphoview.anatomy.meshes.shell_depth import shell_depth
from kyphoview.anatomy.meshes.whole_ribs import load_whole_ribs
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.view.xray.detector import Detector, Image
from kyphoview.view.xray.materials import CANCELLOUS, CORTICAL, SOFT_TISSUE
from kyphoview.view.xray.surface import Triangles, thickness

Corners = NDArray[np.float32]
Carry = Callable[[Points], Points]

RIB_SHELL_MM = 0.6
_BESIDE_BOX_MM = 2.0  # what a break may push out of its corners' box


@dataclass(frozen=True, eq=False)
class Bone:
    """The left half of a bone in its level's own frame: the corners (V, 3) of its outside and of the inside of its
    shell in mm, as fine as the meshes have them. The right half is its mirror image."""

    outside: Corners
    inside: Corners
    triangles: Triangles

    @cached_property
    def box(self) -> Points:
        """The corners (8, 3) in mm of the box that holds it."""
        ends = np.stack((self.outside.min(axis=0), self.outside.max(axis=0)))
        x, y, z = np.meshgrid(*ends.astype(np.float64).T)
        return np.stack((x.ravel(), y.ravel(), z.ravel()), axis=-1)


def bones_of(level: str) -> tuple[Bone, ...]:
    """One vertebra, and its pair of whole ribs where it has one.

    Raises:
        BadInput: a file is missing or damaged.
    """
    return moved_bones_of(level) + rib_shafts_of(level)


@cache
def moved_bones_of(level: str) -> tuple[Bone, ...]:
    """What a break of this level moves: the vertebra, and its ribs as far as they lie beside it.

    Raises:
        BadInput: a file is missing or damaged.
    """
    return (_left_half(load_mesh(level), shell_depth(level)), *_ribs_of(level)[:1])


def rib_shafts_of(level: str) -> tuple[Bone, ...]:
    """A level's ribs round the wall of the chest, where a break of their vertebra moves nothing; none without ribs.

    Raises:
        BadInput: a file is missing or damaged.
    """
    return _ribs_of(level)[1:]


@cache
def _ribs_of(level: str) -> tuple[Bone, ...]:
    """The left stub, and the pieces of its shaft."""
    if level not in RIB_LEVELS:
        return ()
    ribs = (part for part in load_whole_ribs(level) if part.vertices[:, 0].min() < 0.0)
    return tuple(_left_half(part, np.full(len(part.vertices), RIB_SHELL_MM)) for part in ribs)


def _left_half(mesh: Mesh, depth_mm: Values) -> Bone:
    """What reaches over the midline is pressed into it: so near to it the surface runs straight across."""
    corners = mesh.triangles[(mesh.vertices[mesh.triangles, 0] < 0.0).any(axis=1)]
    used, corners = np.unique(corners, return_inverse=True)
    outside = mesh.vertices[used].astype(np.float64)
    inside = outside - depth_mm[used, None] * mesh.normals[used]
    for points in (outside, inside):
        points[:, 0] = np.minimum(points[:, 0], 0.0)
    triangles = Triangles(corners.reshape(-1, 3).astype(np.min_scalar_type(len(used))))
    return Bone(outside.astype(np.float32), inside.astype(np.float32), triangles)


def add_bones(image: Image, detector: Detector, view: XrayView, bones: tuple[Bone, ...], carry: Carry) -> None:
    """Add to the exponents (rows, columns) what bones of one level add to the soft tissue in whose place they are.

    The spine is its own mirror image: from the side both halves fall on each other, and from in front the left one is
    summed and mirrored. Shell and spongy inside move with the bone: where it is crushed, both surfaces are.

    Args:
        carry: brings points of the level's own frame to now, none of them sideways.
    """
    plane, half, is_side = xray_plane(view), detector.left_half(), view == "xray-side"
    for bone in bones:
        if _is_beyond(detector, plane.flatten(carry(bone.box))):
            continue
        for points, added in ((bone.outside, CORTICAL - SOFT_TISSUE), (bone.inside, CANCELLOUS - CORTICAL)):
            moved = carry(points.astype(np.float64))
            flat, depth = plane.flatten(moved), plane.height_over(moved)
            patch = thickness(detector if is_side else half, bone.triangles, flat, depth)
            patch.add_to(image, 2.0 * added if is_side else added)
            if not is_side:
                patch.mirrored(detector.columns).add_to(image, added)


def _is_beyond(detector: Detector, box_mm: Values) -> bool:
    """Whether a bone whose box has these corners (8, 2) in the picture lies above, below or beside the detector."""
    right_mm = detector.left_mm + detector.width_mm
    bottom_mm = detector.top_mm - detector.rows * detector.pitch_mm
    (left, low), (right, high) = box_mm.min(axis=0) - _BESIDE_BOX_MM, box_mm.max(axis=0) + _BESIDE_BOX_MM
    return bool(low > detector.top_mm or high < bottom_mm or left > right_mm or right < detector.left_mm)


def levels_above(treated: str) -> tuple[str, ...]:
    """The levels above a treated one, the nearest first."""
    return LEVELS[: LEVELS.index(treated)][::-1]


def levels_below(treated: str) -> tuple[str, ...]:
    """The levels below it."""
    return LEVELS[LEVELS.index(treated) + 1 :]


def placement_over_all(treated: str) -> RigidMotion:
    """From the frame of one more vertebra into the treated one's, at rest: like the uppermost that has a solid, and on
    it as that one stands on the next."""
    return placement(LEVELS[1], LEVELS[0]).then(placement(treated, LEVELS[0]))
