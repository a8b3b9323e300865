"""The sacrum with the coccyx, which holds the lowest disc: its body, wings, canal, openings and upper processes.

Its shape is general knowledge, rounded; its uppermost endplate and the joints on it stand in the table of levels.
"""

from itertools import pairwise

import numpy as np

from kyphoview.anatomy.facet_joint import facet_joint_above
from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.distance import (
    Array,
    smooth_difference,
    smooth_intersection,
    smooth_union,
    tapered_limb,
)
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import SACRAL, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.stack import rim_tilt_rad

# Seen from the side under the middle of the endplate, which lies level: (z, y) of its front and of its back, upwards.
_FRONT = (
    (-119.0, 4.0), (-110.0, -1.5), (-98.0, -8.0), (-84.0, -11.5), (-68.0, -9.0), (-52.0, -2.0), (-32.0, 7.5),
    (-14.0, 13.4), (-4.0, 15.4), (4.0, 16.0),
)  # fmt: skip
_BACK = (
    (-119.0, -3.0), (-109.0, -10.0), (-95.0, -17.5), (-80.0, -23.0), (-64.0, -30.0), (-50.0, -38.0), (-38.0, -43.0),
    (-26.0, -45.0), (-14.0, -43.0), (4.0, -34.0),
)  # fmt: skip
# Half of its width from below upwards: (z, mm).
_HALF_WIDTH = ((-119.0, 5.0), (-100.0, 9.0), (-88.0, 15.0), (-66.0, 27.0), (-45.0, 38.0), (-24.0, 49.0), (0.0, 54.0))
_WING_FROM_MM, _WING_SLOPE = 20.0, 0.42  # sideways, where the top of the wings begins, and how it falls
_CREST_MM, _BACK_SLOPE = 7.0, 0.5  # half the width of the crest behind, and how the bone falls off beside it
_TIP_MM = -117.0
# The canal from its upper end down: (y, z), half width and half depth.
_CANAL = (
    ((-25.0, 12.0), (14.5, 8.4)), ((-26.0, -8.0), (13.0, 7.6)), ((-30.0, -34.0), (9.0, 5.0)),
    ((-25.0, -62.0), (5.5, 3.4)), ((-15.5, -84.0), (3.5, 2.4)),
)  # fmt: skip
# On either side the openings for nerves: sideways, z, radius, and y where they leave the canal.
_OPENINGS = ((17.5, -25.0, 4.6, -27.0), (16.0, -44.0, 4.2, -27.0), (14.0, -62.0, 3.6, -19.0))
_BODY_DOWN_TO_MM = -13.0  # from there on it is one with the rest
_SIDEWAYS = (1.0, 0.0, 0.0)


def _under_endplate() -> RigidMotion:
    """From the level's own frame to one in which the endplate lies level with its middle at the origin."""
    size = VERTEBRAE[SACRAL]
    middle = (size.anterior_height_mm + size.posterior_height_mm) / 4
    return RigidMotion(shift_z_mm=-middle).then(RigidMotion(-rim_tilt_rad(size)))


def sacrum_frame() -> RigidMotion:
    """The way back: from the frame under the endplate into the level's own."""
    return _under_endplate().inverse()


def sacrum_distance(points: Array) -> Array:
    """The signed distance (N,) in mm of points (N, 3), in the level's own frame, to the sacrum's surface."""
    mirrored = np.column_stack((np.abs(points[:, 0]), points[:, 1], points[:, 2]))
    below = _under_endplate().carry(mirrored)
    body = smooth_intersection(body_shape(SACRAL).distance(points), _BODY_DOWN_TO_MM - below[:, 2], 4.0)
    bone = smooth_union(_wedge(below), body, 6.0)
    bone = smooth_union(bone, _upper_process(mirrored), 4.0)
    return smooth_difference(bone, _hollows(below), 1.2)


def sacral_canal_distance(points: Array) -> Array:
    """About the signed distance (N,) in mm of points (N, 3), in the level's own frame, to its canal."""
    return _canal(_under_endplate().carry(points))


def _wedge(below: Array) -> Array:
    x, y, z = below.T
    crest = np.hypot(x, _CREST_MM) - _CREST_MM
    front = _beyond(_FRONT, z, y)
    back = -_beyond(_BACK, z, y - _BACK_SLOPE * crest)
    found = smooth_intersection(front, back / np.hypot(1.0, _BACK_SLOPE), 5.0)
    aside = np.maximum(x - _WING_FROM_MM, 0.0)
    top = (z + 5.0 + _WING_SLOPE * aside) / np.hypot(1.0, _WING_SLOPE)
    ends = np.maximum(top, _TIP_MM - z)
    return smooth_intersection(smooth_intersection(found, _beyond(_HALF_WIDTH, z, x), 7.0), ends, 5.0)


def _beyond(border: tuple[tuple[float, float], ...], at: Array, value: Array) -> Array:
    """About how far (N,) in mm values lie beyond a smooth border through (at, value), all in mm."""
    line = smooth_through(border, False, 1.5)
    slope = np.gradient(line[:, 1], line[:, 0])
    found: Array = (value - np.interp(at, *line.T)) / np.hypot(1.0, np.interp(at, line[:, 0], slope))
    return found


def _upper_process(points: Array) -> Array:
    """The processes that hold the lowest joints, hollowed by the joint's surface."""
    joint = facet_joint_above(SACRAL)
    size = VERTEBRAE[SACRAL]
    root = (joint.centre_x_mm + 3.0, -size.endplate_depth_mm / 2 - 12.0, size.posterior_height_mm / 2 - 11.0)
    out = joint.radius_mm + 3.6
    aside, front = np.cos(np.radians(52)), np.sin(np.radians(52))
    tip = joint.place(joint.centre_x_mm + out * aside, joint.centre_rho_mm - out * front, joint.tip_mm - 4.0)
    limb = tapered_limb(points, root, tip, (8.0, 6.4), (joint.half_width_mm, 3.6), (front, -aside, 0.0))
    fade = np.maximum(joint.foot_mm - 1.0 - points[:, 2], 0.0) ** 2
    return smooth_intersection(limb, joint.gap_mm / 2 - joint.distance(points) - 0.25 * fade, 1.2)


def _canal(below: Array) -> Array:
    found = np.full(len(below), np.inf)
    for ((y, z), wide), ((next_y, next_z), next_wide) in pairwise(_CANAL):
        limb = tapered_limb(below, (0.0, y, z), (0.0, next_y, next_z), wide, next_wide, _SIDEWAYS)
        found = smooth_union(found, limb, 1.0)
    return found


def _hollows(below: Array) -> Array:
    """The canal, and the openings through which the nerves leave it forwards."""
    found = _canal(below)
    for x, z, radius, from_y in _OPENINGS:
        start, end = (x - 4.0, from_y, z - 2.0), (x + 4.0, 30.0, z)
        hole = tapered_limb(below, start, end, (radius, radius), (radius + 1.5, radius + 1.5), _SIDEWAYS)
        found = smooth_union(found, hole, 2.0)
    return found
