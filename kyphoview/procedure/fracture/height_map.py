"""The break as a map: where every point of the treated vertebra goes when the body has lost height.

Points move in z only, z' = z - D(x, y) w(t), where t is the height between the rims at rest, 0 at the lower and 1 at
the upper one. D is the loss of height: a line through front and back plus a bulge for the middle, which is weaker
towards the sides, faded out through the pedicles. w = a t + (1 - a) t^2 takes the loss mostly near the upper endplate;
below the body it is 0, above it 1. As x and y never change, the map is undone exactly by the root of a quadratic.
"""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import VERTEBRAE

_LINEAR_PART = 0.6  # a in w(t); the rest is quadratic, so bone near the upper endplate is squeezed 2.3 times as much
_SIDE_BULGE = 0.85  # how much of the middle's bulge is gone at the sides of the body
_PEDICLE_FADE_MM = 11.0
_RIM_KNEE = 0.85  # of the half depth: further out the loss changes less and less, and beyond the walls no more


class HeightField:
    """What the map of one level needs at rest: its size and where its heights are measured."""

    def __init__(self, level: str) -> None:
        size, marks = VERTEBRAE[level], landmarks(level)
        self.upper, self.lower = marks.upper, marks.lower
        self.landmarks = np.concatenate((marks.upper, marks.lower))
        self._half_width_mm = size.endplate_width_mm / 2
        self._half_depth_mm = size.endplate_depth_mm / 2
        self._height_mm = (size.anterior_height_mm + size.posterior_height_mm) / 2
        self._height_slope = (size.anterior_height_mm - size.posterior_height_mm) / size.endplate_depth_mm

    def height_mm(self, y: Values) -> Values:
        """The distance (...,) in mm of the rim planes at rest, at `y` (...,) in mm."""
        return self._height_mm + self._height_slope * y

    def shapes(self, points: Points) -> tuple[Values, Values]:
        """The two shapes of the loss (...,) at points (..., 3) in mm: front against back, and middle; each 0 to 1."""
        u = points[..., 1] / self._half_depth_mm
        over = np.maximum(np.abs(u) - _RIM_KNEE, 0.0)
        room = 1.0 - _RIM_KNEE
        u = np.clip(u, -_RIM_KNEE, _RIM_KNEE) + np.sign(u) * room * np.tanh(over / room)
        v = np.minimum((points[..., 0] / self._half_width_mm) ** 2, 1.0)
        return (1.0 + u) / 2.0, (1.0 - u * u) * (1.0 - _SIDE_BULGE * v * v)

    def fade(self, y: Values) -> Values:
        """The share (...,) of the loss that is left at `y` (...,) in mm: 1 in the body, 0 behind the pedicles."""
        share = np.clip((y + self._half_depth_mm + _PEDICLE_FADE_MM) / _PEDICLE_FADE_MM, 0.0, 1.0)
        return share * share * (3.0 - 2.0 * share)

    def loss_mm(self, points: Points, front: float, bulge: float, back: float) -> Values:
        """D (...,) in mm at points (..., 3), from the loss in front and behind and the bulge in the middle, mm."""
        along, middle = self.shapes(points)
        return (back + (front - back) * along + bulge * middle) * self.fade(points[..., 1])

    def share(self, points: Points) -> Values:
        """w (...,), the share of the loss, 0 to 1, at points (..., 3) in mm at rest."""
        t = np.clip(points[..., 2] / self.height_mm(points[..., 1]) + 0.5, 0.0, 1.0)
        return t * (_LINEAR_PART + (1.0 - _LINEAR_PART) * t)

    @cached_property
    def to_parameters(self) -> Values:
        """The matrix (3, 3) from lost heights in mm (front, middle, back) to the parameters of D in mm.

        With them the heights measured between the moved landmarks are the wanted ones.
        """
        columns = [
            self.loss_mm(self.upper, *unit) * self.share(self.upper)
            - self.loss_mm(self.lower, *unit) * self.share(self.lower)
            for unit in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
        ]
        inverse: Values = np.linalg.inv(np.stack(columns, axis=1))
        return inverse


@cache
def height_field(level: str) -> HeightField:
    """The field of a level, computed once."""
    return HeightField(level)


@dataclass(frozen=True, slots=True)
class HeightMap:
    """The map of one vertebra from rest to now. Lengths in mm, in the vertebra's own frame."""

    level: str
    front_mm: float
    bulge_mm: float
    back_mm: float

    @property
    def losses_mm(self) -> tuple[float, float, float]:
        """What it takes at the upper endplate: in front, in the middle beyond the mean of front and back, behind."""
        return self.front_mm, self.bulge_mm, self.back_mm

    @property
    def is_rest(self) -> bool:
        """Nothing is lost: the map changes nothing."""
        return self.front_mm == self.bulge_mm == self.back_mm == 0.0

    def carry(self, points: Points) -> Points:
        """Points (..., 3) in mm at rest, moved to now."""
        field = height_field(self.level)
        moved = np.array(points, dtype=np.float64)
        if not self.is_rest:
            moved[..., 2] -= self._loss_mm(field, points) * field.share(points)
        return moved

    def inverse(self, points: Points) -> Points:
        """Points (..., 3) in mm now, taken back to rest: the exact inverse of `carry`."""
        field = height_field(self.level)
        rest = np.array(points, dtype=np.float64)
        losses = self._loss_mm(field, rest)
        is_moved = losses != 0.0  # elsewhere, far behind the body, its height by the formula may be nothing or less
        there, loss = rest[is_moved], losses[is_moved]
        height = field.height_mm(there[:, 1])
        above_floor = there[:, 2] + height / 2
        slope = height - _LINEAR_PART * loss
        root = np.sqrt(np.maximum(slope * slope - 4.0 * (1.0 - _LINEAR_PART) * loss * above_floor, 0.0))
        t = 2.0 * above_floor / (slope + root)
        t = np.where(above_floor < 0.0, above_floor / height, t)
        t = np.where(above_floor > height - loss, (above_floor + loss) / height, t)
        rest[is_moved, 2] = (t - 0.5) * height
        return rest

    def jacobian_z(self, points: Points) -> Values:
        """dz'/dz (...,), a share, at points (..., 3) in mm at rest: what is left of a small height; always above 0."""
        field = height_field(self.level)
        height = field.height_mm(points[..., 1])
        t = points[..., 2] / height + 0.5
        steepness = np.where((t > 0.0) & (t < 1.0), _LINEAR_PART + 2.0 * (1.0 - _LINEAR_PART) * t, 0.0)
        return 1.0 - self._loss_mm(field, points) * steepness / height

    def _loss_mm(self, field: HeightField, points: Points) -> Values:
        return field.loss_mm(points, self.front_mm, self.bulge_mm, self.back_mm)


def height_map_by_losses(level: str, lost_mm: tuple[float, float, float]) -> HeightMap:
    """The map by which the measured front, middle and back heights have lost so many mm."""
    front, bulge, back = height_field(level).to_parameters @ np.array(lost_mm)
    return HeightMap(level, float(front), float(bulge), float(back))
