"""Leaves out what a surface made of small cubes has too much of: slivers, and small triangles where it is nearly flat.

Edges are drawn together one after another, those first that change the surface least.

fast-simplification comes as near at rest, with fewer slivers, but it leaves edges of 17 mm: in a biconcave break, which
bends the surface, its triangles lie up to 1.5 mm off the exact one, and these 0.5 mm.
"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from kyphoview.anatomy.geometry.arrays import Triangles
from kyphoview.anatomy.geometry.distance import Array

_LEAST_COSINE = 0.5  # of a triangle with the surface at its new corner


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How coarse a surface may become: how far an edge may leave it between its ends, and how long it may be, in mm."""

    off_mm: float
    longest_mm: float


def decimated(vertices: Array, normals: Array, triangles: Triangles, coarseness: Coarseness) -> tuple[Array, Triangles]:
    """Fewer vertices (V, 3) and triangles (T, 3) of a closed surface with unit normals (V, 3); still closed."""
    work = _Surface(vertices, normals, triangles, coarseness.longest_mm)
    heap = [(cost, pair) for pair in work.edges() if (cost := work.cost(*pair)) < coarseness.off_mm]
    heapify(heap)
    while heap:
        known, (a, b) = heappop(heap)
        if b not in work.around[a] or not work.around[a]:
            continue
        cost = work.cost(a, b)
        if cost > known + 1e-9:  # something beside it has changed meanwhile
            if cost < coarseness.off_mm:
                heappush(heap, (cost, (a, b)))
            continue
        if not work.can_join(a, b):
            continue
        work.join(a, b)
        for other in work.around[a]:
            cost = work.cost(a, other)
            if cost < coarseness.off_mm:
                heappush(heap, (cost, (min(a, other), max(a, other))))
    return work.left()


class _Surface:
    """Points, their normals, their neighbours and the triangles at each."""

    def __init__(self, vertices: Array, normals: Array, triangles: Triangles, longest_mm: float) -> None:
        self._longest_mm = longest_mm
        self.points, self.normals = vertices.copy(), normals.copy()
        self.triangles: list[tuple[int, int, int] | None] = [tuple(each) for each in triangles.tolist()]
        self.at: list[set[int]] = [set() for _ in vertices]
        self.around: list[set[int]] = [set() for _ in vertices]
        for index, corners in enumerate(triangles.tolist()):
            for corner in corners:
                self.at[corner].add(index)
                self.around[corner].update(other for other in corners if other != corner)

    def edges(self) -> list[tuple[int, int]]:
        return [(a, b) for a, near in enumerate(self.around) for b in near if a < b]

    def cost(self, a: int, b: int) -> float:
        """How far, mm, the edges would leave the surface if these two were one; without limit if one is too long."""
        ring = list((self.around[a] | self.around[b]) - {a, b})
        middle, normal = self._between(a, b)
        lengths = np.linalg.norm(self.points[ring] - middle, axis=1)
        bend = np.linalg.norm(self.normals[ring] - normal, axis=1)
        return float("inf") if lengths.max() > self._longest_mm else float((lengths * bend).max()) / 8

    def can_join(self, a: int, b: int) -> bool:
        """Whether the surface stays closed and nowhere folds."""
        if len(self.around[a] & self.around[b]) != 2:
            return False
        middle, normal = self._between(a, b)
        kept = [self._triangle(t) for t in self.at[a] ^ self.at[b]]
        corners = np.array([[middle if k in (a, b) else self.points[k] for k in each] for each in kept])
        facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        return bool((facing @ normal > _LEAST_COSINE * np.linalg.norm(facing, axis=1)).all())

    def join(self, a: int, b: int) -> None:
        """Put both in their middle, as `a`."""
        self.points[a], self.normals[a] = self._between(a, b)
        for t in self.at[a] & self.at[b]:
            for corner in self._triangle(t):
                if corner not in (a, b):
                    self.at[corner].discard(t)
            self.triangles[t] = None
        gone = self.at[a] & self.at[b]
        for t in self.at[b] - gone:
            first, second, third = (a if k == b else k for k in self._triangle(t))
            self.triangles[t] = first, second, third
        self.at[a] = (self.at[a] | self.at[b]) - gone
        self.at[b] = set()
        for other in self.around[b] - {a}:
            self.around[other].discard(b)
            self.around[other].add(a)
        self.around[a] = (self.around[a] | self.around[b]) - {a, b}
        self.around[b] = set()

    def left(self) -> tuple[Array, Triangles]:
        """The vertices and triangles that are left."""
        triangles = np.array([each for each in self.triangles if each is not None], dtype=np.int32)
        used, place = np.unique(triangles, return_inverse=True)
        return self.points[used], place.reshape(triangles.shape).astype(np.int32)

    def _triangle(self, index: int) -> tuple[int, int, int]:
        found = self.triangles[index]
        assert found is not None
        return found

    def _between(self, a: int, b: int) -> tuple[Array, Array]:
        normal = self.normals[a] + self.normals[b]
        bend = np.linalg.norm(self.normals[a] - self.normals[b])
        normal = normal / np.linalg.norm(normal)
        out = np.linalg.norm(self.points[a] - self.points[b]) * bend / 8
        is_hollow = (self.points[b] - self.points[a]) @ (self.normals[b] - self.normals[a]) < 0
        middle: Array = (self.points[a] + self.points[b]) / 2 + (-out if is_hollow else out) * normal
        return middle, normal
