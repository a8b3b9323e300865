"""The treated bone where the break has taken it. The map is linear in its lengths, so that what it does to a
solid's points and normals is worked out once, and a frame only adds it up."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.view.solid.shapes.surfaces import Array, Solid, unit

_STEP_MM = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Response:
    """What 1 mm of each of the map's N lengths does to each point: `shift` (V, 2, N), how far it goes backwards and
    down, and `slope` (V, 2, 3, N), how that changes along x, y and z."""

    shift: Array
    slope: Array


@lru_cache(maxsize=2)  # of a level, light and fine
def _response(solid: Solid, level: str) -> _Response:
    shift, slope = [], []
    for loss in np.eye(len(HeightMap(level, 0.0, 0.0, 0.0).losses_mm)):
        height_map, at = HeightMap(level, *loss), solid.vertices
        steps = _STEP_MM * np.eye(3)
        shift.append(_shift(height_map, at))
        ends = [(_shift(height_map, at + step), _shift(height_map, at - step)) for step in steps]
        slope.append(np.stack([(more - less) / (2 * _STEP_MM) for more, less in ends], axis=-1))
    return _Response(np.stack(shift, axis=-1), np.stack(slope, axis=-1))


def _shift(height_map: HeightMap, points: Array) -> Array:
    """How far (V, 2) in mm the map takes points (V, 3) backwards and down."""
    found: Array = (points - height_map.carry(points))[:, 1:]
    return found


def crushed(solid: Solid, height_map: HeightMap) -> Solid:
    """The treated bone where it is now: points by the map, normals by its Jacobian.

    The map leaves x alone, y' = y - p(x, y, z) and z' = z - d(x, y, z), so a normal (a, b, c) becomes (a', b', c') with
    (1 - py) b' - dy c' = b and (1 - dz) c' - pz b' = c, and a' = a + px b' + dx c', where px is p's slope along x.
    """
    if height_map.is_rest:
        return solid
    response, lost = _response(solid, height_map.level), np.array(height_map.losses_mm)
    moved = solid.vertices.copy()
    moved[:, 1:] -= response.shift @ lost
    (px, py, pz), (dx, dy, dz) = np.moveaxis(response.slope @ lost, 0, -1)
    a, b, c = solid.normals.T
    volume = (1.0 - py) * (1.0 - dz) - dy * pz
    back, up = ((1.0 - dz) * b + dy * c) / volume, (pz * b + (1.0 - py) * c) / volume
    return solid.moved(moved, unit(np.stack((a + px * back + dx * up, back, up), axis=-1)))
