"""Skin and muscles of the trunk round a treated level, in its frame at rest, in two halves: behind and before the side
cut's plane. Where the plane meets them they are open; `section` is where that is."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import REFERENCE_LEVEL
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.anatomy.stack import placement
from kyphoview.view.solid.shapes.halves import from_behind
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.surfaces import TINT, Array, Solid, grid_triangles, kept_below
from kyphoview.view.solid.shapes.trunk_layers import muscles, skin
from kyphoview.view.solid.shapes.trunk_surface import HIGH_MM, LOW_MM, trunk_grid

Covering = Literal["skin", "muscles"]
_ROUGH = 8
_EVERY: dict[Detail, int] = {"light": 3, "fine": 1}  # of the grid's rows and columns


@kept_for_levels
def rough_covering(treated: str, name: Covering) -> Solid:
    """The whole surface with so few triangles that each can be asked whether it is met."""
    return _placed(treated, _coarser(name, _ROUGH))


def covering_at_rest(treated: str, name: Covering, detail: Detail) -> Solid:
    """The whole surface, open above and below."""
    return _placed(treated, _coarser(name, _EVERY[detail]))


def _placed(treated: str, at_home: Solid) -> Solid:
    motion = placement(treated, REFERENCE_LEVEL)
    turn = motion.carry(np.zeros(3))
    return at_home.moved(motion.carry(at_home.vertices), motion.carry(at_home.normals) - turn)


@kept_for_levels
def far_covering(treated: str, path: str, name: Covering, detail: Detail) -> Solid:
    """The half behind the side cut's plane."""
    return _behind(treated, side_plane(treated, path), name, detail)


@kept_for_levels
def near_covering(treated: str, path: str, name: Covering, detail: Detail) -> Solid:
    """The half before it."""
    return _behind(treated, from_behind(side_plane(treated, path)), name, detail)


@kept_for_levels
def section(treated: str, path: str, name: Covering) -> Array:
    """Where the side cut's plane meets a covering: a closed curve (N, 3) in mm, up the front and down the back."""
    plane, (rows, columns) = side_plane(treated, path), trunk_grid().points.shape[:2]
    points = covering_at_rest(treated, name, "fine").vertices.reshape(rows, columns, 3)
    front, back = [], []
    for ring in points:
        over = plane.height_over(ring)
        ahead = np.roll(over, -1)
        at = np.flatnonzero((over < 0.0) != (ahead < 0.0))
        share = (over[at] / (over[at] - ahead[at]))[:, None]
        met = ring[at] + share * (np.roll(ring, -1, axis=0)[at] - ring[at])
        front.append(met[met[:, 1].argmax()])
        back.append(met[met[:, 1].argmin()])
    return np.array([*front, *back[::-1]])


def ends_mm(treated: str) -> tuple[float, float]:
    """How low and how high the trunk reaches that is drawn, in mm."""
    motion = placement(treated, REFERENCE_LEVEL)
    low, high = (float(motion.carry(np.array((0.0, 0.0, z)))[2]) for z in (LOW_MM, HIGH_MM))
    return low, high


def _behind(treated: str, plane: Plane, name: Covering, detail: Detail) -> Solid:
    solid = covering_at_rest(treated, name, detail)
    return kept_below(solid, plane.height_over(solid.vertices))


@lru_cache(maxsize=4)
def _coarser(name: Covering, each: int) -> Solid:
    """A covering in the reference level's frame with fewer vertices: their normals stay, their tint is averaged."""
    solid = skin() if name == "skin" else muscles()
    if each == 1:
        return solid
    shape = trunk_grid().points.shape[:2]

    def picked(values: NDArray[np.float64]) -> Array:
        grid = values.reshape(*shape, -1)[::each, ::each]
        return grid.reshape(-1, grid.shape[-1])

    tone = solid.tone.copy()
    tone[:, TINT] = _averaged(tone[:, TINT].reshape(shape), each).ravel()
    rows, columns = (len(range(0, count, each)) for count in shape)
    return Solid(picked(solid.vertices), picked(solid.normals), grid_triangles(rows, columns), picked(tone))


def _averaged(grid: Array, wide: int) -> Array:
    """A grid (R, C) of shares, each the mean of those so far around."""
    reach = range(-wide, wide + 1)
    along = np.mean([np.roll(grid, step, axis=1) for step in reach], axis=0)
    found: Array = np.mean([np.roll(along, step, axis=0) for step in reach], axis=0)
    return found
