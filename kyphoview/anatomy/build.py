"""Builds what is at rest into assets/anatomy/: `python -m kyphoview.anatomy.build`. Needs scikit-image.

Meshes are found by marching cubes and then moved onto the solid's exact surface, outlines likewise in their plane.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from skimage.measure import marching_cubes

from kyphoview.anatomy.cuts.bones import REACH, Slice, around, bone_cut, lifted, loops
from kyphoview.anatomy.cuts.cut import BoneCut, Cut, DiscCut, TissueCut, write_cut
from kyphoview.anatomy.cuts.discs import disc_cut
from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.cuts.side_tissues import side_tissues
from kyphoview.anatomy.cuts.top_tissues import front_ligament, top_tissues
from kyphoview.anatomy.cuts.tracing import trace
from kyphoview.anatomy.geometry.curves import evenly, smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, TREATABLE, VERTEBRAE, neighbours
from kyphoview.anatomy.meshes.ambient_occlusion import ambient_occlusion_of
from kyphoview.anatomy.meshes.decimation import Coarseness, decimated
from kyphoview.anatomy.meshes.mesh import Mesh, write_mesh
from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, Detail, ShadedMesh, write_shaded
from kyphoview.anatomy.meshes.shell_depth import SHELLS_FILE, find_depth, write_depths
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.resources import assets_folder

_STEP_MM = 1.15
# What is drawn while it moves, and when all stands still: the size of the cubes, and how coarse it becomes.
_SHADED: dict[Detail, tuple[float, Coarseness]] = {
    "light": (1.5, Coarseness(0.20, 4.6)),
    "fine": (1.15, Coarseness(0.04, 3.0)),
}
_RIB_REACH = np.array(((-66.0, -45.0, -30.0), (66.0, 0.0, 24.0)))
Distance = Callable[[Array], Array]


def build_mesh(distance: Distance, reach: Array, step_mm: float = _STEP_MM) -> Mesh:
    """The closed surface where a distance is zero inside a box (2, 3)."""
    axes = [np.arange(low, high, step_mm) for low, high in zip(*reach, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = distance(grid.reshape(-1, 3)).reshape(grid.shape[:3])
    vertices, triangles, _, _ = marching_cubes(values, 0.0, spacing=(step_mm,) * 3, allow_degenerate=False)
    vertices, normals = _onto_surface(distance, vertices.astype(np.float64) + reach[0])
    corners = vertices[triangles]
    if np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0:
        triangles = triangles[:, ::-1]
    return Mesh(vertices.astype(np.float32), normals.astype(np.float32), triangles.astype(np.int32))


def _slope(distance: Distance, points: Array, h: float = 0.01) -> Array:
    steps = h * np.eye(3)
    return np.stack([distance(points + s) - distance(points - s) for s in steps], axis=1) / (2 * h)


def _onto_surface(distance: Distance, points: Array) -> tuple[Array, Array]:
    """Points (N, 3) moved along the distance's slope onto its zero, and the unit normals there."""
    for _ in range(4):
        slope = _slope(distance, points)
        move = (distance(points) / np.maximum(np.sum(slope**2, axis=1), 0.1))[:, None] * slope
        points = points - np.clip(move, -0.5, 0.5)
    slope = _slope(distance, points)
    return points, slope / np.linalg.norm(slope, axis=1, keepdims=True)


def build_vertebra(level: str) -> Mesh:
    """One vertebra's mesh."""
    return build_mesh(lambda points: vertebra_distance(level, points), REACH)


def build_ribs(level: str) -> Mesh:
    """The mesh of a pair of rib stubs."""
    return build_mesh(lambda points: rib_distance(level, points), _RIB_REACH, 1.3)


def build_shaded(level: str, detail: Detail) -> ShadedMesh:
    """One vertebra as the view in the round draws it."""
    return _shaded(level, lambda points: vertebra_distance(level, points), REACH, detail)


def build_shaded_ribs(level: str, detail: Detail) -> ShadedMesh:
    """A pair of rib stubs as the view in the round draws them."""
    return _shaded(level, lambda points: rib_distance(level, points), _RIB_REACH, detail)


def _shaded(level: str, shape: Distance, reach: Array, detail: Detail) -> ShadedMesh:
    step_mm, coarseness = _SHADED[detail]
    mesh = build_mesh(shape, reach, step_mm)
    vertices, triangles = decimated(
        mesh.vertices.astype(np.float64), mesh.normals.astype(np.float64), mesh.triangles, coarseness
    )
    vertices, normals = _onto_surface(shape, vertices)
    at = LEVELS.index(level)
    shading = LEVELS[max(at - 1, 0) : at + 2]

    def distance(points: Array) -> Array:
        found = np.full(len(points), np.inf)
        for each in shading:
            local = placement(level, each).inverse().carry(points)
            found = np.minimum(found, vertebra_distance(each, local))
            if each in RIB_LEVELS:
                found = np.minimum(found, rib_distance(each, local))
        return found

    ambient_occlusion = ambient_occlusion_of(distance, vertices, normals)
    return ShadedMesh(
        vertices.astype(np.float32), normals.astype(np.float32), triangles, ambient_occlusion.astype(np.float32)
    )


def side_profile(level: str) -> Array:
    """The side view of a vertebra, closed (N, 2), (y, z) in its own frame."""

    def field(flat: Array) -> Array:
        nearest = np.full(len(flat), np.inf)
        for x in np.arange(0.0, 23.0, 2.0):
            nearest = np.minimum(nearest, vertebra_distance(level, np.column_stack((np.full(len(flat), x), flat))))
        return nearest

    low, high = REACH
    return trace(field, (low[1], low[2], high[1], high[2]), 0.6, 0.8, 20.0)[0]


def build_side(treated: str, profiles: dict[str, Array]) -> Cut:
    """The side cut of a treatable level."""
    plane = plane_of(treated, "side")
    levels = neighbours(treated)
    bones = [bone_cut(treated, level, plane, "side") for level in levels]
    bones += [cut for level in levels if level in RIB_LEVELS for cut in _rib_cut(treated, level, plane)]
    discs = [disc_cut(treated, a, b, plane) for a, b in pairwise(levels)]
    tissues = side_tissues(treated, plane, profiles, side_ligament(treated, plane, discs))
    return Cut(treated, "side", plane, tuple(bones), tuple(discs), tissues)


def build_top(treated: str) -> Cut:
    """The top cut of a treatable level: its own bone, and what else of bone the plane meets."""
    plane = plane_of(treated, "top")
    at = LEVELS.index(treated)
    bones = [bone_cut(treated, level, plane, "top") for level in LEVELS[at - 1 : at + 2]]
    bones = [bone for bone in bones if bone.outlines]
    if treated in RIB_LEVELS:
        bones += _rib_cut(treated, treated, plane)
    ligament = TissueCut(
        "anterior_longitudinal_ligament", "region", plane.lift(front_ligament(Slice(treated, treated, plane))), True
    )
    return Cut(treated, "top", plane, tuple(bones), (), (*top_tissues(treated, plane), ligament))


def _rib_cut(treated: str, level: str, plane: Plane) -> list[BoneCut]:
    piece = Slice(treated, level, plane)
    outlines = trace(lambda flat: rib_distance(level, piece.local(flat)), piece.box, 0.4, 0.5, 2.0)
    if not outlines:
        return []
    cores = trace(lambda flat: rib_distance(level, piece.local(flat)) + 0.9, around(outlines), 0.25, 0.5, 1.0)
    return [BoneCut(level, lifted(plane, outlines), lifted(plane, cores), loops(plane, []), True)]


def side_ligament(treated: str, plane: Plane, discs: list[DiscCut]) -> Array:
    """The anterior longitudinal ligament, down the fronts of bodies and discs: closed (N, 2), picture coordinates."""
    knots = []
    for level in neighbours(treated):
        piece = Slice(treated, level, plane)
        for share, off in ((0.8, 0.1), (0.35, 0.5), (-0.35, 0.5), (-0.8, 0.1)):
            centre = plane.flatten(_on_axis(treated, level, share))
            reach = np.linspace(10.0, 30.0, 801)
            row = np.column_stack((centre[0] - reach, np.full(801, centre[1])))
            knots.append((float(row[np.argmax(piece.field(row) > 0), 0]) - off, float(centre[1])))
    for disc in discs:
        flat = plane.flatten(disc.annulus)
        front = flat[np.argmin(flat[:, 0])]
        knots.append((float(front[0]) - 0.1, float(front[1])))
    path = smooth_through(np.array(sorted(knots, key=lambda knot: -knot[1])), False, 0.8)
    return evenly(np.vstack((path + np.array((0.6, 0.0)), (path - np.array((0.9, 0.0)))[::-1])), 0.8, True)


def _on_axis(treated: str, level: str, share: float) -> Array:
    """A point of a body's axis at a share of its half height, in the treated level's frame."""
    half = VERTEBRAE[level].anterior_height_mm / 2
    return placement(treated, level).carry(np.array((0.0, 0.0, share * half)))


def main() -> int:
    """Builds everything and prints what was written."""
    folder = assets_folder() / "anatomy"
    folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()

    def note(path: Path, what: str) -> None:
        print(
            f"{time.perf_counter() - started:6.1f} s  {path.name:22} {path.stat().st_size / 1e3:8.0f} kB  {what}",
            flush=True,
        )

    profiles = {level: side_profile(level) for level in LEVELS}
    for treated in TREATABLE:
        for cut in (build_side(treated, profiles), build_top(treated)):
            path = folder / f"cut_{treated}_{cut.view}.npz"
            write_cut(path, cut)
            note(path, f"{sum(len(bone.pores) for bone in cut.bones)} pores, {len(cut.tissues)} tissues")
    depths = {}
    for level in LEVELS:
        path = folder / f"mesh_{level}.npz"
        mesh = build_vertebra(level)
        depths[level] = find_depth(level, mesh)
        write_mesh(path, mesh)
        note(path, f"{len(mesh.vertices)} vertices, {mesh.volume_ml:.1f} mL")
    write_depths(folder / SHELLS_FILE, depths)
    note(folder / SHELLS_FILE, "the shells' depths")
    for level in RIB_LEVELS:
        path = folder / f"ribs_{level}.npz"
        mesh = build_ribs(level)
        write_mesh(path, mesh)
        note(path, f"{len(mesh.vertices)} vertices, {mesh.volume_ml:.1f} mL")
    for name, lit in _shaded_meshes():
        path = folder / name
        write_shaded(path, lit)
        note(path, f"{len(lit.vertices)} vertices")
    return 0


def _shaded_meshes() -> Iterator[tuple[str, ShadedMesh]]:
    """What the view in the round draws, by the file's name."""
    for detail in DETAILS:
        for level in LEVELS:
            yield f"{detail}_{level}.npz", build_shaded(level, detail)
        for level in RIB_LEVELS:
            yield f"{detail}_ribs_{level}.npz", build_shaded_ribs(level, detail)


if __name__ == "__main__":
    sys.exit(main())
