"""The published dimensions of the vertebrae and discs that are drawn, T10 to L4.

Endplates, pedicles and canal: after Panjabi 1991/92 and Zindrick 1987. Natural wedge: Eur Spine J 2010;19:768, the mean
of women and men. Living people measured on X-ray or CT are taller than the dissected bones of those tables, so every
height is scaled by 1.176, which makes the posterior height of L1 28 mm. Discs: Fletcher 2015 (T10-11), Agichani
(L1 to L4, on X-ray), the thoracolumbar ones general knowledge.
"""

import math
from dataclasses import dataclass

LEVELS = ("T10", "T11", "T12", "L1", "L2", "L3", "L4")
TREATABLE = ("T12", "L1", "L2")

_HEIGHT_SCALE = 1.176
_MIDDLE_DIP_MM = 1.5  # how far the middle height falls short of the mean of front and back, at every level


@dataclass(frozen=True, slots=True)
class VertebraSize:
    """One vertebra's dimensions in mm and degrees; the endplate's are those of the upper one."""

    level: str
    endplate_width_mm: float
    endplate_depth_mm: float
    posterior_height_mm: float
    natural_wedge_deg: float
    pedicle_width_mm: float
    pedicle_height_mm: float
    pedicle_angle_deg: float
    canal_width_mm: float
    canal_depth_mm: float

    @property
    def anterior_height_mm(self) -> float:
        """Front height, from the natural wedge over the endplate's depth."""
        return self.posterior_height_mm - self.endplate_depth_mm * math.tan(math.radians(self.natural_wedge_deg))

    @property
    def middle_height_mm(self) -> float:
        """Height between the endplates at mid depth."""
        return (self.anterior_height_mm + self.posterior_height_mm) / 2 - _MIDDLE_DIP_MM


@dataclass(frozen=True, slots=True)
class DiscSize:
    """The disc below a vertebra: its height in mm in front and behind, between the rims."""

    above: str
    below: str
    anterior_height_mm: float
    posterior_height_mm: float


def _vertebra(
    level: str,
    width: float,
    depth: float,
    posterior: float,
    wedge: tuple[float, float],
    pedicle: tuple[float, float, float],
    canal: tuple[float, float],
) -> VertebraSize:
    return VertebraSize(level, width, depth, posterior * _HEIGHT_SCALE, sum(wedge) / 2, *pedicle, *canal)


VERTEBRAE: dict[str, VertebraSize] = {
    size.level: size
    for size in (
        _vertebra("T10", 32.0, 30.0, 20.2, (2.6, 3.8), (6.3, 15.0, 5.0), (18.0, 15.5)),
        _vertebra("T11", 35.0, 32.0, 21.3, (4.6, 5.4), (7.8, 17.0, 1.0), (19.0, 16.0)),
        _vertebra("T12", 39.0, 32.8, 22.7, (3.5, 4.9), (7.1, 16.0, -4.0), (22.0, 18.0)),
        _vertebra("L1", 41.0, 34.0, 23.8, (2.6, 4.1), (8.7, 15.4, 11.0), (23.7, 19.0)),
        _vertebra("L2", 42.6, 34.6, 24.3, (0.7, 2.6), (8.9, 15.0, 12.0), (23.8, 18.2)),
        _vertebra("L3", 44.1, 35.2, 23.8, (-1.1, 1.3), (10.3, 14.9, 14.0), (24.3, 17.5)),
        _vertebra("L4", 46.6, 35.5, 24.1, (-3.1, -0.7), (12.9, 14.8, 18.0), (25.4, 18.6)),
    )
}

DISCS: dict[tuple[str, str], DiscSize] = {
    (disc.above, disc.below): disc
    for disc in (
        DiscSize("T10", "T11", 5.2, 4.6),
        DiscSize("T11", "T12", 6.0, 5.0),
        DiscSize("T12", "L1", 7.5, 6.0),
        DiscSize("L1", "L2", 10.2, 7.8),
        DiscSize("L2", "L3", 12.6, 8.8),
        DiscSize("L3", "L4", 14.3, 9.0),
    )
}


def neighbours(treated: str) -> tuple[str, ...]:
    """The five levels that are drawn in full around a treated one, from above downwards."""
    at = LEVELS.index(treated)
    return LEVELS[at - 2 : at + 3]
