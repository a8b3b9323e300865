"""How soft tissue moves: at rest below the broken body, with the spine above it, smoothly in between.

A place goes with the spine above by a share of 0 to 1. What is bound to the spine goes over from one to the other
within about the height of the body. What lies loose in front, the large vessels above all, bends over a much longer
way: then the share is the turn that has been taken up, and a place moves as one higher up by what the turn below it has
carried it forwards.
"""

import numpy as np

from kyphoview.anatomy.geometry.rigid import Points, RigidMotion

# Close to the spine the change happens over the height of the body. Farther in front and behind a turn squeezes and
# stretches more, so it is spread over more height, around the height of the pivot.
_MIDDLE_Z_MM, _FAR_MIDDLE_Z_MM = 3.0, 12.0
_BLEND_MM = 32.0
_NEAR_SPINE_MM = 22.0
_SOON_MM = 8.0
_WIDENING = 2.0
_PIVOT_Z_MM = 13.0  # about which the spine above turns: at the back of the broken body's upper rim
_BEND_MM = 130.0
LOOSE = frozenset({"aorta", "front_fat", "organ"})
"""The tissues that bend, in the side cut."""


def carry_tissue(above: RigidMotion, points: Points) -> Points:
    """Points (..., 3) at rest, moved with the spine above by a share that rises smoothly from below to above."""
    share = share_above(points)
    moved: Points = points + share[..., None] * (above.carry(np.asarray(points, dtype=np.float64)) - points)
    return moved


def carry_loose(above: RigidMotion, points: Points) -> Points:
    """Points (..., 3) in mm at rest of what lies loose in front of the spine, moved as it bends."""
    share, places = bend(points)
    moved: Points = points + share[..., None] * (above.carry(places) - places)
    return moved


def share_above(points: Points) -> Points:
    """The share (...,) of 0 to 1 by which points (..., 3) at rest go with the spine above."""
    far = np.maximum(np.abs(points[..., 1]) - _NEAR_SPINE_MM, 0.0)
    farness = far / (far + _SOON_MM)
    middle = _MIDDLE_Z_MM + (_FAR_MIDDLE_Z_MM - _MIDDLE_Z_MM) * farness * farness
    share = np.clip((points[..., 2] - middle) / (_BLEND_MM + _WIDENING * far * farness) + 0.5, 0.0, 1.0)
    smooth: Points = share * share * (3.0 - 2.0 * share)
    return smooth


def bend(points: Points) -> tuple[Points, Points]:
    """By which share (...,) points (..., 3) at rest bend with the spine above, and as which places (..., 3) they do.

    The share is S(z), 3 t^2 - 2 t^3 over the way of the bend; a small turn carries a place forwards by the integral of
    S up to it, which is what the whole turn does to a place that lies integral / S over the pivot.
    """
    t = np.clip((points[..., 2] - _PIVOT_Z_MM) / _BEND_MM + 0.5, 0.0, 1.0)
    share: Points = t * t * (3.0 - 2.0 * t)
    over = _BEND_MM * t * (1.0 - 0.5 * t) / (3.0 - 2.0 * t)
    places = np.array(points, dtype=np.float64)
    places[..., 2] = np.where(t < 1.0, _PIVOT_Z_MM + over, places[..., 2])
    return share, places
