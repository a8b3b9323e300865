"""The cortical shell: how thick the hard outside of a vertebra is, place by place.

Dissected shells and endplates of L1 are about 0.35 mm thick, and CT shows them at least twice as thick (Silva 1994).
Here they are as thick as a picture needs.
"""

import numpy as np

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape

WALL_SHELL_MM, _ENDPLATE_SHELL_MM, _ARCH_SHELL_MM = 0.75, 0.5, 1.0
# Cortex and endplates, as thick as CT shows them (Silva 1994): nothing that is put in comes nearer to the surface,
# measured at rest.
LEAST_SHELL_MM = 0.7


def shell_mm(level: str, local: Array) -> Array:
    """How thick (N,) in mm the cortical shell is near points (N, 3) in mm: thin endplates, thick walls, stout arch."""
    shape = body_shape(level)
    share = np.abs(2 * local[:, 2] / shape.height_mm(local[:, 1]))
    wall = shape.wall(local)
    is_endplate = ramp((share - 0.80) / 0.12) * ramp((-1.2 - wall) / 1.0)
    is_arch = ramp((-VERTEBRAE[level].endplate_depth_mm / 2 - 0.5 - local[:, 1]) / 4.0)
    thick = WALL_SHELL_MM + (_ARCH_SHELL_MM - WALL_SHELL_MM) * is_arch
    shell: Array = thick + (_ENDPLATE_SHELL_MM - thick) * is_endplate
    return shell


def ramp(t: Array) -> Array:
    """The smooth step of numbers (...,): 0 up to 0, 1 from 1 on, 3 t^2 - 2 t^3 between."""
    t = np.clip(t, 0.0, 1.0)
    ramp: Array = t * t * (3 - 2 * t)
    return ramp
