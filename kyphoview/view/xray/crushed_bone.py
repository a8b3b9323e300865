"""What the break adds along the rays: the packed band, the cleft beside it, the folded wall, and the wall's step.

Marrow is pressed out of bone that is packed, and its struts stay: a band is as much denser than whole spongy bone as
the lost height held more struts. As it heals, new bone grows in what marrow is left between them.
"""

from functools import cache

import numpy as np

from kyphoview.anatomy.cortical_shell import WALL_SHELL_MM
from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.procedure.fracture.impaction import (
    RAGGED,
    WALL_INSET_MM,
    Impaction,
    packed_density,
    wall_step_mm,
)
from kyphoview.view.xray.detector import Detector, Image
from kyphoview.view.xray.materials import CANCELLOUS, CORTICAL, MARROW, SOFT_TISSUE
from kyphoview.view.xray.surface import Triangles, thickness

_ANGLES, _RINGS = 48, 10
_FOLD_FROM_MM, _FOLD_TO_MM, _FOLD_RINGS = 3.0, 1.4, 3  # how far the folded wall lies within the body's widest border
_BESIDE_MM = 1.0  # around a cavity, over which the band ends
_STRUTS = CANCELLOUS - MARROW
_LEAST_BAND_MM3 = 1.0
_WAVE_MM = (7.0, 9.0)  # the waves of the band's border, to the side and forward
_NEW_BONE = 0.6  # what healing adds to what a band adds, as an illustration
_CLEFT = SOFT_TISSUE - CANCELLOUS


def add_crushed_bone(
    image: Image,
    detector: Detector,
    plane: Plane,
    impactions: tuple[Impaction, ...],
    hollows: tuple[RadialBody, ...] = (),
    knitted: float = 0.0,
) -> None:
    """Add to the exponents (rows, columns) what crushed bone adds to those of the moved bone.

    Args:
        plane: the detector's.
        hollows: where a balloon has pressed bone aside there is neither band nor cleft.
        knitted: how far the band has healed, 0 to 1.
    """
    for impaction in impactions:
        rim, disc = _fold(impaction.worst.level), _disc(impaction.worst.level)
        kept = _beside(disc.x, disc.y, hollows)
        near, middle, far = impaction.layers_mm(disc.x, disc.y, _evenly_ragged(disc.x, disc.y))
        packed = _packed(disc, impaction.lost_mm(disc.x, disc.y, impaction.worst), np.abs(far - middle))
        packed *= 1.0 + _NEW_BONE * knitted
        sheets = [(disc, middle, middle + kept * (far - middle), packed)]
        sheets.append((disc, near, near + kept * (middle - near), _CLEFT))
        _, start, end = impaction.layers_mm(rim.x, rim.y, 1.0)
        sheets.append((rim, start, end, _fold_density()))
        for sheet, one, other, added in sheets:
            _add_between(image, detector, plane, sheet, np.maximum(one, other), np.minimum(one, other), added)


def stepped(height_map: HeightMap, front_lost_mm: float, points: Points) -> Points:
    """Points (N, 3) in mm of the broken bone at rest, moved to now with the step of its front wall."""
    moved = height_map.carry(points)
    moved[:, 1] += wall_step_mm(height_map.level, points, front_lost_mm)
    return moved


def _evenly_ragged(x: Values, y: Values) -> Values:
    """How high (...,) a band is over (x, y), each (...,) in mm, against its mean: as ragged as it is, in waves so much
    aslant that every ray, from the side and from in front, meets all heights. So its border fades, as on a real
    picture, where teeth that stand alike from side to side would be seen as teeth."""
    waves = np.sin(2.0 * np.pi * (np.abs(x) / _WAVE_MM[0] + y / _WAVE_MM[1]))
    found: Values = 1.0 + 2.0**0.5 * RAGGED * waves
    return found


def _packed(sheet: "_Sheet", lost_mm: Values, band_mm: Values) -> float:
    """What a band adds for each mm: all struts of the lost height, (V,) in mm, stand in its own, (V,) in mm."""
    lost_mm3, band_mm3 = (float(high_mm @ sheet.around_mm2) for high_mm in (lost_mm, band_mm))
    return float(_STRUTS * lost_mm3 / max(band_mm3, _LEAST_BAND_MM3))


def _fold_density() -> float:
    """What the folded wall adds for each mm: the lost height of a shell, packed into the fold's depth and height."""
    share = WALL_SHELL_MM / (_FOLD_FROM_MM - _FOLD_TO_MM)
    return float(share * (packed_density() - 1.0) * (CORTICAL - SOFT_TISSUE))


class _Sheet:
    """A patch of the body's cross-section: places (V,) in mm, the triangles of a closed layer over it, and how much of
    the patch lies around each place, (V,) in mm2."""

    def __init__(self, x: Values, y: Values, triangles: Triangles) -> None:
        self.x, self.y, self.triangles = x, y, triangles
        corners = triangles.corners[(triangles.corners < len(x)).all(axis=1)]
        (ax, bx, cx), (ay, by, cy) = (part[corners].T for part in (x, y))
        thirds = np.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 6.0
        self.around_mm2 = np.bincount(corners.ravel(), np.repeat(thirds, 3), len(x))


def _add_between(
    image: Image, detector: Detector, plane: Plane, sheet: _Sheet, upper: Values, lower: Values, added: float
) -> None:
    if np.abs(upper - lower).max() <= 0.0:
        return
    points = np.concatenate([np.stack((sheet.x, sheet.y, z), axis=-1) for z in (upper, lower)])
    thickness(detector, sheet.triangles, plane.flatten(points), plane.height_over(points)).add_to(image, added)


def _beside(x: Values, y: Values, hollows: tuple[RadialBody, ...]) -> Values:
    """1 where (x, y), each (V,) in mm, lies beside all hollows, seen from above; 0 over and under them."""
    kept = np.ones(len(x))
    for body in hollows:
        way = body.axis.forward[:2]
        offset = np.stack((x, y), axis=-1) - body.axis.origin[:2]
        s = offset @ way / float(way @ way)
        aside = np.abs(offset @ np.array((-way[1], way[0]))) / float(np.hypot(*way))
        radius = np.interp(s, body.s_mm, body.radius_mm.max(axis=1), left=-_BESIDE_MM, right=-_BESIDE_MM)
        kept = np.minimum(kept, np.clip((aside - radius) / _BESIDE_MM, 0.0, 1.0))
    return kept


@cache
def _disc(level: str) -> _Sheet:
    return _rings(level, [(share, WALL_INSET_MM) for share in np.linspace(0.0, 1.0, _RINGS)])


@cache
def _fold(level: str) -> _Sheet:
    return _rings(level, [(1.0, inset) for inset in np.linspace(_FOLD_FROM_MM, _FOLD_TO_MM, _FOLD_RINGS)])


def _rings(level: str, rings: list[tuple[float, float]]) -> _Sheet:
    """Rings of places from the inside out: each a share of the body's outline drawn in by so many mm."""
    kidney = body_shape(level).kidney
    xy = np.concatenate([share * kidney.points(_ANGLES, inset) for share, inset in rings])
    count, total = len(rings), len(rings) * _ANGLES
    upper = [_quads(ring * _ANGLES, (ring + 1) * _ANGLES) for ring in range(count - 1)]
    lower = [triangles[:, ::-1] + total for triangles in upper]
    sides = [_quads((count - 1) * _ANGLES, (count - 1) * _ANGLES + total)]
    if rings[0][0] > 0.0:
        sides.append(_quads(0, total)[:, ::-1])
    return _Sheet(xy[:, 0], xy[:, 1], Triangles(np.concatenate(upper + lower + sides)))


def _quads(one: int, other: int) -> Values:
    """The triangles (T, 3) between two rings that begin at these numbers and run counter-clockwise, seen from above;
    upwards if the first one is the inner one, outwards if it is the upper one. The right half mirrors the left one."""
    here = np.arange(_ANGLES)
    beside = (here + 1) % _ANGLES
    is_left = (here < _ANGLES // 2)[:, None]
    first = np.where(
        is_left,
        np.stack((one + here, other + here, other + beside), 1),
        np.stack((one + here, other + here, one + beside), 1),
    )
    second = np.where(
        is_left,
        np.stack((one + here, other + beside, one + beside), 1),
        np.stack((one + beside, other + here, other + beside), 1),
    )
    return np.concatenate((first, second))
