"""Rods and tubes: the length of each ray inside a straight cylinder with flat ends, in closed form."""

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.axis import Axis, Vector
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.view.xray.detector import EMPTY, Detector, Patch

_PARALLEL = 1e-12  # below this a ray runs along the axis, or across it


def rod(detector: Detector, plane: Plane, axis: Axis, ends_mm: tuple[float, float], radius_mm: float) -> Patch:
    """The thickness in mm of a solid rod between two places along an axis."""
    ends = plane.flatten(axis.point(np.array(ends_mm)))
    low = np.floor(detector.to_pixels(np.array([ends[:, 0].min() - radius_mm, ends[:, 1].max() + radius_mm])))
    high = np.ceil(detector.to_pixels(np.array([ends[:, 0].max() + radius_mm, ends[:, 1].min() - radius_mm])))
    column, row = (int(n) for n in np.maximum(low, 0))
    last_column, last_row = (int(n) for n in np.minimum(high, (detector.columns - 1, detector.rows - 1)))
    if last_column < column or last_row < row:
        return EMPTY
    x, y = detector.x_mm()[column : last_column + 1], detector.y_mm()[row : last_row + 1]
    chords = _chords(x[None, :], y[:, None], plane, axis, ends_mm, radius_mm)
    return Patch(row, column, chords.astype(np.float32))


def tube(
    detector: Detector, plane: Plane, axis: Axis, ends_mm: tuple[float, float], outer_mm: float, inner_mm: float
) -> tuple[Patch, Patch]:
    """The thickness of a tube's wall and of what it holds."""
    whole = rod(detector, plane, axis, ends_mm, outer_mm)
    hollow = rod(detector, plane, axis, ends_mm, inner_mm)
    wall = Patch(whole.row, whole.column, whole.values.copy())
    row, column = hollow.row - whole.row, hollow.column - whole.column
    rows, columns = hollow.values.shape
    if rows and columns:
        wall.values[row : row + rows, column : column + columns] -= hollow.values
    return wall, hollow


def _chords(x: Values, y: Values, plane: Plane, axis: Axis, ends_mm: tuple[float, float], radius_mm: float) -> Values:
    """A ray is where the plane's point lies, plus t times the plane's normal; t runs in mm.

    Inside the endless cylinder t solves a quadratic, between the ends it is a stretch; what both share is the chord.
    """
    start = plane.origin - axis.origin
    beside = [_linear(part, start, plane, x, y) for part in (axis.aside, axis.up)]
    along = _linear(axis.forward, start, plane, x, y)
    way = [float(plane.normal @ part) for part in (axis.aside, axis.up, axis.forward)]
    square = way[0] ** 2 + way[1] ** 2
    if square > _PARALLEL:
        middle = -(beside[0] * way[0] + beside[1] * way[1]) / square
        nearest = (beside[0] * way[1] - beside[1] * way[0]) ** 2 / square
        half = np.sqrt(np.maximum(radius_mm**2 - nearest, 0.0) / square)
    else:
        middle, half = np.zeros(()), np.where(beside[0] ** 2 + beside[1] ** 2 < radius_mm**2, np.inf, 0.0)
    forward = way[2] if abs(way[2]) > _PARALLEL else _PARALLEL
    ends = (ends_mm[0] - along) / forward, (ends_mm[1] - along) / forward
    enters = np.maximum(middle - half, np.minimum(*ends))
    leaves = np.minimum(middle + half, np.maximum(*ends))
    chords: Values = np.maximum(leaves - enters, 0.0)
    return chords


def _linear(part: Vector, start: Vector, plane: Plane, x: Values, y: Values) -> Values:
    """The component along `part` of the way from the axis's origin to the plane's points."""
    found: Values = float(part @ start) + float(part @ plane.across) * x + float(part @ plane.up) * y
    return found
