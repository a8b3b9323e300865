"""What named parts of the solid, as it stands at a moment, points lie in: bones, discs, nerves, and what is put in."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.geometry.axis import Axis, read_only
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, SACRAL, VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_mesh, load_ribs
from kyphoview.anatomy.solid.arch import arch_shape
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.disc import DISC_RIM_MM, disc_arch, disc_bulge_mm
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import canal_distance, vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.pinned_points import bone_at_rest
from kyphoview.procedure.scene import Scene

PARTS = (
    "marker", "drill", "needle", "cement_tube", "cannula", "balloon", "cement", "cavity", "compacted", "channel",
    "upper_endplate", "lower_endplate", "front_wall", "back_wall", "pedicle", "spinous_process", "transverse_process",
    "articular_process", "lamina", "rib", "sacrum", "vertebral_body", "disc", "nerve_root", "cord", "cauda", "sac",
    "canal", "aorta", "vena_cava", "psoas", "back_muscle", "fat", "skin",
)  # fmt: skip
"""Every part that has a name, the most particular first: of several at one place, the first one is meant."""

TREATMENT = PARTS[: PARTS.index("upper_endplate")]
BONES = PARTS[PARTS.index("upper_endplate") : PARTS.index("disc")]

_LAYER_MM = 1.5  # how thick the layer of bone is that is called an endplate or a wall
_FRONT, _BACK = 0.5, -0.6  # of half the depth: what lies farther is in front, and behind
_SPARE_MM = 2.0  # around the surface of a bone, so that it lies within a box with certainty
_DISC_BOX = np.array(((-40.0, -36.0, 0.0), (40.0, 36.0, 40.0)))  # what holds the disc on any vertebra, in its frame
_ARCH_HALF_MM = 46.0  # no arch is wider
_RIBS_FROM_MM = 8.0  # to the side: where the heads of the ribs lie at the nearest
_CANAL_REACH = 0.75  # of the height at the back, up and down from the middle: to the next bone's canal
_MARKER_HALF_MM, _MARKER_RADIUS_MM = 0.9, 1.0

Rows = NDArray[np.intp]
Masks = dict[str, Mask]
"""By part: which points (N,) lie in it."""


def masks_at(scene: Scene, points: Points, levels: tuple[str, ...] = LEVELS) -> Masks:
    """What points (N, 3), in mm of now, lie in.

    Args:
        levels: the vertebrae that are looked at; a disc lies between two of them that are neighbours.
    """
    points = np.asarray(points, float).reshape(-1, 3)
    found = no_parts(len(points))
    add_anatomy(found, scene, points, levels)
    add_treatment(found, scene, points)
    return found


def no_parts(count: int) -> Masks:
    """So many points that lie in nothing."""
    return {part: np.zeros(count, bool) for part in PARTS}


def add_anatomy(found: Masks, scene: Scene, points: Points, levels: tuple[str, ...]) -> None:
    """Add which points (N, 3), in mm of now, lie in bones, their canal and discs."""
    places = {level: _near(scene, level, points) for level in LEVELS if level in levels}
    for level, (local, near) in places.items():
        if not near.any():
            continue
        for part, inside in _parts_of_vertebra(level, local[near]):
            found[part][near] |= inside
    _add_discs(found, places)


def add_treatment(found: Masks, scene: Scene, points: Points) -> None:
    """Add which points (N, 3), in mm of now, lie in tools, balloons and what they leave."""
    for part, inside in _treatment(scene, points):
        found[part] |= inside
    for thread in scene.leaks:
        found["cement"] |= thread.contains(points)


def names_in_order(masks: Masks, at: int = 0) -> tuple[str, ...]:
    """The parts that one of the points lies in, the most particular first."""
    return tuple(part for part in PARTS if masks[part][at])


def _near(scene: Scene, level: str, points: Points) -> tuple[Points, Mask]:
    """Points in the frame of a vertebra at rest, and which are near enough to lie in it."""
    local = placement(scene.case.level, level).inverse().carry(bone_at_rest(scene, level, points))
    return local, _in_box(local, _box(level))


@cache
def _box(level: str) -> Points:
    """The two corners (2, 3), in its own frame, of what holds a vertebra with its ribs."""
    meshes = [load_mesh(level)] + ([load_ribs(level)] if level in RIB_LEVELS else [])
    corners = np.concatenate([mesh.vertices for mesh in meshes])
    return read_only(np.stack((corners.min(axis=0) - _SPARE_MM, corners.max(axis=0) + _SPARE_MM)))


def _in_box(points: Points, box: Points) -> Mask:
    return np.asarray(((points >= box[0]) & (points <= box[1])).all(axis=1))


def _parts_of_vertebra(level: str, local: Points) -> Iterator[tuple[str, Mask]]:
    """Of points (N, 3) of the vertebra's own frame. A point of the arch belongs to the part that it is deepest in."""
    if level == SACRAL:
        yield "sacrum", vertebra_distance(level, local) <= 0.0
        yield "canal", canal_distance(level, local) < 0.0
        return
    shape, size = body_shape(level), VERTEBRAE[level]
    body = shape.distance(local) <= 0.0
    x, y, z = local.T
    half = size.endplate_depth_mm / 2
    is_at_wall = shape.wall(local) > -_LAYER_MM
    yield "vertebral_body", body
    yield "upper_endplate", body & (z > shape.endplate(x, y, True) - _LAYER_MM)
    yield "lower_endplate", body & (z < shape.endplate(x, y, False) + _LAYER_MM)
    yield "front_wall", body & is_at_wall & (y > _FRONT * half)
    yield "back_wall", body & is_at_wall & (y < _BACK * half) & (np.abs(x) < size.canal_width_mm / 2)
    arch = _in_arch(level, local, body)
    if arch.any():
        yield from _parts_of_arch(level, local, np.flatnonzero(arch))
    if level in RIB_LEVELS:
        yield "rib", _in_rib(level, local, body | arch)
    is_beside = np.abs(z) < _CANAL_REACH * size.posterior_height_mm
    yield "canal", is_beside & ~arch & (canal_distance(level, local) < 0.0)


def _parts_of_arch(level: str, local: Points, rows: Rows) -> Iterator[tuple[str, Mask]]:
    """Of those rows of points (N, 3) that lie in the arch."""
    size, (x, y, _z) = VERTEBRAE[level], local[rows].T
    limbs = arch_shape(level).limb_distances(local[rows])
    # Where the laminae meet behind the canal is the root of the spinous process.
    behind_canal = y < -size.endplate_depth_mm / 2 - size.canal_depth_mm
    is_root = behind_canal & (np.abs(x) < arch_shape(level).arch.spinous_half_width_mm)
    limbs["spinous_process"] = np.where(is_root, -np.inf, limbs["spinous_process"])
    nearest = np.argmin(np.stack(list(limbs.values())), axis=0)
    for number, part in enumerate(limbs):
        inside = np.zeros(len(local), bool)
        inside[rows] = nearest == number
        yield part, inside


def _in_arch(level: str, local: Points, body: Mask) -> Mask:
    """Which points (N, 3) are bone, but not of the body: all of that lies behind the body's middle."""
    rows = np.flatnonzero(~body & (local[:, 1] < 0.0) & (np.abs(local[:, 0]) < _ARCH_HALF_MM))
    found = np.zeros(len(local), bool)
    if len(rows):
        found[rows] = vertebra_distance(level, local[rows]) <= 0.0
    return found


def _in_rib(level: str, local: Points, bone: Mask) -> Mask:
    rows = np.flatnonzero(~bone & (local[:, 1] < 0.0) & (np.abs(local[:, 0]) > _RIBS_FROM_MM))
    found = np.zeros(len(local), bool)
    if len(rows):
        found[rows] = rib_distance(level, local[rows]) <= 0.0
    return found


def _add_discs(found: Masks, places: dict[str, tuple[Points, Mask]]) -> None:
    """Between two bodies, from within their walls at the rims and bulging between them."""
    for above, below in pairwise(places):
        near = _in_box(places[below][0], _DISC_BOX)
        if not near.any():
            continue
        low, high = places[below][0][near], places[above][0][near]
        over = low[:, 2] - body_shape(below).endplate(low[:, 0], low[:, 1], True)
        under = body_shape(above).endplate(high[:, 0], high[:, 1], False) - high[:, 2]
        is_between = (over > 0.0) & (under > 0.0)
        share = np.where(is_between, over, 0.0) / np.where(is_between, over + under, 1.0)
        rims = (1.0 - share) * _beside_rim(below, low) + share * _beside_rim(above, high)
        out_mm = disc_arch(share) * disc_bulge_mm(low[:, 1] / np.hypot(low[:, 0], low[:, 1]))
        found["disc"][near] |= is_between & (rims <= out_mm - DISC_RIM_MM)
    for part in BONES:
        found["disc"] &= ~found[part]


def _beside_rim(level: str, local: Points) -> Values:
    """How far (N,) in mm points (N, 3) lie beside the line round a body's rims; negative within it."""
    return body_shape(level).kidney.distance(local[:, 0], local[:, 1])


def _treatment(scene: Scene, points: Points) -> Iterator[tuple[str, Mask]]:
    for tool in scene.instruments:
        if tool.kind in PARTS:
            along, off = _along_and_off(scene.axes[tool.side], points)
            yield tool.kind, (along >= tool.tail_mm) & (along <= tool.tip_mm) & (off <= tool.radius_mm)
    for balloon in scene.balloons:
        yield "balloon", balloon.body.contains(points)
        along, off = _along_and_off(scene.axes[balloon.side], points)
        for place_mm in balloon.markers_mm:
            yield "marker", (np.abs(along - place_mm) <= _MARKER_HALF_MM) & (off <= _MARKER_RADIUS_MM)
    for channel in scene.channels:
        along, off = _along_and_off(scene.axes[channel.side], points)
        for bore in channel.bores:
            yield "channel", (along > bore.back_mm) & (along < bore.front_mm) & (off < bore.radius_mm)
    for cavity, compacted in zip(scene.cavities, scene.compacted, strict=True):
        is_hollow = cavity.contains(points)
        if not scene.balloons and not scene.cements:
            yield "cavity", is_hollow
        yield "compacted", compacted.contains(points) & ~is_hollow
    for cement in scene.cements:
        yield "cement", cement.joined.contains(points)


def _along_and_off(axis: Axis, points: Points) -> tuple[np.ndarray, np.ndarray]:
    """How far points lie along a needle's axis and off it, mm, (N,) each."""
    along = (points - axis.origin) @ axis.forward
    return along, np.linalg.norm(points - axis.point(along), axis=1)
