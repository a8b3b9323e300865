"""The side cut of a treatable level: bones, discs and all tissues that the plane meets."""

from functools import cache
from itertools import pairwise

import numpy as np

from kyphoview.anatomy.cuts.cut import Cut, DiscCut
from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.geometry.curves import resampled, smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL, RIB_LEVELS, VERTEBRAE, neighbours
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.build.cuts.bones import Slice, bone_cut, reach_of
from kyphoview.build.cuts.discs import disc_cut
from kyphoview.build.cuts.ribs import rib_cut
from kyphoview.build.cuts.side_tissues import side_tissues
from kyphoview.build.cuts.tracing import trace


def build_side(treated: str, path: str) -> Cut:
    """The side cut of a treatable level along one of the needles' paths."""
    plane = plane_of(treated, "side", path)
    levels = neighbours(treated)
    bones = [bone_cut(treated, level, plane, "side") for level in levels]
    bones += [cut for level in levels if level in RIB_LEVELS for cut in rib_cut(treated, level, plane)]
    discs = [disc_cut(treated, a, b, plane) for a, b in pairwise(levels)]
    tissues = side_tissues(
        treated, plane, _side_profiles(), side_ligament(treated, plane, discs), _fronts(treated, discs)
    )
    return Cut(treated, "side", path, plane, tuple(bones), tuple(discs), tissues)


@cache
def _side_profiles() -> dict[str, Array]:
    return {level: side_profile(level) for level in LEVELS}


def side_profile(level: str) -> Array:
    """The side view of a vertebra, closed (N, 2): (y, z) in mm in its own frame."""

    def field(flat: Array) -> Array:
        nearest = np.full(len(flat), np.inf)
        for x in np.arange(0.0, 23.0, 2.0):
            nearest = np.minimum(nearest, vertebra_distance(level, np.column_stack((np.full(len(flat), x), flat))))
        return nearest

    low, high = reach_of(level)
    return trace(field, (low[1], low[2], high[1], high[2]), 0.6, 0.8, 20.0)[0]


def side_ligament(treated: str, plane: Plane, discs: list[DiscCut]) -> Array:
    """The anterior longitudinal ligament, down the fronts of bodies and discs: closed (N, 2), picture mm."""
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
    return resampled(np.vstack((path + np.array((0.6, 0.0)), (path - np.array((0.9, 0.0)))[::-1])), 0.8, True)


def _fronts(treated: str, discs: list[DiscCut]) -> dict[tuple[str, str], Array]:
    """The front of each disc, (2,): (y, z) in mm in L1's frame."""
    home = placement(REFERENCE_LEVEL, treated)
    return {(disc.above, disc.below): home.carry(disc.annulus[np.argmax(disc.annulus[:, 1])])[1:] for disc in discs}


def _on_axis(treated: str, level: str, share: float) -> Array:
    """A point of a body's axis at a share of its half height, in the treated level's frame."""
    half = VERTEBRAE[level].anterior_height_mm / 2
    return placement(treated, level).carry(np.array((0.0, 0.0, share * half)))
