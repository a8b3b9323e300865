"""Balloon, cavity and cement in 3D, from their grids of radii."""

import math
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.view.solid.shapes.surfaces import Array, Solid, plain_tone, unit

# How many of the grid's angles are drawn, and which of its stations: every second or fourth.
_GRAIN: dict[Detail, tuple[int, int]] = {"light": (32, 4), "fine": (64, 2)}
_SEEN_MM = 0.06  # half a pixel, as a rule: a smaller change is not seen while it moves
_TURN_MM = 20.0  # how far from the axis' origin a body reaches


def look_of(body: RadialBody) -> Array:
    """Lengths in mm, (N,), by which to tell whether two bodies look alike."""
    some = body.radius_mm[4::8, ::16].ravel(), body.s_mm[[0, -1]], body.axis.origin, _TURN_MM * body.axis.forward
    found: Array = np.concatenate(some)
    return found


def looks_like(one: Array, other: Array) -> bool:
    """Whether bodies of these looks, (N,) in mm, cannot be told from each other while they move."""
    return one.shape == other.shape and bool(np.abs(one - other).max() < _SEEN_MM)


@lru_cache(maxsize=4)
def filling_solid(body: RadialBody, detail: Detail = "fine") -> Solid:
    """The closed surface of a body, with normals from its grid.

    Flat faces cut the corners of a body pressed between endplates, by up to 0.6 % of its volume: the coarse surface is
    widened by that, so that what is drawn holds what was measured.
    """
    angles, each = _GRAIN[detail]
    s_mm, radius_mm = body.s_mm[::each], body.radius_mm[::each]
    drawn_ml = _flat_faced_ml(s_mm, radius_mm[:, :: radius_mm.shape[1] // angles])
    widened = (body.volume_ml / drawn_ml) ** 0.5 if drawn_ml > 0.0 else 1.0
    vertices, triangles = RadialBody(body.axis, s_mm, radius_mm * widened).mesh(angles)
    return Solid(vertices, _normals(vertices, body, angles), triangles, plain_tone(len(vertices)))


def _flat_faced_ml(s_mm: Array, radius_mm: Array) -> float:
    """The volume, mL, inside faces that run straight from angle to angle and from station to station."""
    sine = math.sin(2.0 * math.pi / radius_mm.shape[1])
    areas = np.einsum("sa,sa->s", radius_mm, np.roll(radius_mm, -1, axis=1)) * (sine / 2.0)
    return float(((areas[1:] + areas[:-1]) / 2.0) @ np.diff(s_mm)) / 1e3


def _normals(vertices: Array, body: RadialBody, angles: int) -> Array:
    rings = vertices[:-2].reshape(-1, angles, 3)
    around = np.roll(rings, -1, axis=1) - np.roll(rings, 1, axis=1)
    along = np.gradient(rings, axis=0)
    handed = float(np.cross(body.axis.forward, body.axis.up) @ body.axis.aside)
    facing = np.cross(around, along) * np.sign(handed) * -1.0
    ends = np.stack((-body.axis.forward, body.axis.forward))
    middle = rings.mean(axis=1, keepdims=True)
    facing = np.where(((rings - middle) * facing).sum(axis=-1, keepdims=True) < 0.0, -facing, facing)
    return unit(np.concatenate((facing.reshape(-1, 3), ends)))
