"""Where the sac with the nerves in it runs, and the roots that leave it under the pedicles. At rest, in the treated
level's frame, mm."""

from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.levels import LEVELS, MOVABLE, VERTEBRAE, neighbours
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.strand import Strand, rounded_ends, smooth_through

_SAC_SHARE = 0.36  # of the canal's width and depth, to either side
_ROOT_MM = 2.5


@cache
def sac_path(treated: str, each: int = 14) -> Strand:
    """The sac through all five levels, a little beyond both ends, with so many sections to a level."""
    levels = _reaching(treated)
    knots = np.stack([placement(treated, level).carry(np.array((0.0, _middle_y(level), 0.0))) for level in levels])
    wide = np.array([_SAC_SHARE * VERTEBRAE[level].canal_width_mm for level in levels])
    deep = np.array([_SAC_SHARE * VERTEBRAE[level].canal_depth_mm for level in levels])
    path, way = smooth_through(knots, each)
    round_end = rounded_ends(way, 0.35)
    at = np.arange(len(levels))
    return Strand(
        read_only(path),
        read_only(np.interp(way, at, wide) * round_end),
        read_only(np.interp(way, at, deep) * round_end),
    )


@cache
def root_paths(treated: str, each: int = 10) -> tuple[Strand, ...]:
    """The pair of roots of each level, from the sac through the opening under the pedicle and on."""
    levels = [level for level in neighbours(treated) if level in MOVABLE]
    return tuple(_root(treated, level, side, each) for level in levels for side in (-1.0, 1.0))


def _root(treated: str, level: str, side: float, each: int) -> Strand:
    size = VERTEBRAE[level]
    half, pedicle = size.endplate_depth_mm / 2, pedicle_centre(level)
    out, z = abs(float(pedicle[0])), float(pedicle[2]) - size.pedicle_height_mm / 2 - 4.7
    middle = _middle_y(level)
    knots = np.array(
        (
            (side * 0.24 * size.canal_width_mm, middle + 0.5, z + 15.0),
            (side * 0.36 * size.canal_width_mm, middle + 2.5, z + 6.0),
            (side * 0.90 * out, -half - 6.0, z + 1.0),
            (side * (out + 6.0), -half - 4.5, z - 3.5),
            (side * (out + 13.0), -half - 1.5, z - 10.0),
            (side * (out + 17.0), -half + 1.5, z - 18.0),
        )
    )
    path, way = smooth_through(placement(treated, level).carry(knots), each)
    swelling = 1.0 + 0.25 * np.exp(-(((way - 2.1) / 0.55) ** 2))  # the ganglion, in the opening
    radius = read_only(_ROOT_MM * swelling * rounded_ends(way, 0.45))
    return Strand(read_only(path), radius, radius)


def _reaching(treated: str) -> tuple[str, ...]:
    drawn = neighbours(treated)
    first, last = LEVELS.index(drawn[0]), LEVELS.index(drawn[-1])
    return LEVELS[max(first - 1, 0) : last + 2]


def _middle_y(level: str) -> float:
    size = VERTEBRAE[level]
    return -size.endplate_depth_mm / 2 - size.canal_depth_mm * 0.5
