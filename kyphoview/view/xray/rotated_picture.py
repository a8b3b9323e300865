"""A cached picture of something rigid, rotated and shifted in its own plane."""

import math

import numpy as np

from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.view.xray.detector import Detector, Image


def rotated(kept: Image, source: Detector, target: Detector, motion: RigidMotion) -> Image:
    """What a picture of exponents (rows, columns) from the side shows after a rigid motion of what is in it.

    Exact but for the interpolation between pixels.

    Args:
        kept: the picture on `source`, at rest, without the empty rows at its end; the target's grid may be smaller.
    """
    back = motion.inverse()
    cosine, sine = math.cos(back.angle_rad), math.sin(back.angle_rad)
    # In the side picture x is -y of the patient and y is z.
    image, end = target.empty_image(), end_of_rows(kept)
    for rows in target.bands():
        x, y = target.x_mm()[None, :], target.y_mm()[rows, None]
        row = (source.top_mm - (cosine * y + sine * x + back.shift_z_mm)) / source.pitch_mm - 0.5
        if row.min() < end:
            column = (cosine * x - sine * y - back.shift_y_mm - source.left_mm) / source.pitch_mm - 0.5
            image[rows] = _between(kept, column.astype(np.float32), row.astype(np.float32))
    return image


def end_of_rows(kept: Image) -> int:
    """The index of the row behind the last one of (rows, columns) in which there is anything."""
    shown = np.flatnonzero(kept.any(axis=1))
    return int(shown[-1]) + 1 if len(shown) else 0


def _between(kept: Image, column: Image, row: Image) -> Image:
    """Bilinear interpolation between the four pixels around each place; beyond the edge, the edge's value."""
    rows, columns = kept.shape
    column, row = np.clip(column, 0, columns - 1.001), np.clip(row, 0, rows - 1.001)
    left, above = column.astype(np.int32), row.astype(np.int32)
    column -= left
    row -= above
    at = above * columns + left
    flat = kept.ravel()
    upper: Image = flat[at]
    upper += column * (flat[at + 1] - upper)
    at += columns
    lower = flat[at]
    lower += column * (flat[at + 1] - lower)
    upper += row * (lower - upper)
    return upper
