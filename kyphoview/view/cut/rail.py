"""An instrument's axis in a picture: the line along which tools, balloons and cement are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.view.frame import Frame

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rail:
    """Millimetres along the axis, forwards, and across it, upwards, to pixels.

    Plain numbers, not arrays: in a moving picture every tool asks for its place in every frame.

    Attributes:
        origin: the axis's own origin, in pixels.
        forward, across: what one millimetre is.
    """

    origin: Pair
    forward: Pair
    across: Pair

    @staticmethod
    def of(axis: Axis, plane: Plane, frame: Frame) -> "Rail":
        """The rail of an axis that lies in the plane."""
        (x_mm, y_mm), (right, up) = _line_mm(axis, plane)
        origin, (x, y) = frame.pixel(x_mm, y_mm), frame.pixel(x_mm + right, y_mm + up)
        forward = x - origin[0], y - origin[1]
        across = (forward[1], -forward[0]) if right >= 0.0 else (-forward[1], forward[0])
        return Rail(origin, forward, across)

    def points(self, along_across_mm: Sequence[Pair]) -> NDArray[np.float64]:
        """Points given as (along, across) in mm, in pixels (N, 2)."""
        pairs = np.array(along_across_mm)
        return np.add(self.origin, pairs[:, :1] * self.forward + pairs[:, 1:] * self.across)

    def point(self, along_mm: float, across_mm: float = 0.0) -> Pair:
        """One such point."""
        x, y = self.origin
        return (
            x + along_mm * self.forward[0] + across_mm * self.across[0],
            y + along_mm * self.forward[1] + across_mm * self.across[1],
        )

    def box(self, back_mm: float, front_mm: float, radius_mm: float, spare_px: float = 0.0) -> QRectF:
        """What lies between two places along it and no farther from it than the radius, and so many pixels more."""
        (x0, y0), (x1, y1) = self.point(back_mm), self.point(front_mm)
        aside = radius_mm * abs(self.across[0]) + spare_px
        above = radius_mm * abs(self.across[1]) + spare_px
        return QRectF(min(x0, x1) - aside, min(y0, y1) - above, abs(x1 - x0) + 2 * aside, abs(y1 - y0) + 2 * above)


@lru_cache(maxsize=8)
def _line_mm(axis: Axis, plane: Plane) -> tuple[Pair, Pair]:
    """Where the axis starts in the plane's picture, and where it leads, in mm."""
    start, end = plane.flatten(np.array([axis.point(0.0), axis.point(1.0)])).tolist()
    return (start[0], start[1]), (end[0] - start[0], end[1] - start[1])
