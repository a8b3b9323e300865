"""A kept picture cut into tiles, so that it can be bent a little: each tile is laid down by whole pixels."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap

from kyphoview.anatomy.geometry.rigid import Points

TILE_PX = 48

Shifts = NDArray[np.intp]
"""How far each cell of a tile is laid from its own place, (R * DOWN, C * ACROSS, 2) pixels right and down."""
Mask = NDArray[np.bool_]


DOWN, ACROSS = 4, 2
"""A tile is laid in so many cells, so that what is bent bends smoothly: most that stands out there runs downwards."""
_CELL_WIDTH_PX, _CELL_HEIGHT_PX = TILE_PX // ACROSS, TILE_PX // DOWN
_PLAIN_STEP = 12  # columns between those that are looked at downwards: along rows all are


def lay_tiles(painter: QPainter, pixmap: QPixmap, corner: QPoint, shifts: Shifts, has: Mask) -> None:
    """Put down the tiles that have something; all others are left out.

    Each tile's own place is filled with what has come to it.

    Args:
        corner: where the first tile of the first row has its place.
        shifts: (R * DOWN, C * ACROSS, 2), of each cell.
        has: (R, C) which tiles have something.
    """
    if not has.any():
        return
    across, down = corner.x(), corner.y()
    for top, bottom, first, last, gone_right, gone_down in _alike(shifts, _of_cells(has)):
        x, y = first * _CELL_WIDTH_PX, top * _CELL_HEIGHT_PX
        width, height = (last - first) * _CELL_WIDTH_PX, (bottom - top) * _CELL_HEIGHT_PX
        # With whole numbers a call costs half of what it costs with points and rectangles.
        painter.drawPixmap(across + x, down + y, pixmap, x - gone_right, y - gone_down, width, height)


def cell_shifts(gone_px: Points, plain: Mask) -> Shifts:
    """By how many whole pixels each cell is laid where the middles of tiles have gone so far, (R, C, 2).

    Args:
        plain: (R, C) tiles that need not be moved.
    """
    gone = _between(np.swapaxes(_between(gone_px, DOWN), 0, 1), ACROSS)
    shifts: Shifts = np.rint(np.swapaxes(gone, 0, 1)).astype(np.intp)
    shifts[_of_cells(plain)] = 0
    return shifts


def changed_tiles(before: Shifts, now: Shifts) -> Mask:
    """In which tiles (R, C) any cell has moved."""
    rows, columns, _ = now.shape
    changed = (before != now).any(axis=2).reshape(rows // DOWN, DOWN, columns // ACROSS, ACROSS)
    moved: Mask = changed.any(axis=(1, 3))
    return moved


def _between(gone_px: Points, cells: int) -> Points:
    """From what is so at the middles of tiles (R, ...), what is so at those of their cells, (R * cells, ...)."""
    rows = len(gone_px)
    at = np.clip((np.arange(rows * cells) + 0.5) / cells - 0.5, 0.0, rows - 1.0)
    before = np.minimum(at.astype(np.intp), max(rows - 2, 0))
    after = np.minimum(before + 1, rows - 1)
    share = (at - before)[:, None, None]
    between: Points = gone_px[before] + share * (gone_px[after] - gone_px[before])
    return between


def _of_cells(tiles: Mask) -> Mask:
    """What holds for tiles (R, C), for each of their cells."""
    return np.repeat(np.repeat(tiles, DOWN, axis=0), ACROSS, axis=1)


def filled_tiles(pixmap: QPixmap) -> Mask:
    """In which tiles a clear picture has anything, (R, C)."""
    return _any_in_tiles(_pixels(pixmap.toImage()) != 0)


def plain_tiles(pixmap: QPixmap) -> Mask:
    """Which tiles (R, C) have one colour, as have all their neighbours: they look the same however they are laid."""
    pixels = _pixels(pixmap.toImage())
    differs = np.zeros(pixels.shape, np.bool_)
    np.not_equal(pixels[:, 1:], pixels[:, :-1], out=differs[:, 1:])
    differs[1:, ::_PLAIN_STEP] |= pixels[1:, ::_PLAIN_STEP] != pixels[:-1, ::_PLAIN_STEP]
    return ~widened(_any_in_tiles(differs))


def _pixels(image: QImage) -> NDArray[np.uint32]:
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]


def _any_in_tiles(pixels: Mask) -> Mask:
    rows = np.arange(0, len(pixels), TILE_PX)
    columns = np.arange(0, pixels.shape[1], TILE_PX)
    found: Mask = np.logical_or.reduceat(np.logical_or.reduceat(pixels, rows, axis=0), columns, axis=1)
    return found


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


def _alike(shifts: Shifts, has: Mask) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Rectangles of cells that all go the same way: the first row and the one behind the last, the first column and the
    one behind the last, and how far they go right and down.

    Runs of equal columns are found in each row; equal runs below each other make one rectangle.
    """
    right, down = shifts[..., 0], shifts[..., 1]
    begins = np.ones(has.shape, np.bool_)
    begins[:, 1:] = (right[:, 1:] != right[:, :-1]) | (down[:, 1:] != down[:, :-1]) | (has[:, 1:] != has[:, :-1])
    tops, firsts = np.nonzero(begins)
    lasts = np.append(firsts[1:], 0)
    lasts[lasts == 0] = has.shape[1]
    filled = has[tops, firsts]
    tops, firsts, lasts = tops[filled], firsts[filled], lasts[filled]
    gone = right[tops, firsts], down[tops, firsts]
    order = np.lexsort((tops, lasts, firsts, *gone))
    tops, *runs = (each[order] for each in (tops, firsts, lasts, *gone))
    starts = np.ones(len(tops), np.bool_)
    starts[1:] = tops[1:] != tops[:-1] + 1
    for each in runs:
        starts[1:] |= each[1:] != each[:-1]
    at = np.flatnonzero(starts)
    bottoms = tops[np.append(at[1:], len(tops)) - 1] + 1
    yield from zip(*(each.tolist() for each in (tops[at], bottoms, *(each[at] for each in runs))), strict=True)
