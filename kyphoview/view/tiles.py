"""A kept picture cut into tiles, so that it can be bent a little: each tile is laid down by whole pixels."""

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

TILE_PX = 48

Shifts = NDArray[np.intp]
"""How far each tile is laid from its own place, (R, C, 2) pixels right and down."""
Mask = NDArray[np.bool_]


def lay_tiles(painter: QPainter, pixmap: QPixmap, corner: QPoint, shifts: Shifts, has: Mask) -> None:
    """Put down the tiles that have something; all others are left out.

    Each tile's own place is filled with what has come to it.

    Args:
        corner: where the first tile of the first row has its place.
        has: (R, C) which tiles have something.
    """
    for rows, columns in _alike(shifts, has):
        right, down = shifts[rows.start, columns.start].tolist()
        left, top = columns.start * TILE_PX, rows.start * TILE_PX
        size = (columns.stop - columns.start) * TILE_PX, (rows.stop - rows.start) * TILE_PX
        painter.drawPixmap(corner + QPoint(left, top), pixmap, QRect(left - right, top - down, *size))


def filled_tiles(pixmap: QPixmap) -> Mask:
    """In which tiles a clear picture has anything, (R, C)."""
    image = pixmap.toImage()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    rows = np.arange(0, image.height(), TILE_PX)
    columns = np.arange(0, image.width(), TILE_PX)
    filled: Mask = np.logical_or.reduceat(np.logical_or.reduceat(pixels != 0, rows, axis=0), columns, axis=1)
    return filled


def widened(has: Mask) -> Mask:
    """These tiles and their neighbours: where what is in them can be after a shift by less than a tile."""
    wide = has.copy()
    wide[1:] |= has[:-1]
    wide[:-1] |= has[1:]
    tall = wide.copy()
    wide[:, 1:] |= tall[:, :-1]
    wide[:, :-1] |= tall[:, 1:]
    return wide


def span(filled: Mask) -> slice:
    """From the first to the last of the rows or columns (N,) that are filled."""
    at = np.flatnonzero(filled)
    return slice(int(at[0]), int(at[-1]) + 1) if len(at) else slice(0, 0)


def _alike(shifts: Shifts, has: Mask) -> Iterator[tuple[slice, slice]]:
    """Rectangles of tiles, rows and columns, that all go the same way."""
    codes = np.where(has, (shifts[..., 0] << 16) + shifts[..., 1], np.iinfo(np.intp).min)
    row_starts = _starts((codes[1:] != codes[:-1]).any(axis=1), len(codes))
    for top, bottom in itertools.pairwise(row_starts):
        column_starts = _starts(codes[top, 1:] != codes[top, :-1], codes.shape[1])
        for left, right in itertools.pairwise(column_starts):
            if has[top, left]:
                yield slice(top, bottom), slice(left, right)


def _starts(differs: Mask, count: int) -> list[int]:
    """Where runs of equals begin, and at last how many there are in all."""
    return [0, *(int(at) + 1 for at in np.flatnonzero(differs)), count] if count else [0]
