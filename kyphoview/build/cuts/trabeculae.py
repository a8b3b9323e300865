"""Trabeculae: the marrow spaces of cancellous bone in section. Building only.

Seeds are scattered at random (Poisson disc sampling by darts), no closer than a space is wide; each owns the space
nearest to it, and where two spaces meet stands a strut. Distances are measured in a metric stretched along the load, so
that spaces are taller than wide. Some struts are missing and some taper off, as in bone that has grown old, and
thickness varies from strut to strut.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.spatial import cKDTree

from kyphoview.anatomy.geometry.curves import area, resampled
from kyphoview.anatomy.geometry.distance import Array, polygon
from kyphoview.build.cuts.tracing import Box, Field, sample, zero_contours

_STEP_MM = 0.07
_COARSE_MM = 0.25
_BORDER_MM = 0.12  # between a pore and the core's border
_NEIGHBOURS = 9


@dataclass(frozen=True, slots=True)
class Texture:
    """The local texture of the trabeculae, (N,) each.

    `size_mm` is a pore's breadth, `stretch` its length over that, (along_x, along_y) the load's direction in picture
    coordinates.
    """

    size_mm: Array
    stretch: Array
    along_x: Array
    along_y: Array


TextureField = Callable[[Array], Texture]


def pores(core: Field, texture_at: TextureField, box: Box, seed: int) -> list[Array]:
    """Closed curves (N, 2) in mm, counter-clockwise, wholly inside where `core` is negative, none touching another."""
    left, bottom, right, top = box
    x, y = np.arange(left, right, _STEP_MM), np.arange(bottom, top, _STEP_MM)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    inside = _sampled(core, box, x, y).ravel()
    rng = np.random.default_rng(seed)
    seeds = _scatter(core, texture_at, box, rng)
    values = np.full(len(grid), 1.0)
    near = inside < 0.5
    values[near] = _struts(grid[near], seeds, texture_at(grid[near]), seed)
    values = gaussian_filter(np.maximum(values, inside + _BORDER_MM).reshape(len(y), len(x)), 1.1)
    # The blur must not push a pore over the border.
    values = np.maximum(values, inside.reshape(values.shape) + 0.6 * _BORDER_MM)
    found: list[Array] = []
    for rough in zero_contours(values, np.array((left, bottom)), _STEP_MM):
        size = area(rough)
        if abs(size) < 0.16 or _is_hole(values, rough, left, bottom):
            continue
        spacing = float(np.clip(np.sqrt(abs(size)) * 0.36, 0.26, 0.5))
        curve = resampled(rough, spacing, True, least=9)
        found.append(curve if area(curve) > 0 else curve[::-1])
    return _unnested(found)


def _unnested(curves: list[Array]) -> list[Array]:
    """Without the pores of a strut that stands alone inside a larger pore: there is nothing left to hold it."""
    low, high = (np.array([edge(curve, axis=0) for curve in curves]) for edge in (np.min, np.max))
    kept = []
    for i, curve in enumerate(curves):
        around = np.flatnonzero((low < low[i]).all(axis=1) & (high > high[i]).all(axis=1))
        if not any(polygon(curve[:1], curves[j])[0] < 0 for j in around):
            kept.append(curve)
    return kept


def _sampled(core: Field, box: Box, x: Array, y: Array) -> Array:
    """The core's field on the fine grid (rows, columns), from a coarser one: it bends little."""
    left, bottom, right, top = box
    coarse, _ = sample(core, (left, bottom, right + 2 * _COARSE_MM, top + 2 * _COARSE_MM), _COARSE_MM)
    rows, columns = np.meshgrid((y - bottom) / _COARSE_MM, (x - left) / _COARSE_MM, indexing="ij")
    fine: Array = map_coordinates(coarse, (rows, columns), order=1)
    return fine


def _is_hole(values: Array, loop: Array, left: float, bottom: float) -> bool:
    """Whether the curve goes round a strut that stands alone in a pore, rather than round a pore."""
    edge = (loop[1] - loop[0]) / max(float(np.hypot(*(loop[1] - loop[0]))), 1e-9)
    inward = np.array((-edge[1], edge[0])) * (1 if area(loop) > 0 else -1)
    probe = (loop[0] + loop[1]) / 2 + inward * 0.06
    column, row = round((probe[0] - left) / _STEP_MM), round((probe[1] - bottom) / _STEP_MM)
    return bool(values[row, column] > 0)


def _scatter(core: Field, texture_at: TextureField, box: Box, rng: np.random.Generator) -> Array:
    """Seeds (K, 2): darts thrown at the core, kept where no earlier one is too close."""
    left, bottom, right, top = box
    count = int((right - left) * (top - bottom) * 22)
    darts = rng.uniform((left, bottom), (right, top), size=(count, 2))
    darts = darts[core(darts) < 0.6]
    texture = texture_at(darts)
    kept: list[int] = []
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(darts):
        cell = (int(x // 2), int(y // 2))
        rivals = [j for a in (-1, 0, 1) for b in (-1, 0, 1) for j in cells.get((cell[0] + a, cell[1] + b), ())]
        if rivals:
            gap = darts[rivals] - darts[i]
            along = gap[:, 0] * texture.along_x[i] + gap[:, 1] * texture.along_y[i]
            across = gap[:, 1] * texture.along_x[i] - gap[:, 0] * texture.along_y[i]
            if np.min((along / texture.stretch[i]) ** 2 + across**2) < texture.size_mm[i] ** 2:
                continue
        kept.append(i)
        cells.setdefault(cell, []).append(i)
    return darts[kept]


def _struts(points: Array, seeds: Array, texture: Texture, seed: int) -> Array:
    """How far points lie inside struts (positive) or spaces (negative), in mm."""
    _, order = cKDTree(seeds).query(points, k=_NEIGHBOURS)
    gap = seeds[order] - points[:, None, :]
    along = (gap[..., 0] * texture.along_x[:, None] + gap[..., 1] * texture.along_y[:, None]) / texture.stretch[:, None]
    across = gap[..., 1] * texture.along_x[:, None] - gap[..., 0] * texture.along_y[:, None]
    squared = along**2 + across**2
    best = np.argsort(squared, axis=1)
    rows = np.arange(len(points))[:, None]
    squared, along, across, order = (array[rows, best] for array in (squared, along, across, order))
    owner = order[:, :1]
    deepest = np.full(len(points), -9.0)
    for j in range(1, _NEIGHBOURS):
        apart_along, apart_across = along[:, j] - along[:, 0], across[:, j] - across[:, 0]
        apart = np.hypot(apart_along, apart_across) + 1e-9
        to_middle = (squared[:, j] - squared[:, 0]) / (2 * apart)
        upright = np.abs(apart_across) / apart  # 1 for a strut that stands along the load, 0 for a tie across it
        # Back from the stretched metric to mm: a tie is measured along the stretched direction.
        to_middle = to_middle * (upright + (1 - upright) * texture.stretch)
        chance = _hash(np.minimum(owner[:, 0], order[:, j]), np.maximum(owner[:, 0], order[:, j]), seed)
        half = (0.075 + 0.085 * upright) * (0.7 + 0.6 * ((chance * 7.31) % 1.0))
        # Where along its strut a point lies, for those that taper to nothing.
        slide = (along[:, 0] * apart_across - across[:, 0] * apart_along) / apart / texture.size_mm
        side = np.where(order[:, j] > owner[:, 0], slide, -slide)
        is_lost = chance < 0.05 + 0.15 * (1 - upright)
        is_tapered = ~is_lost & (chance < 0.14 + 0.20 * (1 - upright))
        half = np.where(is_tapered, half * np.clip(0.75 + 2.2 * side, -0.5, 1.0), half)
        depth = np.where(is_lost, -9.0, half - to_middle)
        deepest = np.maximum(deepest, depth)
    return deepest


def _hash(first: Array, second: Array, seed: int) -> Array:
    """A number from 0 to 1 for each pair of seeds."""
    mixed = (first.astype(np.uint64) * np.uint64(2654435761) + second.astype(np.uint64) * np.uint64(40503)) ^ np.uint64(
        seed
    )
    mixed = (mixed ^ (mixed >> np.uint64(13))) * np.uint64(1274126177) & np.uint64(0xFFFFFFFF)
    mixed = (mixed ^ (mixed >> np.uint64(16))) & np.uint64(0xFFFFF)
    spread: Array = mixed / float(0xFFFFF)
    return spread
