"""The body round the spine: its outline from the side and across, and where the skin lies, in L1's frame.

An adult woman standing at ease, drawn from general knowledge; only the distance from lamina to skin, 50 to 60 mm,
matters to the needle. Points are (y, z) from the side and (x, y) across.
"""

from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import REFERENCE_LEVEL, TWO_SIDED
from kyphoview.anatomy.needle_approach import approach
from kyphoview.anatomy.stack import placement

SKIN_MM = 2.4
_FOOT_Z_MM = -560.0  # mid thigh, where the drawing ends
_CHIN_Z_MM = 344.0

# Down the back from the crown, and up the front.
_BACK = (
    (8.0, 583.0), (-2.0, 582.4), (-34.0, 573.5), (-66.0, 546.0), (-83.0, 506.0), (-83.0, 466.0), (-72.0, 430.0),
    (-64.5, 398.0), (-65.0, 366.0), (-75.0, 330.0), (-87.0, 290.0), (-93.0, 248.0), (-92.0, 204.0), (-87.0, 158.0),
    (-83.5, 104.0), (-85.5, 52.0), (-94.5, 0.0), (-98.0, -46.0), (-98.0, -92.0), (-102.0, -134.0), (-113.0, -176.0),
    (-128.0, -216.0), (-138.0, -258.0), (-134.0, -300.0), (-117.0, -340.0), (-101.0, -384.0), (-91.0, -440.0),
    (-84.0, -500.0), (-77.0, _FOOT_Z_MM),
)  # fmt: skip
_FRONT = (
    (91.0, _FOOT_Z_MM), (100.0, -480.0), (107.0, -400.0), (111.0, -330.0), (117.0, -276.0), (128.0, -226.0),
    (135.0, -170.0), (135.0, -110.0), (128.0, -50.0), (123.0, 10.0), (126.0, 58.0), (138.0, 90.0), (154.0, 110.0),
    (160.0, 134.0), (153.0, 162.0), (133.0, 194.0), (105.0, 228.0), (74.0, 258.0), (47.0, 284.0), (32.0, 312.0),
    (29.0, 344.0), (37.0, 376.0), (54.5, 396.0), (81.0, 400.0), (92.5, 410.0), (90.0, 424.0), (95.0, 434.0),
    (93.0, 446.0), (99.0, 456.0), (106.0, 466.0), (99.0, 482.0), (92.0, 498.0), (92.0, 518.0), (86.0, 544.0),
    (67.0, 568.5), (40.0, 579.5), (18.0, 582.8),
)  # fmt: skip

# Across at the level of L1: half of the skin, from the middle of the back round the left flank to the front.
AXIAL_OUTLINE = (
    (0.0, -88.0), (-14.0, -91.0), (-42.0, -92.5), (-85.0, -86.0), (-118.0, -66.0), (-134.0, -20.0), (-134.0, 32.0),
    (-116.0, 82.0), (-78.0, 116.0), (-36.0, 130.0), (0.0, 132.0),
)  # fmt: skip


@cache
def body_outline() -> Array:
    """The side view's outline (N, 2), closed, (y, z) in mm: crown, back, thigh, front, face."""
    back = smooth_through(_BACK, False, 2.5)
    front = smooth_through((*_FRONT, _BACK[0]), False, 2.5)
    return np.vstack((back, front[:-1]))


def skin_behind(z: Array) -> Array:
    """The y (...,) of the skin of the back at heights z (...,), in mm."""
    back = smooth_through(_BACK, False, 2.5)[::-1]
    return np.interp(z, back[:, 1], back[:, 0])


def profile_at(z: Array) -> tuple[Array, Array]:
    """The y (...,) of the back's skin and of the front's in the middle, at heights z (...,) of the trunk, in mm."""
    front = smooth_through(_FRONT, False, 2.5)
    trunk = front[front[:, 1] < _CHIN_Z_MM]
    return skin_behind(z), np.interp(z, trunk[:, 1], trunk[:, 0])


def inset(outline: Array, by_mm: float) -> Array:
    """A closed outline (N, 2) in mm, drawn in along its normals."""
    ahead, behind = np.roll(outline, -3, axis=0), np.roll(outline, 3, axis=0)
    along = ahead - behind
    normal = np.stack((-along[:, 1], along[:, 0]), axis=1) / np.hypot(along[:, 0], along[:, 1])[:, None]
    turn = np.sum(outline[:, 0] * np.roll(outline[:, 1], -1) - np.roll(outline[:, 0], -1) * outline[:, 1])
    inner: Array = outline + (by_mm if turn > 0 else -by_mm) * normal
    return inner


@cache
def skin_s_mm(treated: str, path: str = TWO_SIDED) -> float:
    """Where the needle's axis meets the skin of the back: s in mm, negative."""
    axis = approach(treated, path).axis("left")
    s = np.linspace(-110.0, -30.0, 801)
    home = placement(REFERENCE_LEVEL, treated).carry(axis.point(s))
    return float(s[np.argmax(home[:, 1] > skin_behind(home[:, 2]))])


def front_outline(low_z: float, high_z: float, by_mm: float) -> Array:
    """The front of the trunk between two heights, drawn in: (N, 2), (y, z) in mm, from below upwards."""
    front = smooth_through(_FRONT, False, 2.5)
    inside = inset(body_outline(), by_mm)
    last = len(body_outline()) - len(front)
    part = inside[last:]
    kept: Array = part[(part[:, 1] > low_z) & (part[:, 1] < high_z) & (part[:, 0] > 60.0)]
    return kept
