"""The break as a map: where every point of the treated vertebra goes when the body has lost height.

Up and down, z' = z - D(x, y) w(t) + E(x, y) w(1 - t), where t is the height between the rims at rest, 0 at the lower
and 1 at the upper one, and w = a t + (1 - a) t^2 takes a loss mostly near its own endplate: w is 0 beyond the other
one, and 1 beyond its own. D is what the upper endplate sinks: a line through front and back plus a dish for the
middle, which is weaker towards the sides, faded out through the pedicles. E is the dish by which the lower endplate
rises, in a biconcave break. As x never changes, and y only where a crush bulges, z is found back by the root of a
quadratic.

Backwards, y' = y - B(x, z) q(y): in a crush the back wall bulges towards the canal, most at the height of its upper
third in the midline. q is 1 at the wall and falls evenly to 0 within the body and in the canal, so that it too can be
undone.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import VERTEBRAE

_LINEAR_PART = 0.6  # a in w(t); the rest is quadratic, so bone near the upper endplate is squeezed 2.3 times as much
_SIDE_BULGE = 0.85  # how much of the middle's dish is gone at the sides of the body
_PEDICLE_FADE_MM = 11.0
_RIM_KNEE = 0.85  # of the half depth: further out the loss changes less and less, and beyond the walls no more

# Which part of the middle's dish is the lower endplate's, and how far the back wall bulges for each mm that it sinks.
_DISHED_BELOW: dict[str, float] = {"wedge": 0.0, "biconcave": 0.4, "crush": 0.0}
_BULGED_PER_MM: dict[str, float] = {"wedge": 0.0, "biconcave": 0.0, "crush": 0.6}
_BULGE_HALF_WIDTH = 0.36  # of the canal's width: between the pedicles
_BULGE_MIDDLE, _BULGE_REACH = 0.7, 0.55  # of the back wall's height: where it bulges most, and how far up and down
_BULGE_DEEP_FROM, _BULGE_FULL_FROM = 0.2, 0.75  # of the half depth, behind the middle of the body
_BULGE_FULL_MM, _BULGE_ENDS_MM = 2.0, 14.0  # behind the wall
_MOST_TURNS, _UNDONE_MM = 40, 1e-12


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
        self._bulge_half_width_mm = _BULGE_HALF_WIDTH * size.canal_width_mm
        self._back_height_mm = size.posterior_height_mm
        half = self._half_depth_mm
        self._bulge_y_mm = np.array(
            (-half - _BULGE_ENDS_MM, -half - _BULGE_FULL_MM, -_BULGE_FULL_FROM * half, -_BULGE_DEEP_FROM * half)
        )

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

    def losses_mm(self, points: Points, height_map: "HeightMap") -> tuple[Values, Values]:
        """D and E (...,) in mm at points (..., 3): how far the upper endplate sinks and the lower one rises there."""
        along, middle = self.shapes(points)
        fade = self.fade(points[..., 1])
        sunk = height_map.back_mm + (height_map.front_mm - height_map.back_mm) * along + height_map.bulge_mm * middle
        return sunk * fade, height_map.lower_bulge_mm * middle * fade

    def shares(self, points: Points) -> tuple[Values, Values]:
        """w(t) and w(1 - t) (...,), the shares of both losses, 0 to 1, at points (..., 3) in mm at rest."""
        t = np.clip(points[..., 2] / self.height_mm(points[..., 1]) + 0.5, 0.0, 1.0)
        upper, lower = (s * (_LINEAR_PART + (1.0 - _LINEAR_PART) * s) for s in (t, 1.0 - t))
        return upper, lower

    def push(self, points: Points) -> Values:
        """B (...,), the share of the back wall's bulge at the x and the z of points (..., 3) in mm at rest."""
        aside = np.minimum((points[..., 0] / self._bulge_half_width_mm) ** 2, 1.0)
        up = (points[..., 2] / self._back_height_mm + 0.5 - _BULGE_MIDDLE) / _BULGE_REACH
        found: Values = (1.0 - aside) ** 2 * (1.0 - np.minimum(up * up, 1.0)) ** 2
        return found

    def pushed(self, y: Values, by_mm: Values) -> Values:
        """y - B q(y) (...,) in mm: places at rest moved backwards, the wall by `by_mm` (...,)."""
        found: Values = y - by_mm * np.interp(y, self._bulge_y_mm, (0.0, 1.0, 1.0, 0.0))
        return found

    def pulled(self, y: Values, by_mm: Values) -> Values:
        """Places (...,) in mm now, taken back to rest: the inverse of `pushed`, each straight part of q on its own."""
        ends, full, starts, deep = self._bulge_y_mm
        behind = (y * (full - ends) - by_mm * ends) / (full - ends - by_mm)
        within = (y * (deep - starts) + by_mm * deep) / (deep - starts + by_mm)
        found = np.where(y < full - by_mm, behind, np.where(y > starts - by_mm, within, y + by_mm))
        return np.where((y < ends) | (y > deep), y, found)


@cache
def height_field(level: str) -> HeightField:
    """The field of a level, computed once."""
    return HeightField(level)


@dataclass(frozen=True, slots=True)
class HeightMap:
    """The map of one vertebra from rest to now, linear in its five lengths in mm, in the vertebra's own frame.

    Attributes:
        front_mm, bulge_mm, back_mm: what the upper endplate sinks in front, in the middle beyond the mean of both ends,
            and behind.
        lower_bulge_mm: what the lower endplate rises in the middle.
        retropulsed_mm: how far the back wall bulges towards the canal.
    """

    level: str
    front_mm: float
    bulge_mm: float
    back_mm: float
    lower_bulge_mm: float = 0.0
    retropulsed_mm: float = 0.0

    @property
    def losses_mm(self) -> tuple[float, float, float, float, float]:
        """The five lengths, in the order in which they are given."""
        return self.front_mm, self.bulge_mm, self.back_mm, self.lower_bulge_mm, self.retropulsed_mm

    @property
    def is_rest(self) -> bool:
        """Nothing is lost: the map changes nothing."""
        return not any(self.losses_mm)

    def carry(self, points: Points) -> Points:
        """Points (..., 3) in mm at rest, moved to now."""
        field = height_field(self.level)
        moved = np.array(points, dtype=np.float64)
        if not self.is_rest:
            (sunk, raised), (upper, lower) = field.losses_mm(points, self), field.shares(points)
            moved[..., 2] += raised * lower - sunk * upper
            if self.retropulsed_mm:
                moved[..., 1] = field.pushed(points[..., 1], self.retropulsed_mm * field.push(points))
        return moved

    def inverse(self, points: Points) -> Points:
        """Points (..., 3) in mm now, taken back to rest: the inverse of `carry`, exact to rounding.

        Where the back wall bulges, z and y are found back in turn, each from the other, until neither changes.
        """
        rest = np.array(points, dtype=np.float64)
        rest[..., 2] = self._inverse_z(rest, rest[..., 2])
        if self.retropulsed_mm:
            field = height_field(self.level)
            bulges = (field.push(rest) > 0.0) | (field.push(points) > 0.0)
            now, there = np.asarray(points, dtype=np.float64)[bulges], rest[bulges]
            for _ in range(_MOST_TURNS):
                before = there.copy()
                there[:, 1] = field.pulled(now[:, 1], self.retropulsed_mm * field.push(there))
                there[:, 2] = self._inverse_z(there, now[:, 2])
                if np.abs(there - before).max(initial=0.0) < _UNDONE_MM:
                    break
            rest[bulges] = there
        return rest

    def jacobian_z(self, points: Points) -> Values:
        """dz'/dz (...,), a share, at points (..., 3) in mm at rest: what is left of a small height; always above 0."""
        field = height_field(self.level)
        height = field.height_mm(points[..., 1])
        t = points[..., 2] / height + 0.5
        upper, lower = (_LINEAR_PART + 2.0 * (1.0 - _LINEAR_PART) * s for s in (t, 1.0 - t))
        sunk, raised = field.losses_mm(points, self)
        lost: Values = np.where((t > 0.0) & (t < 1.0), sunk * upper + raised * lower, 0.0)
        return 1.0 - lost / height

    def _inverse_z(self, at: Points, z: Values) -> Values:
        """The heights at rest (...,) in mm of points at the x and y at rest of `at` (..., 3) that are at `z` now.

        With b = 1 - a, h the height and f how far z is above the floor, t solves
        f - E = (h - a D - (1 + b) E) t - b (D - E) t^2.
        """
        field = height_field(self.level)
        rest, (losses, raises) = np.array(z, dtype=np.float64), field.losses_mm(at, self)
        is_moved = (losses != 0.0) | (raises != 0.0)  # elsewhere, far behind, the height by the formula may be nothing
        sunk, raised = losses[is_moved], raises[is_moved]
        height = field.height_mm(at[..., 1][is_moved])
        above_floor = rest[is_moved] + height / 2 - raised
        slope = height - _LINEAR_PART * sunk - (2.0 - _LINEAR_PART) * raised
        bend = (1.0 - _LINEAR_PART) * (sunk - raised)
        root = np.sqrt(np.maximum(slope * slope - 4.0 * bend * above_floor, 0.0))
        t = 2.0 * above_floor / (slope + root)
        t = np.where(above_floor < 0.0, above_floor / height, t)
        t = np.where(above_floor > height - sunk - raised, (above_floor + sunk + raised) / height, t)
        rest[is_moved] = (t - 0.5) * height
        return rest


def height_map_by_losses(level: str, shape: str, lost_mm: tuple[float, float, float]) -> HeightMap:
    """The map by which the measured front, middle and back heights have lost so many mm, in a break of this shape."""
    front, dish, back = (float(part) for part in _to_parameters(level, shape) @ np.array(lost_mm))
    below = _DISHED_BELOW[shape]
    return HeightMap(level, front, (1.0 - below) * dish, back, below * dish, _BULGED_PER_MM[shape] * lost_mm[2])


@cache
def _to_parameters(level: str, shape: str) -> Values:
    """The matrix (3, 3) from lost heights in mm (front, middle, back) to what D loses in front, both dishes together,
    and what D loses behind, in mm: with them the heights measured between the moved landmarks are the wanted ones."""
    field, below = height_field(level), _DISHED_BELOW[shape]
    units = ((1.0, 0.0, 0.0), (0.0, 1.0 - below, 0.0, below), (0.0, 0.0, 1.0))
    moved = [HeightMap(level, *unit).carry(field.landmarks)[:, 2] - field.landmarks[:, 2] for unit in units]
    columns = [low - up for up, low in (np.split(each, 2) for each in moved)]
    inverse: Values = np.linalg.inv(np.stack(columns, axis=1))
    return inverse
