"""Closed shapes with an outline: filled and edged by two fills, which costs a quarter of a stroke."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.view.paths import Points2, loops
from kyphoview.view.strokes import Paint, fill


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Closed loops, each (N, 2), holes running the other way round than the outline they lie in.

    `outwards` holds for each loop the unit vectors (N, 2) that lead out of the shape.
    """

    loops: tuple[Points2, ...]
    outwards: tuple[Points2, ...]

    @staticmethod
    def of(shape: Points2 | Sequence[Points2]) -> "Outline":
        """Of one loop (N, 2) in pixels, or several."""
        shape_loops = (shape,) if isinstance(shape, np.ndarray) else tuple(shape)
        turn = math.copysign(1.0, max((_area(loop) for loop in shape_loops), key=abs))
        return Outline(shape_loops, tuple(turn * _normals(loop) for loop in shape_loops))

    @property
    def box(self) -> QRectF:
        """What it covers, without its edge."""
        (left, low), (right, high) = (
            np.min([loop.min(axis=0) for loop in self.loops], axis=0).tolist(),
            np.max([loop.max(axis=0) for loop in self.loops], axis=0).tolist(),
        )
        return QRectF(left, low, right - left, high - low)

    def grown(self, distance: float) -> QPainterPath:
        """The shape, moved outwards along its normals, or inwards for a distance below 0: holes narrow as it grows."""
        return loops([loop + distance * out for loop, out in zip(self.loops, self.outwards, strict=True)])

    def paint(self, painter: QPainter, paint: Paint, edge: QColor | str, width: float) -> None:
        """Fill the shape, with a line of this width along its border."""
        for distance, colour in ((width / 2, edge), (-width / 2, paint)):
            fill(painter, self.grown(distance), colour)


def outlined(painter: QPainter, shape: Points2, paint: Paint, edge: QColor | str, width: float) -> None:
    """Fill a closed loop (N, 2) in pixels that is drawn but once."""
    Outline.of(shape).paint(painter, paint, edge, width)


def _area(loop: Points2) -> float:
    after = np.roll(loop, -1, axis=0)
    return float(np.sum(loop[:, 0] * after[:, 1] - after[:, 0] * loop[:, 1])) / 2


def _normals(loop: Points2) -> Points2:
    """Unit vectors (N, 2) to the right of the way along a closed loop."""
    along = np.roll(loop, -1, axis=0) - np.roll(loop, 1, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    length[length == 0.0] = 1.0
    return np.column_stack([along[:, 1], -along[:, 0]]) / length[:, None]
