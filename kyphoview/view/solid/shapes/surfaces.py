"""Surfaces as arrays: normals, what a plane leaves of them, shapes made by turning a profile or following a line.

All of it is numpy in and numpy out, in mm, so that it can be tested without a display.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Triangles = NDArray[np.int32]

AMBIENT, TINT, SECOND, SHARE = range(4)
"""The columns of a solid's `tone`, each 0 to 1: how much ambient light reaches it, how light its own colour is (0.5 as
it is), how much of its second colour it has, and for a disc how far it moves with the bone above."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Solid:
    """A surface: `vertices` (V, 3) in mm, unit `normals` (V, 3), `triangles` (T, 3) counter-clockwise as seen from
    outside, and `tone` (V, 4), see above."""

    vertices: Array
    normals: Array
    triangles: Triangles
    tone: Array

    @staticmethod
    def of(vertices: Array, triangles: Triangles, tone: Array | None = None) -> "Solid":
        """Of vertices (V, 3) in mm and triangles (T, 3), with the normals that these give."""
        plain = plain_tone(len(vertices)) if tone is None else tone
        return Solid(vertices, vertex_normals(vertices, triangles), triangles, plain)

    @property
    def volume_ml(self) -> float:
        """The volume inside, mL, by the divergence theorem; of a closed solid only."""
        corners = self.vertices[self.triangles]
        return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6000

    def moved(self, vertices: Array, normals: Array | None = None) -> "Solid":
        """The same surface with its vertices (V, 3) elsewhere, mm; normals (V, 3) are worked out where left out."""
        turned = vertex_normals(vertices, self.triangles) if normals is None else normals
        return replace(self, vertices=vertices, normals=turned)


def plain_tone(count: int) -> Array:
    """The tone (count, 4), each 0 to 1, of what lies in the open and has one colour."""
    return np.tile((1.0, 0.5, 0.0, 0.0), (count, 1))


def vertex_normals(vertices: Array, triangles: Triangles) -> Array:
    """The unit normals (V, 3) of vertices (V, 3) that triangles (T, 3) join, each triangle counting by its area."""
    corners = vertices[triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    around = np.repeat(facing, 3, axis=0)
    flat = triangles.ravel()
    summed: Array = np.stack(
        [np.bincount(flat, around[:, i], len(vertices)).astype(np.float64) for i in range(3)], axis=1
    )
    return unit(summed)


def unit(vectors: Array) -> Array:
    """Vectors (..., 3), in any unit, made as long as 1; those without length stay 0."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Array = vectors / np.maximum(lengths, 1e-12)
    return found


def kept_below(solid: Solid, over: Array) -> Solid:
    """The part of a solid where `over` (V,), its vertices' heights over a plane in mm, is not above 0.

    Triangles that the plane crosses are cut along it; the opening is not closed.
    """
    is_above = over > 0.0
    count = is_above[solid.triangles].sum(axis=1)
    whole = solid.triangles[count == 0]
    parts = [whole]
    fresh: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = []
    first_new = len(solid.vertices)
    for above in (1, 2):
        crossed = solid.triangles[count == above]
        if not len(crossed):
            continue
        lone = is_above[crossed] if above == 1 else ~is_above[crossed]
        turn = np.argmax(lone, axis=1)
        a, b, c = (crossed[np.arange(len(crossed)), (turn + i) % 3] for i in range(3))
        ab, ac = first_new + np.arange(len(a)), first_new + len(a) + np.arange(len(a))
        first_new += 2 * len(a)
        fresh += [(np.minimum(a, other), np.maximum(a, other)) for other in (b, c)]  # so that both sides cut alike
        if above == 1:
            parts += [np.column_stack((ab, b, c)), np.column_stack((ab, c, ac))]
        else:
            parts.append(np.column_stack((a, ab, ac)))
    triangles = np.concatenate(parts).astype(np.int32)
    values = np.concatenate((solid.vertices, solid.normals, solid.tone), axis=1)
    if fresh:
        cut = [values[a] + (over[a] / (over[a] - over[b]))[:, None] * (values[b] - values[a]) for a, b in fresh]
        values = np.concatenate((values, *cut))
    used, place = np.unique(triangles, return_inverse=True)
    values = values[used]
    return Solid(values[:, :3], unit(values[:, 3:6]), place.reshape(triangles.shape).astype(np.int32), values[:, 6:])


def joined(solids: "list[Solid]") -> Solid:
    """Several solids as one."""
    starts = np.cumsum([0, *(len(solid.vertices) for solid in solids[:-1])])
    return Solid(
        np.concatenate([solid.vertices for solid in solids]),
        np.concatenate([solid.normals for solid in solids]),
        np.concatenate([solid.triangles + start for solid, start in zip(solids, starts, strict=True)]).astype(np.int32),
        np.concatenate([solid.tone for solid in solids]),
    )


def grid_triangles(rows: int, columns: int, is_round: bool = True) -> Triangles:
    """Triangles (T, 3), as indices of a grid of rows x columns vertices, row by row; round if the last column joins the
    first.

    They face away from a line that the rows follow, when the columns go counter-clockwise as seen from the last row.
    """
    here = np.arange(columns if is_round else columns - 1)
    beside = (here + 1) % columns
    low = (np.arange(rows - 1) * columns)[:, None]
    high = low + columns
    first = np.stack((low + here, low + beside, high + beside), axis=-1)
    second = np.stack((low + here, high + beside, high + here), axis=-1)
    return np.concatenate((first.reshape(-1, 3), second.reshape(-1, 3))).astype(np.int32)


def lathed(profile: Array, around: int, flatten: Array | None = None, second: Array | None = None) -> Solid:
    """A solid turned about the z axis, closed by a point at each end.

    Args:
        profile: (N, 2) in mm, z rising and radius, from end to end; sharp corners are given twice.
        around: vertices on each ring.
        flatten: (N,) how wide across x it is, as a share of the radius; 1 where left out.
        second: (N,) how much of its second colour it has there.
    """
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    wide = np.ones(len(profile)) if flatten is None else flatten
    z, radius = profile[:, :1], profile[:, 1:]
    rings = np.stack(
        (radius * wide[:, None] * np.cos(angle), radius * np.sin(angle), np.broadcast_to(z, (len(profile), around))),
        axis=-1,
    )
    triangles = grid_triangles(len(profile), around)
    vertices = rings.reshape(-1, 3)
    tone = plain_tone(len(vertices))
    if second is not None:
        tone[:, SECOND] = np.repeat(second, around)
    return Solid(vertices, _lathed_normals(profile, angle, wide), triangles, tone)


def _lathed_normals(profile: Array, angle: Array, wide: Array) -> Array:
    """Smooth along the profile, but for its corners given twice."""
    along = np.diff(profile, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    is_corner = length < 1e-9
    out = np.column_stack((-along[:, 1], along[:, 0])) / np.maximum(length, 1e-12)[:, None]  # (z, radius)
    out[is_corner] = 0.0
    before, after = np.vstack((out[:1], out)), np.vstack((out, out[-1:]))
    before[1:][is_corner] = after[1:][is_corner]
    starts_new = np.append(is_corner, False)
    slope = before + after
    slope[starts_new] = before[starts_new]  # the first of a pair looks back along the profile
    slope = slope / np.maximum(np.hypot(slope[:, 0], slope[:, 1]), 1e-12)[:, None]
    normals = np.stack(
        (
            slope[:, 1:] * np.cos(angle) / wide[:, None],
            slope[:, 1:] * np.sin(angle),
            np.broadcast_to(slope[:, :1], (len(profile), len(angle))),
        ),
        axis=-1,
    )
    return unit(normals.reshape(-1, 3))


def tube(path: Array, wide: Array, deep: Array, across: Array, around: int = 20) -> Solid:
    """A tube along a line, its ends drawn in to a point.

    Args:
        path: (N, 3) in mm.
        wide: (N,) half its width in mm, along `across` (3,).
        deep: (N,) half its depth in mm, square to `across` and to the line.
    """
    along = unit(np.gradient(path, axis=0))
    side = unit(across - (along @ across)[:, None] * along)
    other = np.cross(along, side)
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    beside, above = (half[:, None, None] * np.stack((w, w, w), axis=-1)[None] for half, w in
                     ((wide, np.cos(angle)), (deep, np.sin(angle))))  # fmt: skip
    rings = path[:, None, :] + beside * side[:, None, :] + above * other[:, None, :]
    return Solid.of(rings.reshape(-1, 3), grid_triangles(len(path), around))
