"""The detector: a square grid of pixels in a plane of millimetres, and pieces of pictures on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.framing.fluoroscope import CLOSE_CENTRE, CLOSE_MM, WIDE_CENTRE, WIDE_MM, XrayView

Image = NDArray[np.float32]

PITCH_MM = 0.25
_BAND_ROWS = 64  # so that what is worked out on the way to a picture needs a tenth of its memory


@dataclass(frozen=True, slots=True)
class Detector:
    """Pixels of `pitch_mm`; `left_mm`, `top_mm` is the outer corner of the first one in the plane (x right, y up)."""

    pitch_mm: float
    rows: int
    columns: int
    left_mm: float
    top_mm: float

    @property
    def width_mm(self) -> float:
        """From the left edge to the right one."""
        return self.columns * self.pitch_mm

    def to_pixels(self, plane_mm: Values) -> Values:
        """Points (..., 2) in mm of the plane as (column, row) (..., 2); whole numbers are the pixels' middles."""
        return (plane_mm - (self.left_mm, self.top_mm)) * (1 / self.pitch_mm, -1 / self.pitch_mm) - 0.5

    def x_mm(self) -> Values:
        """The middles (columns,) of the columns, mm to the right."""
        return self.left_mm + self.pitch_mm * (np.arange(self.columns, dtype=np.float64) + 0.5)

    def y_mm(self) -> Values:
        """The middles (rows,) of the rows, mm upwards, from above downwards."""
        return self.top_mm - self.pitch_mm * (np.arange(self.rows, dtype=np.float64) + 0.5)

    def empty_image(self) -> Image:
        """An image (rows, columns) of exponents, all 0: nothing weakens the rays."""
        return np.zeros((self.rows, self.columns), np.float32)

    def bands(self) -> Iterator[slice]:
        """Its rows in bands of some, from above downwards, for what is worked out row by row."""
        return bands(self.rows)

    def part_of(self, wider: "Detector") -> tuple[slice, slice]:
        """Which rows and columns of a wider one, on whose grid it lies, are its own."""
        row = round((wider.top_mm - self.top_mm) / self.pitch_mm)
        column = round((self.left_mm - wider.left_mm) / self.pitch_mm)
        return slice(row, row + self.rows), slice(column, column + self.columns)

    def left_half(self) -> "Detector":
        """Its columns left of the middle."""
        return replace(self, columns=self.columns // 2)


def bands(rows: int) -> Iterator[slice]:
    """So many rows, or a little less at the end, one after another."""
    return (slice(first, min(first + _BAND_ROWS, rows)) for first in range(0, rows, _BAND_ROWS))


def detector_of(view: XrayView, pitch_mm: float = PITCH_MM) -> Detector:
    """The detector that holds a view's widest field; in the front view its middle is the patient's midline."""
    return _around(WIDE_CENTRE[view], WIDE_MM, pitch_mm)


def close_detector_of(view: XrayView, pitch_mm: float = PITCH_MM) -> Detector:
    """The part of it that holds the narrowest field, for the close work."""
    return _around(CLOSE_CENTRE[view], CLOSE_MM, pitch_mm)


def _around(centre: tuple[float, float], across_mm: float, pitch_mm: float) -> Detector:
    (x, y), count = centre, 2 * round(across_mm / pitch_mm / 2)
    half = count * pitch_mm / 2
    return Detector(pitch_mm, count, count, x - half, y + half)


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A piece of a picture: `values` (R, C) at `row` and `column`; nothing elsewhere."""

    row: int
    column: int
    values: Image

    @staticmethod
    def of(image: Image) -> "Patch":
        """What is not empty of an image (rows, columns) of exponents, copied."""
        rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return EMPTY
        row, column = int(rows[0]), int(columns[0])
        return Patch(row, column, image[row : rows[-1] + 1, column : columns[-1] + 1].copy())

    def add_to(self, image: Image, weight: float) -> None:
        """Add it to an image (rows, columns) of the same detector, `weight` times: exponents are mm times 1/mm."""
        rows, columns = self.values.shape
        image[self.row : self.row + rows, self.column : self.column + columns] += weight * self.values

    def mirrored(self, columns: int) -> "Patch":
        """As seen in the midline of a detector of so many columns."""
        width = self.values.shape[1]
        return Patch(self.row, columns - self.column - width, self.values[:, ::-1])


EMPTY = Patch(0, 0, np.zeros((0, 0), np.float32))
