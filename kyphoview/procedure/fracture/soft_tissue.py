"""How soft tissue moves: at rest below the broken body, with the spine above it, smoothly in between."""

import numpy as np

from kyphoview.anatomy.geometry.rigid import Points, RigidMotion

# Close to the spine the change happens over the height of the body. Farther in front and behind a turn squeezes and
# stretches more, so it is spread over more height, around the height of the pivot.
_MIDDLE_Z_MM, _FAR_MIDDLE_Z_MM = 3.0, 12.0
_BLEND_MM = 32.0
_NEAR_SPINE_MM = 22.0
_SOON_MM = 8.0
_WIDENING = 2.0


def carry_tissue(above: RigidMotion, points: Points) -> Points:
    """Points (..., 3) at rest, moved with the spine above by a share that rises smoothly from below to above."""
    share = share_above(points)
    moved: Points = points + share[..., None] * (above.carry(np.asarray(points, dtype=np.float64)) - points)
    return moved


def share_above(points: Points) -> Points:
    """The share (...,) of 0 to 1 by which points (..., 3) at rest go with the spine above."""
    far = np.maximum(np.abs(points[..., 1]) - _NEAR_SPINE_MM, 0.0)
    farness = far / (far + _SOON_MM)
    middle = _MIDDLE_Z_MM + (_FAR_MIDDLE_Z_MM - _MIDDLE_Z_MM) * farness * farness
    share = np.clip((points[..., 2] - middle) / (_BLEND_MM + _WIDENING * far * farness) + 0.5, 0.0, 1.0)
    smooth: Points = share * share * (3.0 - 2.0 * share)
    return smooth
