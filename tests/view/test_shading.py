"""Soft depth: lighter towards the light, its own colour at the border, and never beyond it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from kyphoview.view.palette import LIGHT
from kyphoview.view.paths import polygon
from kyphoview.view.shading import Rounding, paint_rounding
from kyphoview.view.strokes import fill
from tests.view.pixels import Pixels, painted

SIZE, COLOUR = 200, "#804020"
ROUND = Rounding(6.0, 0.4, 4)


def ellipse(width: float, height: float) -> np.ndarray:
    angles = np.linspace(0.0, 2 * np.pi, 300, endpoint=False)
    return np.column_stack([SIZE / 2 + width / 2 * np.cos(angles), SIZE / 2 + height / 2 * np.sin(angles)])


def shown(loop: np.ndarray, opacity: float = 1.0) -> Pixels:
    def draw(painter) -> None:
        fill(painter, polygon(loop), COLOUR)
        paint_rounding(painter, loop, ROUND, 5.0, LIGHT, opacity)

    return painted(SIZE, SIZE, draw)


def lightness(pixels: Pixels, x: float, y: float) -> int:
    return int(pixels[int(y), int(x)].sum())


def test_the_middle_is_lighter_than_the_border(qapp):
    pixels = shown(ellipse(160, 160))
    own = sum(QColor(COLOUR).getRgb()[:3])
    assert lightness(pixels, SIZE / 2 + 76, SIZE / 2) == own
    assert lightness(pixels, SIZE / 2, SIZE / 2) > own + 100


def test_the_side_towards_the_light_is_the_lighter_one(qapp):
    pixels = shown(ellipse(160, 160))
    off = 0.8 * 80 / np.sqrt(2)
    assert lightness(pixels, SIZE / 2 - off, SIZE / 2 - off) > lightness(pixels, SIZE / 2 + off, SIZE / 2 + off)


@pytest.mark.parametrize(("width", "height"), [(160, 160), (160, 12), (14, 150)])
def test_bands_stay_inside_however_thin_the_shape_is(qapp, width: float, height: float):
    loop = ellipse(width, height)
    flat = painted(SIZE, SIZE, lambda painter: fill(painter, polygon(loop), COLOUR))
    border = QPainterPath(polygon(loop))
    outside = np.array([[not border.contains(_point(x, y)) for x in range(SIZE)] for y in range(SIZE)])
    away = outside & ~_near(~outside)
    assert (shown(loop)[away] == flat[away]).all()


def test_without_opacity_nothing_is_seen(qapp):
    loop = ellipse(160, 160)
    flat = painted(SIZE, SIZE, lambda painter: fill(painter, polygon(loop), COLOUR))
    assert (shown(loop, opacity=0.0) == flat).all()


def _point(x: int, y: int) -> QPointF:
    return QPointF(x + 0.5, y + 0.5)


def _near(inside: np.ndarray) -> np.ndarray:
    near = inside.copy()
    for axis in (0, 1):
        near |= np.roll(near, 1, axis) | np.roll(near, -1, axis)
    return near
