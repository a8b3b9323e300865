"""Where the break's marks lie in either cut: what is crushed, splinters in it, cracks, and the folded front wall.

In the side cut they lie in the packed band, wherever that is; in the top cut, which looks onto the bone below it, they
mark where most height was lost. They are the same at every call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import top_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.fracture.height_map import HeightMap, height_field
from kyphoview.procedure.fracture.impaction import Impaction, ragged

Array = NDArray[np.float64]

_REACH = (-0.87, 0.93)  # of the half depth: how far the band is drawn in the side cut
_PLACES = 56
_SPLINTERS = 150
_FULL_SIZE_FROM_MM = 2.0  # of the band's height; in a lower one splinters are smaller
_SPLINTER_EDGE = 1.35  # how much larger the dark quad below each splinter is
_CRACK_FROM_MM = 0.7  # of the band's height
_CRUSHED_FROM = 0.62  # of the most that was lost: seen from above, bone is crushed where more was
_RAGGED_BY = 0.05
_IN_WALL_MM, _IN_SHELL_MM = 1.1, 0.7
_DIRECTIONS, _WAYS = 120, 240
_FOLDED_SHELL_MM = 0.8
# The front wall's folds: a share of the height at rest, and how far the wall stands out there in mm.
_FOLDS = (
    (0.50, 0.0),
    (0.57, 0.25),
    (0.62, -0.30),
    (0.665, 0.50),
    (0.70, -0.45),
    (0.74, 0.45),
    (0.785, -0.35),
    (0.84, 0.30),
    (0.90, 0.0),
)
_SEED = 31


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is crushed, in mm or in pixels.

    Attributes:
        crushed: the border (N, D) of the crushed bone.
        splinters, splinter_edges: quads (4 K, D), and the somewhat larger ones below them.
        cracks: open lines (N, D).
    """

    crushed: Array
    splinters: Array
    splinter_edges: Array
    cracks: tuple[Array, ...]

    def moved(self, move: Callable[[Array], Array]) -> "Marks":
        """The same marks, their points moved: (N, 3) in mm, or (N, 2) in pixels."""
        cracks = tuple(move(crack) for crack in self.cracks)
        return Marks(move(self.crushed), move(self.splinters), move(self.splinter_edges), cracks)


@dataclass(frozen=True, slots=True, eq=False)
class BandMarks:
    """The marks of one band in the side cut now, the border (N, 3) of the cleft beside it, and how high that is at the
    most, in mm."""

    marks: Marks
    cleft: Array
    opened_mm: float


def band_marks(impaction: Impaction, plane: Plane) -> BandMarks:
    """The marks of one band in the side cut's plane."""
    half = VERTEBRAE[impaction.worst.level].endplate_depth_mm / 2
    y = half * np.linspace(*_REACH, _PLACES)
    near, middle, far = impaction.layers_mm(_side_x(plane, y), y)
    there = np.flatnonzero(np.abs(far - middle) > _CRACK_FROM_MM)
    cracks = [side_points(plane, y[there], far[there])] if len(there) > 2 else []
    if len(there) > 8:
        cracks += [_branch(plane, y, far, middle, there, start) for start in (0.25, 0.6)]
    splinters, edges = _band_splinters(plane, half, impaction)
    band, cleft = (_within(impaction, _loop(plane, y, *ends)) for ends in ((middle, far), (near, middle)))
    return BandMarks(Marks(band, splinters, edges, tuple(cracks)), cleft, float(np.abs(near - middle).max()))


def top_marks(impaction: Impaction) -> Marks:
    """The marks in the top cut; they stay where they are while the bone sinks."""
    worst = impaction.worst
    most = max(worst.front_mm, worst.bulge_mm)
    return _top_marks(HeightMap(worst.level, *(round(lost / most, 3) for lost in worst.losses_mm)))


def side_points(plane: Plane, y: Array, z: Array) -> Array:
    """Points (N, 3) of a side cut's plane at (N,) mm forward and up."""
    return plane.beside(y, z)


@cache
def back_wall(level: str) -> Array:
    """The back wall in the midline at rest, beside the side cut, upwards, (N, 3) in mm."""
    size = VERTEBRAE[level]
    z = size.posterior_height_mm * np.linspace(-0.44, 0.5, 40)
    return np.column_stack((np.zeros(40), np.full(40, -size.endplate_depth_mm / 2), z))


@cache
def folded_wall(level: str, treated: str, path: str) -> Array:
    """A level's front wall folded on itself, at rest in its own frame: a strip of shell that zigzags half a millimetre
    to either side in the treated one's side cut, (N, 3) in mm."""
    size = VERTEBRAE[level]
    cut, home = load_cut(treated, "side", path), placement(treated, level).inverse()
    bone = next(bone for bone in cut.bones if bone.level == level)
    outline, plane = home.carry(max(bone.outlines, key=len)), cut.plane.moved(home)
    front = outline[outline[:, 1] > 0.25 * size.endplate_depth_mm]
    heights = (front[:, 2] / size.anterior_height_mm) + 0.5
    inner = (heights > 0.1) & (heights < 0.97)
    order = np.argsort(heights[inner])
    shares, offsets = np.array(_FOLDS).T
    wall = np.interp(shares, heights[inner][order], front[inner][order, 1])
    sheets = [(wall + 0.12 + offsets, shares), ((wall - _FOLDED_SHELL_MM + 0.8 * offsets)[::-1], shares[::-1])]
    return np.concatenate([side_points(plane, y, (at - 0.5) * height_field(level).height_mm(y)) for y, at in sheets])


@lru_cache(maxsize=8)
def _top_marks(worst: HeightMap) -> Marks:
    seed, level = np.random.default_rng(_SEED), worst.level
    impaction = Impaction(worst, worst, True)
    middle = _most_lost(impaction)
    angle = np.linspace(0.0, 2.0 * np.pi, _DIRECTIONS, endpoint=False)
    way = np.linspace(0.0, VERTEBRAE[level].endplate_width_mm, _WAYS)
    at = middle + way[:, None, None] * np.stack((np.sin(angle), np.cos(angle)), axis=-1)
    most = float(impaction.lost_mm(middle[:1], middle[1:], worst)[0])
    least = _CRUSHED_FROM + _RAGGED_BY * ragged(at[..., 0], at[..., 1], 3)
    is_crushed = impaction.lost_mm(at[..., 0], at[..., 1], worst) > least * most
    is_inside = body_shape(level).wall(_top_point(level, at)) < -_IN_WALL_MM
    reach = way[np.logical_and.accumulate(is_crushed & is_inside, axis=0).sum(axis=0) - 1]
    border = middle + reach[:, None] * np.stack((np.sin(angle), np.cos(angle)), axis=-1)
    toward, out = seed.integers(0, _DIRECTIONS, _SPLINTERS), np.sqrt(seed.uniform(0.0, 0.8, _SPLINTERS))
    places, slivers = middle + out[:, None] * (border[toward] - middle), _slivers(seed, _SPLINTERS)
    splinters, edges = _splinters(places, np.ones((_SPLINTERS, 1)), slivers)
    cracks = [_top_crack(level, seed, middle, border[toward]) for toward in (8, 47, 74, 112)]
    return Marks(_top_point(level, border), _top_point(level, splinters), _top_point(level, edges), tuple(cracks))


def _most_lost(impaction: Impaction) -> Array:
    """Where in the midline most height was lost, inside the wall, (2,) in mm."""
    half = VERTEBRAE[impaction.worst.level].endplate_depth_mm / 2
    y = np.linspace(-0.4, 0.55, 60) * half
    return np.array((0.0, y[impaction.lost_mm(np.zeros(60), y, impaction.worst).argmax()]))


def _band_splinters(plane: Plane, half: float, impaction: Impaction) -> tuple[Array, Array]:
    y, across, slivers = _band_slivers(half, impaction.is_upper)
    _, middle, far = impaction.layers_mm(_side_x(plane, y), y)
    size = np.minimum(np.abs(far - middle) / _FULL_SIZE_FROM_MM, 1.0)[:, None] * (1.0, 0.75)
    quads, edges = _splinters(np.column_stack((y, far + across * (middle - far))), size, slivers)
    return side_points(plane, *quads.T), side_points(plane, *edges.T)


@cache
def _band_slivers(half: float, is_upper: bool) -> tuple[Array, Array, Array]:
    """Where the splinters of a band lie along it, in mm, and across it, 0 to 1, both (K,); and their
    shapes (K, 4, 2)."""
    seed = np.random.default_rng(_SEED + is_upper)
    y, across = half * seed.uniform(*_REACH, _SPLINTERS), seed.uniform(0.1, 0.95, _SPLINTERS)
    return y, across, _slivers(seed, _SPLINTERS)


def _splinters(middle: Array, size: Array, slivers: Array) -> tuple[Array, Array]:
    """Slivers (K, 4, 2) about their middles (K, 2), as large as `size` (K, 1) or (K, 2) says: (4 K, 2) in mm, and the
    larger ones below them."""
    quads = size[:, None] * slivers
    return (middle[:, None] + quads).reshape(-1, 2), (middle[:, None] + _SPLINTER_EDGE * quads).reshape(-1, 2)


def _slivers(seed: np.random.Generator, count: int) -> Array:
    """Turned slivers about the origin, (K, 4, 2) in mm."""
    angle = seed.uniform(0, np.pi, count)
    long, short = seed.uniform(0.5, 1.5, count), seed.uniform(0.16, 0.4, count)
    corners = []
    for lengthwise, crosswise in ((-1.0, -0.6), (0.2, -1.0), (1.0, 0.5), (-0.3, 0.9)):
        first = lengthwise * long * np.cos(angle) - crosswise * short * np.sin(angle)
        second = lengthwise * long * np.sin(angle) + crosswise * short * np.cos(angle)
        corners.append(np.column_stack((first, second)))
    return np.stack(corners, axis=1)


def _branch(plane: Plane, y: Array, far: Array, middle: Array, there: NDArray[np.intp], start: float) -> Array:
    """A crack that runs from the band's border into the whole bone, (N, 3) in mm."""
    first = there[int(start * len(there))]
    into = np.sign(far[first] - middle[first])
    way = np.linspace(0.0, 1.0, 7)
    at = y[first] + 3.6 * way + 0.5 * ragged(4.0 * way, way + start, 4)
    return side_points(plane, at, far[first] + into * (3.0 * way + 0.35 * ragged(way, 5.0 * way, 5)))


def _top_crack(level: str, seed: np.random.Generator, middle: Array, end: Array) -> Array:
    line = middle + np.linspace(0.35, 1.25, 14)[:, None] * (end - middle)
    line += seed.uniform(-0.55, 0.55, line.shape)
    points = _top_point(level, line)
    return points[body_shape(level).wall(points) < -_IN_WALL_MM / 2]


def _loop(plane: Plane, y: Array, one: Array, other: Array) -> Array:
    """The closed border (2 N, 3) between two lines of heights (N,) over places (N,), all in mm."""
    return np.concatenate((side_points(plane, y, one), side_points(plane, y[::-1], other[::-1])))


def _within(impaction: Impaction, border: Array) -> Array:
    """A border (N, 3) in mm, drawn back from the front wall's shell."""
    over = body_shape(impaction.worst.level).wall(impaction.now.inverse(border)) + _IN_SHELL_MM
    return border - np.maximum(over, 0.0)[:, None] * (0.0, 1.0, 0.0) * (border[:, 1:2] > 0.0)


def _side_x(plane: Plane, y: Array) -> Array:
    """How far right (N,) in mm a side cut's plane lies at places (N,) forward, at the height of the body's middle."""
    found: Array = plane.beside(y, np.zeros(len(y)))[:, 0]
    return found


def _top_point(level: str, at: Array) -> Array:
    """Points (..., 3) of the top cut's plane over places (..., 2), mm."""
    plane = top_plane(level)
    z = plane.origin[2] - plane.normal[1] / plane.normal[2] * (at[..., 1] - plane.origin[1])
    return np.concatenate((at, z[..., None]), axis=-1)
