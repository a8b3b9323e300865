"""The treated bone where the break has taken it. The map is linear in the lost heights, so that what it does to a
solid's points and normals is worked out once, and a frame only adds it up."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.view.solid.shapes.surfaces import Array, Solid, unit

_STEP_MM = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Response:
    """What a loss of 1 mm in front, in the middle and behind does to each point: `drop` (V, 3), how far it goes down,
    and `slope` (V, 3, 3), how that changes along x, y and z."""

    drop: Array
    slope: Array


@cache
def _response(solid: Solid, level: str) -> _Response:
    drop, slope = [], []
    for loss in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)):
        height_map, at = HeightMap(level, *loss), solid.vertices
        dropped = at[:, 2] - height_map.carry(at)[:, 2]
        beside = [at + _STEP_MM * np.eye(3)[axis] for axis in (0, 1)]
        aslant = [(point[:, 2] - height_map.carry(point)[:, 2] - dropped) / _STEP_MM for point in beside]
        drop.append(dropped)
        slope.append(np.stack((*aslant, 1.0 - height_map.jacobian_z(at)), axis=-1))
    return _Response(np.stack(drop, axis=-1), np.stack(slope, axis=-1))


def crushed(solid: Solid, height_map: HeightMap) -> Solid:
    """The treated bone where it is now: points by the map, normals by its Jacobian.

    The map leaves x and y alone, z' = z - d(x, y, z), so a normal (a, b, c) becomes
    (a + c dx / (1 - dz), b + c dy / (1 - dz), c / (1 - dz)), where dx, dy and dz are the slopes of d.
    """
    if height_map.is_rest:
        return solid
    response, lost = _response(solid, height_map.level), np.array(height_map.losses_mm)
    moved, normals = solid.vertices.copy(), solid.normals.copy()
    moved[:, 2] -= response.drop @ lost
    slope = response.slope @ lost
    normals[:, 2] /= 1.0 - slope[:, 2]
    normals[:, :2] += normals[:, 2:] * slope[:, :2]
    return solid.moved(moved, unit(normals))
