"""The surface of the trunk, and what lies at some depth under it: sections of one shape, stacked.

In L1's frame, in mm. The profile of back and front is the side view's (`kyphoview/anatomy/trunk.py`), the shape across
is that at L1, stretched to the width and depth at each height. Widths and the relief of the back are general knowledge
of an adult woman who stands at ease.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.trunk import AXIAL_OUTLINE, profile_at
from kyphoview.view.solid.shapes.surfaces import Array, Triangles, grid_triangles

LOW_MM, HIGH_MM = -262.0, 236.0
_STEP_MM = 1.9
_SMOOTHINGS = 90  # of the section: light shows each change of its curve
_AXIAL_HALF_MM, _AXIAL_BACK_MM, _AXIAL_FRONT_MM = 134.0, -92.5, 132.0
_SIDE_Y_MM = -4.0  # where the section is widest
# Half the width at heights z: hips, waist, ribs.
_WIDTHS = (
    (-320.0, 178.0), (-262.0, 171.0), (-210.0, 162.0), (-160.0, 150.0), (-115.0, 138.0), (-70.0, 127.5), (-35.0, 123.5),
    (5.0, 125.5), (50.0, 131.0), (100.0, 136.5), (150.0, 139.5), (200.0, 141.0), (300.0, 141.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class TrunkGrid:
    """Points (R, C, 3) of the surface, row by row from below, and where they look in the plane across (R, C, 2)."""

    points: Array
    outwards: Array

    @property
    def triangles(self) -> Triangles:
        """Triangles (T, 3) as indices of the points in order, without a unit."""
        return grid_triangles(*self.points.shape[:2])

    def raised(self, by_mm: Array) -> Array:
        """The points (R, C, 3) moved outwards by (R, C) mm."""
        moved = self.points.copy()
        moved[..., :2] += by_mm[..., None] * self.outwards
        return moved


@cache
def trunk_grid() -> TrunkGrid:
    """The trunk without the relief of its back."""
    z = np.arange(LOW_MM, HIGH_MM, _STEP_MM)
    half = np.interp(z, *smooth_through(_WIDTHS, False, 2.0).T)
    back, front = profile_at(z)
    shape = _section()
    x, y = shape[:, 0], shape[:, 1]
    behind = (_SIDE_Y_MM - back) / (_SIDE_Y_MM - _AXIAL_BACK_MM)
    before = (front - _SIDE_Y_MM) / (_AXIAL_FRONT_MM - _SIDE_Y_MM)
    deep = np.where(y < _SIDE_Y_MM, behind[:, None], before[:, None])
    points = np.stack(
        (
            half[:, None] / _AXIAL_HALF_MM * x,
            _SIDE_Y_MM + deep * (y - _SIDE_Y_MM),
            np.broadcast_to(z[:, None], (len(z), len(x))),
        ),
        axis=-1,
    )
    along = np.roll(points, -1, axis=1)[..., :2] - np.roll(points, 1, axis=1)[..., :2]
    outwards = np.stack((along[..., 1], -along[..., 0]), axis=-1)
    return TrunkGrid(points, outwards / np.linalg.norm(outwards, axis=-1, keepdims=True))


def _section() -> Array:
    """The shape across (C, 2), counter-clockwise as seen from above, evenly spaced."""
    left = np.array(AXIAL_OUTLINE)
    right = left[-2:0:-1] * (-1.0, 1.0)
    shape = smooth_through(np.vstack((left, right))[::-1], True, _STEP_MM)
    for _ in range(_SMOOTHINGS):
        shape = (np.roll(shape, 1, axis=0) + 2.0 * shape + np.roll(shape, -1, axis=0)) / 4.0
    return shape


def relief_of_back(points: Array) -> Array:
    """How far (...,) in mm the skin stands out over the plain section: furrow, columns of muscle, shoulder blades,
    dimples, buttocks."""
    x, y, z = (points[..., i] for i in range(3))
    aside = np.abs(x)
    furrow = -5.0 * hump(x, 12.0) * between(z, -185.0, -110.0, 60.0, 200.0)
    columns = 5.5 * hump(aside - 34.0, 22.0) * between(z, -165.0, -60.0, 10.0, 150.0)
    blades = 6.5 * hump(aside - 72.0, 30.0) * hump(z - 188.0, 42.0)
    dimples = -1.5 * hump(aside - 37.0, 12.0) * hump(z + 148.0, 13.0)
    crest = 1.6 * hump(z + 112.0 + 0.10 * (aside - 60.0), 20.0) * between(aside, 55.0, 85.0, 120.0, 150.0)
    cheeks = 15.0 * hump(aside - 74.0, 46.0) * between(z, -300.0, -268.0, -235.0, -150.0)
    cleft = -15.0 * hump(x, 11.0) * (1.0 - rise(z, -262.0, -176.0))
    is_behind = 1.0 - rise(y, -62.0, -18.0)
    found: Array = (furrow + columns + blades + dimples + crest + cheeks + cleft) * is_behind
    return found


def hump(away: Array, wide: float) -> Array:
    """For places (...,) in mm the share (...,): 1 at 0, a bell that has fallen to a third at `wide` mm."""
    found: Array = np.exp(-((away / wide) ** 2))
    return found


def rise(value: Array, low: float, high: float) -> Array:
    """For places (...,) in mm the share (...,): 0 up to `low`, 1 from `high` on, smooth between them."""
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    found: Array = share * share * (3.0 - 2.0 * share)
    return found


def between(value: Array, from_none: float, to_all: float, all_until: float, none_again: float) -> Array:
    """For places (...,) in mm the share (...,): 1 between the inner two, 0 outside the outer two, smooth between."""
    return rise(value, from_none, to_all) * (1.0 - rise(value, all_until, none_again))
