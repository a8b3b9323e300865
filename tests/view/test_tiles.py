"""Tiles: a kept picture is laid where each of its tiles has gone, and nothing is lost in between."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.view.tiles import TILE_PX, filled_tiles, lay_tiles, span, widened
from tests.view.pixels import Pixels, painted

ROWS, COLUMNS = 4, 5
WIDTH, HEIGHT = COLUMNS * TILE_PX, ROWS * TILE_PX
ALL = np.ones((ROWS, COLUMNS), np.bool_)


def slope() -> QPixmap:
    """Every pixel tells its place: its column in red, its row in green."""
    pixmap = QPixmap(WIDTH, HEIGHT)
    with QPainter(pixmap) as painter:
        for column in range(WIDTH):
            painter.fillRect(column, 0, 1, HEIGHT, QColor(column, 0, 0))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for row in range(HEIGHT):
            painter.fillRect(0, row, WIDTH, 1, QColor(0, row, 0))
    return pixmap


def laid(pixmap: QPixmap, shifts: np.ndarray, has: np.ndarray = ALL) -> Pixels:
    return painted(WIDTH, HEIGHT, lambda painter: lay_tiles(painter, pixmap, QPoint(0, 0), shifts, has))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=2 * ROWS * COLUMNS, max_size=2 * ROWS * COLUMNS))
def test_each_tile_shows_what_has_come_to_it(qapp, numbers: list[int]):
    shifts = np.array(numbers).reshape(ROWS, COLUMNS, 2)
    shown = laid(slope(), shifts)
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = int((column + 0.5) * TILE_PX), int((row + 0.5) * TILE_PX)
            right, down = shifts[row, column]
            assert shown[y, x].tolist() == [0, y - down, x - right]


def test_only_filled_tiles_are_laid(qapp):
    has = ALL.copy()
    has[:, 2] = False
    shown = laid(slope(), np.zeros((ROWS, COLUMNS, 2), int), has).min(axis=2)
    untouched = np.zeros((HEIGHT, WIDTH), bool)
    untouched[:, 2 * TILE_PX : 3 * TILE_PX] = True
    assert ((shown == 255) == untouched).all()


def test_tiles_with_anything_in_them_are_found(qapp):
    pixmap = QPixmap(WIDTH, HEIGHT - 7)
    pixmap.fill(QColor(0, 0, 0, 0))
    with QPainter(pixmap) as painter:
        painter.fillRect(QRectF(TILE_PX - 1, HEIGHT - 9, 2, 2), QColor("#000000"))
    filled = filled_tiles(pixmap)
    assert np.argwhere(filled).tolist() == [[3, 0], [3, 1]]
    wide = widened(filled)
    assert wide.sum() == 6
    assert span(wide.any(axis=0)) == slice(0, 3)
    assert span(wide.any(axis=1)) == slice(2, 4)
    assert span(np.zeros(3, np.bool_)) == slice(0, 0)
