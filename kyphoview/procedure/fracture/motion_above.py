"""How what lies above the broken body moves: as one rigid body on the rim of its upper endplate."""

import math
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.procedure.fracture.height_map import HeightMap


def motion_above(height_map: HeightMap) -> RigidMotion:
    """The rigid motion in the mid-sagittal plane that fits the upper rim's displacements best.

    Least squares over the rim's points (Procrustes in the yz plane): the turn is the angle of the summed products of
    the centred points before and after, the shift carries one centre to the other.
    """
    if height_map.is_rest:
        return RigidMotion()
    before = _rim(height_map.level)
    after = height_map.carry(before)
    start, end = before.mean(axis=0), after.mean(axis=0)
    y0, z0 = (before[:, 1:] - start[1:]).T
    y1, z1 = (after[:, 1:] - end[1:]).T
    angle = math.atan2(float(z0 @ y1 - y0 @ z1), float(y0 @ y1 + z0 @ z1))
    cosine, sine = math.cos(angle), math.sin(angle)
    return RigidMotion(
        angle,
        float(end[1] - cosine * start[1] - sine * start[2]),
        float(end[2] - cosine * start[2] + sine * start[1]),
    )


@cache
def _rim(level: str) -> Points:
    return np.asarray(landmarks(level).upper_rim, dtype=np.float64)
