"""Tiles: a kept picture is laid where each of its tiles has gone, and nothing is lost in between."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.view.moving.tiles import (
    ACROSS,
    DOWN,
    TILE_PX,
    cell_shifts,
    changed_tiles,
    filled_tiles,
    lay_tiles,
    plain_tiles,
    span,
    widened,
)
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
    shown = laid(slope(), np.repeat(np.repeat(shifts, DOWN, axis=0), ACROSS, axis=1))
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = int((column + 0.5) * TILE_PX), int((row + 0.5) * TILE_PX)
            right, down = shifts[row, column]
            assert shown[y, x].tolist() == [0, y - down, x - right]


def test_only_filled_tiles_are_laid(qapp):
    has = ALL.copy()
    has[:, 2] = False
    shown = laid(slope(), np.zeros((ROWS * DOWN, COLUMNS * ACROSS, 2), int), has).min(axis=2)
    untouched = np.zeros((HEIGHT, WIDTH), bool)
    untouched[:, 2 * TILE_PX : 3 * TILE_PX] = True
    assert ((shown == 255) == untouched).all()


def test_what_goes_alike_is_laid_in_one_go(qapp):
    class Counting:
        def __init__(self) -> None:
            self.laid: list[tuple[int, ...]] = []

        def drawPixmap(self, x: int, y: int, _pixmap: QPixmap, *source: int) -> None:
            self.laid.append((x, y, *source))

    shifts = np.zeros((ROWS * DOWN, COLUMNS * ACROSS, 2), int)
    shifts[DOWN:, : 2 * ACROSS, 1] = 3
    counting, pixmap = Counting(), QPixmap(WIDTH, HEIGHT)
    lay_tiles(counting, pixmap, QPoint(7, 5), shifts, ALL)
    wide, low = 2 * TILE_PX, HEIGHT - TILE_PX
    assert sorted(counting.laid) == [
        (7, 5, 0, 0, WIDTH, TILE_PX),
        (7, 5 + TILE_PX, 0, TILE_PX - 3, wide, low),
        (7 + wide, 5 + TILE_PX, wide, TILE_PX, WIDTH - wide, low),
    ]
    lay_tiles(counting, pixmap, QPoint(7, 5), shifts, ~ALL)
    assert len(counting.laid) == 3


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


@given(
    st.lists(st.floats(-6.0, 6.0), min_size=ROWS, max_size=ROWS),
    st.lists(st.floats(-6.0, 6.0), min_size=COLUMNS, max_size=COLUMNS),
)
def test_cells_lead_evenly_from_tile_to_tile(gone_right: list[float], gone_down: list[float]):
    gone_px = np.zeros((ROWS, COLUMNS, 2))
    gone_px[:, :, 0] = np.array(gone_right)[:, None]
    gone_px[:, :, 1] = np.array(gone_down)
    shifts = cell_shifts(gone_px, ~ALL)
    assert shifts.shape == (ROWS * DOWN, COLUMNS * ACROSS, 2)
    for gone, cells, number in ((gone_right, shifts[:, 0, 0], DOWN), (gone_down, shifts[0, :, 1], ACROSS)):
        assert np.abs(np.diff(cells)).max() <= np.abs(np.diff(gone)).max() / number + 1.0
        middles = cells.reshape(-1, number).mean(axis=1)
        assert np.abs(middles - gone)[1:-1].max() <= 1.0 + np.ptp(gone) / 4


def test_a_tile_changes_with_any_of_its_cells():
    before = np.zeros((ROWS * DOWN, COLUMNS * ACROSS, 2), int)
    now = before.copy()
    now[DOWN + 2, 3 * ACROSS + 1, 1] = 1
    assert np.argwhere(changed_tiles(before, now)).tolist() == [[1, 3]]


def test_tiles_are_plain_only_where_their_neighbours_are_too(qapp):
    pixmap = QPixmap(WIDTH, HEIGHT)
    pixmap.fill(QColor("#336699"))
    assert plain_tiles(pixmap).all()
    with QPainter(pixmap) as painter:
        painter.fillRect(QRectF(TILE_PX + 9, TILE_PX + 9, 1, 1), QColor("#000000"))
    plain = plain_tiles(pixmap)
    assert not plain[:3, :3].any()
    assert plain.sum() == ROWS * COLUMNS - 9
    assert (cell_shifts(np.full((ROWS, COLUMNS, 2), 7.0), plain)[-DOWN:] == 0).all()
