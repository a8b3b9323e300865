"""How what is drawn gets from rest to where it is now: point by point, or as one by a transform."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtGui import QTransform

from kyphoview.anatomy.cuts.cut import DiscCut
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.view.frame import Frame


class Carrier(Protocol):
    """What takes points (N, 3) in mm from rest to where they are to be drawn; a Scene is one.

    Only a broken vertebra and the discs beside it are bent.
    """

    def is_bent(self, level: str, /) -> bool:
        """Whether a vertebra is broken, so that it does not move as one."""
        ...

    def carry_bone(self, level: str, points: Points, /) -> Points:
        """Points (N, 3) in mm of one vertebra, from rest to now."""
        ...

    def carry_disc(self, disc: DiscCut, points: Points, share: Points, /) -> Points:
        """Points (N, 3) in mm of a disc, from rest to now; `share` (N,), 0 to 1, goes with the bone above."""
        ...


def place_of(frame: Frame, plane: Plane, carry: Callable[[Points], Points]) -> QTransform:
    """From mm of the plane at rest to pixels now, of what `carry` moves as one, points (N, 3) in mm: always affine."""
    ends = frame.project(plane, carry(plane.lift(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]))))
    (x, y), (right_x, right_y), (up_x, up_y) = (ends - ((0.0, 0.0), ends[0], ends[0])).tolist()
    return QTransform(right_x, right_y, up_x, up_y, x, y)
