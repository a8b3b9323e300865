"""Balloon, cavity and cement in the round, from their grids of radii."""

import numpy as np

from kyphoview.procedure.radial import RadialBody
from kyphoview.view.space.solids import Array, Solid, plain_tone, unit

_ANGLES = 64
_EACH_STATION = 2


def filling_solid(body: RadialBody) -> Solid:
    """The closed surface of a body, with normals from its grid."""
    thinned = RadialBody(body.axis, body.s_mm[::_EACH_STATION], body.radius_mm[::_EACH_STATION])
    vertices, triangles = thinned.mesh(_ANGLES)
    return Solid(vertices, _normals(vertices, body), triangles, plain_tone(len(vertices)))


def _normals(vertices: Array, body: RadialBody) -> Array:
    rings = vertices[:-2].reshape(-1, _ANGLES, 3)
    around = np.roll(rings, -1, axis=1) - np.roll(rings, 1, axis=1)
    along = np.gradient(rings, axis=0)
    handed = float(np.cross(body.axis.forward, body.axis.up) @ body.axis.aside)
    facing = np.cross(around, along) * np.sign(handed) * -1.0
    ends = np.stack((-body.axis.forward, body.axis.forward))
    middle = rings.mean(axis=1, keepdims=True)
    facing = np.where(((rings - middle) * facing).sum(axis=-1, keepdims=True) < 0.0, -facing, facing)
    return unit(np.concatenate((facing.reshape(-1, 3), ends)))
