"""The signed distance of a whole vertebra: body and arch joined smoothly; and of the sacrum."""

import numpy as np

from kyphoview.anatomy.geometry.distance import Array, smooth_union
from kyphoview.anatomy.levels import SACRAL
from kyphoview.anatomy.solid.arch import arch_shape
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.sacrum import sacral_canal_distance, sacrum_distance

_FILLET_MM = 3.0  # between pedicle and body


def vertebra_distance(level: str, points: Array) -> Array:
    """The distance in mm of points (..., 3), in the level's own frame, to its surface: negative inside.

    Zero exactly on the surface and within a few tenths of a millimetre of the true distance near it; farther away it
    may differ by some per cent.
    """
    points = np.asarray(points, float)
    flat = points.reshape(-1, 3)
    if level == SACRAL:
        sacrum: Array = sacrum_distance(flat).reshape(points.shape[:-1])
        return sacrum
    arch = arch_shape(level)
    distance = smooth_union(body_shape(level).distance(flat), arch.distance(flat), _FILLET_MM)
    found: Array = distance.reshape(points.shape[:-1])
    return found


def body_distance(level: str, points: Array) -> Array:
    """The distance in mm of points (..., 3) to the surface of the body alone, without its arch: negative inside."""
    points = np.asarray(points, float)
    found: Array = body_shape(level).distance(points.reshape(-1, 3)).reshape(points.shape[:-1])
    return found


def canal_distance(level: str, points: Array) -> Array:
    """The distance in mm of points (..., 3) to the vertebra's canal, an upright tube: negative inside the canal."""
    points = np.asarray(points, float)
    if level == SACRAL:
        found: Array = sacral_canal_distance(points.reshape(-1, 3)).reshape(points.shape[:-1])
        return found
    return arch_shape(level).canal_distance(points)


def gradient(level: str, points: Array, step_mm: float = 0.01) -> Array:
    """The slope (..., 3), mm per mm, of `vertebra_distance` at points (..., 3), by central differences."""
    steps = step_mm * np.eye(3)
    sides = [(vertebra_distance(level, points + s) - vertebra_distance(level, points - s)) for s in steps]
    return np.stack(sides, axis=-1) / (2 * step_mm)
