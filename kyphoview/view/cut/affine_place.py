"""Where something that moves as one is now: a transform of its drawing at rest."""

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QTransform

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.view.frame import Frame


def place_of(frame: Frame, plane: Plane, carry: Callable[[Points], Points]) -> QTransform:
    """From mm of the plane at rest to pixels now, of what moves as one: seen in the plane, that is always affine."""
    ends = frame.to_pixels(plane.flatten(carry(plane.lift(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)])))))
    (x, y), (right_x, right_y), (up_x, up_y) = (ends - ((0.0, 0.0), ends[0], ends[0])).tolist()
    return QTransform(right_x, right_y, up_x, up_y, x, y)
