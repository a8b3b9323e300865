"""Where crushed bone lies: a packed band beside each broken endplate, and the cleft that opens when it is lifted again.

Spongy bone keeps its mass. What stood in the lost height is packed into a band of half that height, so that the bone in
it is three times as dense; where two bands would leave but a thin sheet of whole bone between them, that is crushed as
well, and they meet. The band stays as it is when the endplate is lifted: between the two opens a cleft as high
as what came back, which holds fluid, not bone, until cement fills it. That a thin layer of bone stays with the
endplate, and the ragged borders, are choices of the drawing.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.procedure.fracture.height_map import HeightMap, height_field

PACKED_SHARE = 0.5  # of the lost height: the height of the band, in which 1.5 of it are packed
WALL_INSET_MM = 2.4  # the band keeps so far from the body's widest border: where the waist's shell ends
BREAK_AT = 0.68  # of the front wall's height: where it breaks, in its upper third
_GAP_MM = 1.5  # of bone stays with the endplate
RAGGED = 0.28
"""How far a band's height is from its mean, as a share of it: the root of the mean square."""
_RAGGED_MM = 0.4  # of its border to the endplate
_MOST_OF_ROOM = 0.84  # to the other endplate: however much was lost, some whole bone stays
_LEAST_WHOLE_MM = 3.0  # between two bands: where less than half of it would stay, nothing does
_TINY_MM = 1e-6
_STEP_MM = 0.5  # the front wall stands out above its break, and in below it: no farther than this from the map
_STEP_IN = 0.85  # the lower edge against the upper one
_STEP_FADES = 0.16  # of the height, up and down
_STEP_SHARP = 0.012
_WALL_DEPTH_MM = 2.5
_WHOLE_STEP_AT_MM = 3.0  # of lost height in front
_WAVES = 7


@dataclass(frozen=True, slots=True)
class Impaction:
    """The crushed bone beside the upper or the lower endplate of one vertebra.

    Attributes:
        worst: the map when most height was lost.
        now: the map at this moment.
    """

    worst: HeightMap
    now: HeightMap
    is_upper: bool

    def lost_mm(self, x: Values, y: Values, height_map: HeightMap) -> Values:
        """What this endplate has gone (...,) in mm towards the other one over (x, y), each (...,) in mm."""
        at = np.stack(np.broadcast_arrays(x, y, 0.0), axis=-1)
        return height_field(self.worst.level).losses_mm(at, height_map)[0 if self.is_upper else 1]

    def layers_mm(self, x: Values, y: Values, share: Values | float | None = None) -> tuple[Values, Values, Values]:
        """The heights z (...,) in mm now over (x, y), each (...,) in mm at rest: of the cleft's border to the endplate,
        of the border between cleft and band, and of the band's other border: ragged, or where a band would end that is
        everywhere so many times as high as the ragged one in the mean."""
        near, packed_at = self._near_mm(x, y, self.now), self._near_mm(x, y, self.worst)
        if self.is_upper:
            middle = np.minimum(near, packed_at)
            return near, middle, middle - self._band_mm(x, y, share)
        middle = np.maximum(near, packed_at)
        return near, middle, middle + self._band_mm(x, y, share)

    def _near_mm(self, x: Values, y: Values, height_map: HeightMap) -> Values:
        """The height z (...,) in mm of the cleft's border to the endplate."""
        plate = body_shape(self.worst.level).endplate(x, y, self.is_upper)
        here: Values = height_map.carry(np.stack((x, y, plate), axis=-1))[..., 2]
        fading = np.minimum(self.lost_mm(x, y, self.worst) / _WHOLE_STEP_AT_MM, 1.0)
        beneath: Values = _GAP_MM + _RAGGED_MM * fading * ragged(x, y, 0)
        return here - beneath if self.is_upper else here + beneath

    def _packed_mm(self, x: Values, y: Values, share: Values | float | None) -> Values:
        """How high (...,) in mm a band is that has room enough."""
        so_high = 1.0 + RAGGED * ragged(x, y, 1) if share is None else share
        return PACKED_SHARE * self.lost_mm(x, y, self.worst) * so_high

    def _band_mm(self, x: Values, y: Values, share: Values | float | None) -> Values:
        """How high (...,) in mm the band is. Where two bands would leave little whole bone between them, they meet."""
        packed = self._packed_mm(x, y, share)
        if not self.worst.lower_bulge_mm:
            other = body_shape(self.worst.level).endplate(x, y, not self.is_upper)
            floor = self.worst.carry(np.stack((x, y, other), axis=-1))[..., 2]
            return np.minimum(packed, _MOST_OF_ROOM * np.abs(floor - self._near_mm(x, y, self.worst)))
        facing = replace(self, is_upper=not self.is_upper)
        both = np.maximum(packed + facing._packed_mm(x, y, share), _TINY_MM)
        room = np.abs(self._near_mm(x, y, self.worst) - facing._near_mm(x, y, self.worst))
        whole = room - both
        left = np.clip(2.0 * whole - _LEAST_WHOLE_MM, 0.0, np.maximum(whole, 0.0))
        found: Values = packed * (room - left) / both
        return found


def impactions(worst: HeightMap, now: HeightMap) -> tuple[Impaction, ...]:
    """The crushed bone of one vertebra; none where nothing was lost."""
    if worst.is_rest:
        return ()
    ends = (True, False) if worst.lower_bulge_mm else (True,)
    return tuple(Impaction(worst, now, is_upper) for is_upper in ends)


def front_loss_mm(found: tuple[Impaction, ...]) -> float:
    """What the front wall of a vertebra with this crushed bone had lost at the worst, mm."""
    return max((impaction.worst.front_mm for impaction in found), default=0.0)


def packed_density() -> float:
    """How dense the band is against whole spongy bone: what its own height held, and the lost height's."""
    return 1.0 + 1.0 / PACKED_SHARE


def wall_step_mm(level: str, points: Points, front_lost_mm: float) -> Values:
    """How far (N,) in mm the front wall's break pushes points (N, 3) in mm at rest forward: above the break out, below
    it in. Nothing but the front wall moves, and a front that kept its height has no step."""
    found = np.zeros(len(points))
    half = VERTEBRAE[level].endplate_depth_mm / 2
    front = np.flatnonzero(points[:, 1] > 0.25 * half)
    if front_lost_mm <= 0.0 or not len(front):
        return found
    x, y, z = points[front].T
    up = z / height_field(level).height_mm(y) + 0.5 - BREAK_AT - 0.02 * ragged(x, y, 2)
    depth = np.maximum(-body_shape(level).wall(points[front]), 0.0)
    ahead = y / np.hypot(x, y)
    shape = np.exp(-((up / _STEP_FADES) ** 2) - (depth / _WALL_DEPTH_MM) ** 2) * np.clip(2.0 * ahead - 0.6, 0.0, 1.0)
    side = np.tanh(up / _STEP_SHARP)
    whole = min(front_lost_mm / _WHOLE_STEP_AT_MM, 1.0)
    found[front] = whole * _STEP_MM * shape * np.where(side > 0.0, side, _STEP_IN * side)
    return found


def ragged(x: Values, y: Values, which: int) -> Values:
    """A fixed noise (...,) of mean about 0 and size about 1 over (x, y), each (...,) in mm, the same left and right."""
    waves, phases = _waves(which)
    phase = np.abs(x)[..., None] * waves[:, 0] + y[..., None] * waves[:, 1] + phases
    found: Values = (2.0 / _WAVES) ** 0.5 * np.sin(phase).sum(axis=-1)
    return found


@cache
def _waves(which: int) -> tuple[Values, Values]:
    """Wave vectors (W, 2) in radians a mm, and phases (W,)."""
    random = np.random.default_rng(40 + which)
    length, angle = random.uniform(2.2, 9.0, _WAVES), random.uniform(0.0, np.pi, _WAVES)
    size = 2.0 * np.pi / length
    return np.column_stack((size * np.cos(angle), size * np.sin(angle))), random.uniform(0.0, 2.0 * np.pi, _WAVES)
