"""What named parts lie on rays: all of them that an X-ray passes through, or the first one that is seen in 3D."""

from collections.abc import Callable

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import neighbours
from kyphoview.anatomy.nerves import root_paths, sac_path
from kyphoview.anatomy.strand import Strand
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.solid_parts import BONES, Masks, add_anatomy, add_treatment, no_parts

# Of an X-ray, from the detector's plane through the spine's middle; bones, none so thin, at every second place.
_ALONG_MM = np.arange(-72.0, 72.0, 1.0)
_REACH_MM = 90.0  # from the middle of the treated body, in which what is seen in 3D is looked for
_COARSE_MM, _FINE_MM = 1.5, 0.1
_STEPS_AT_ONCE = 30  # of a ray: what lies behind the first thing it meets need not be asked
_NOT_IN_XRAY = frozenset({"channel", "cavity", "canal"})
_ACROSS_RAYS = {"xray-front": ("front_wall", "back_wall")}  # every ray through the body passes through them
_IN_AIR = ("skin", "fat")
_CUT_AWAY = ("channel", "cavity", "compacted")  # with the near half; tools, balloon and cement never are


def masks_in_xray(scene: Scene, view: str, plane: Plane, places_mm: Values) -> Masks:
    """What the rays through places (N, 2), in mm of the detector's plane, pass through and show.

    A disc is shown where no bone lies on the ray.
    """
    count = len(places_mm)
    rays = plane.lift(np.asarray(places_mm, float))[:, None, :] + _ALONG_MM[None, :, None] * plane.normal
    masks = no_parts(count)
    _add_along(masks, rays, lambda found, points: add_treatment(found, scene, points))
    _add_along(
        masks, rays[:, ::2], lambda found, points: add_anatomy(found, scene, points, neighbours(scene.case.level))
    )
    left_out = {*_NOT_IN_XRAY, *_ACROSS_RAYS.get(view, ()), *_IN_AIR}
    found: Masks = {}
    for part, inside in masks.items():
        found[part] = inside & (part not in left_out)
    for part in BONES:
        found["disc"] &= ~found[part]
    return found


def _add_along(masks: Masks, rays: Points, add: Callable[[Masks, Points], None]) -> None:
    """Add what lies anywhere on rays, points (N, S, 3) of each."""
    found = no_parts(rays.shape[0] * rays.shape[1])
    add(found, rays.reshape(-1, 3))
    for part, inside in found.items():
        masks[part] |= inside.reshape(rays.shape[:2]).any(axis=1)


def masks_seen(scene: Scene, eye: Points, towards: Points, is_open: bool) -> Masks:
    """What is seen along rays in 3D.

    Args:
        eye: the camera's place (3,) in mm.
        towards: the rays' directions (N, 3), of any length.
        is_open: whether the half of the spine before the side cut is away; the tools never are.
    """
    ways = towards / np.linalg.norm(towards, axis=1)[:, None]
    middle = -(ways @ eye)
    along = np.arange(-_REACH_MM, _REACH_MM, _COARSE_MM)
    steps = middle[:, None] + along[None, :]
    hit, is_hit = _first(scene, eye, ways, steps, is_open)
    fine = hit[:, None] - _COARSE_MM + np.arange(_FINE_MM, _COARSE_MM + _FINE_MM, _FINE_MM)[None, :]
    exact, is_found = _first(scene, eye, ways[is_hit], fine[is_hit], is_open)
    hit[is_hit] = np.where(is_found, exact, hit[is_hit])
    found = _seen_at(scene, eye + hit[:, None] * ways, is_open)
    return {part: inside & is_hit for part, inside in found.items()}


def _first(scene: Scene, eye: Points, ways: Points, steps: Values, is_open: bool) -> tuple[Values, Mask]:
    """How far along each ray (N,) the first of its steps (N, S) lies that is in something, and whether any is."""
    found, is_hit = steps[:, 0].copy(), np.zeros(len(steps), bool)
    for first in range(0, steps.shape[1], _STEPS_AT_ONCE):
        rows = np.flatnonzero(~is_hit)
        now = steps[rows, first : first + _STEPS_AT_ONCE]
        points = (eye + now[..., None] * ways[rows, None, :]).reshape(-1, 3)
        solid = np.logical_or.reduce(list(_seen_at(scene, points, is_open).values())).reshape(now.shape)
        found[rows] = now[np.arange(len(rows)), np.argmax(solid, axis=1)]
        is_hit[rows] = solid.any(axis=1)
    return found, is_hit


def _seen_at(scene: Scene, points: Points, is_open: bool) -> Masks:
    """What of the drawn solid is at points (N, 3): neither in the half that is away, nor in what has no surface."""
    level, found = scene.case.level, no_parts(len(points))
    is_there = np.ones(len(points), bool)
    if is_open:
        is_there = side_plane(level, scene.case.path).height_over(points) <= 0.0
    add_treatment(found, scene, points)
    for part in _CUT_AWAY:
        found[part] &= is_there
    places = points[is_there]
    body = no_parts(len(places))
    add_anatomy(body, scene, places, neighbours(level))
    body["canal"][:] = False
    body["nerve_root"] = _in_strands(scene, places, root_paths(level))
    body["sac"] = _in_strands(scene, places, (sac_path(level),))
    for part, inside in body.items():
        found[part][is_there] |= inside
    return found


def _in_strands(scene: Scene, points: Points, strands: tuple[Strand, ...]) -> Mask:
    """Which points lie in round strands, as they run now."""
    found = np.zeros(len(points), bool)
    for strand in strands:
        path = scene.carry_tissue(strand.points)
        low, high = path.min(axis=0), path.max(axis=0)
        around = float(max(strand.wide_mm.max(), strand.deep_mm.max()))
        near = np.flatnonzero(((points >= low - around) & (points <= high + around)).all(axis=1))
        if len(near):
            found[near] = _in_strand(path, strand, points[near])
    return found


def _in_strand(path: Points, strand: Strand, points: Points) -> Mask:
    """By the section that is nearest: a strand's sections are ovals, wide along x and deep along y."""
    apart = np.linalg.norm(points[:, None, :] - path[None, :, :], axis=2)
    nearest = np.argmin(apart, axis=1)
    off = points - path[nearest]
    way = np.gradient(path, axis=0)[nearest]
    way /= np.linalg.norm(way, axis=1)[:, None]
    off = off - (off * way).sum(axis=1)[:, None] * way
    wide = np.maximum(strand.wide_mm[nearest], 1e-6)
    deep = np.maximum(strand.deep_mm[nearest], 1e-6)
    if strand.wide_mm is strand.deep_mm:
        return np.asarray(np.linalg.norm(off, axis=1) <= wide)
    return np.asarray(np.hypot(off[:, 0] / wide, np.hypot(off[:, 1], off[:, 2]) / deep) <= 1.0)
