"""Soft tissue in 3D, which goes with the spine above by a share that depends on where it lies."""

from weakref import WeakKeyDictionary

import numpy as np

from kyphoview.procedure.fracture.soft_tissue import share_above
from kyphoview.procedure.scene import Scene
from kyphoview.view.solid.shapes.surfaces import Array, Solid


def leaning(solid: Solid, scene: Scene) -> Solid:
    """A solid at rest where the motion of the spine above has taken it; normals turn by the share of their point."""
    angle = _share_of_above(solid) * scene.above.angle_rad
    cosine, sine = np.cos(angle), np.sin(angle)
    x, y, z = solid.normals.T
    normals = np.column_stack((x, cosine * y + sine * z, cosine * z - sine * y))
    return solid.moved(scene.carry_tissue(solid.vertices), normals)


def lost_mm(scene: Scene) -> tuple[float, ...]:
    """The heights lost in all breaks, mm, on which it depends where soft tissue is."""
    broken = [scene.height_map] if scene.next_break is None else [scene.height_map, scene.next_break.height_map]
    return tuple(float(lost) for height_map in broken for lost in height_map.losses_mm)


def _share_of_above(solid: Solid) -> Array:
    """How far each point (V,) of soft tissue goes with the spine above, 0 to 1; worked out once for each solid."""
    if solid not in _shares:
        _shares[solid] = share_above(solid.vertices)
    return _shares[solid]


_shares: WeakKeyDictionary[Solid, Array] = WeakKeyDictionary()
