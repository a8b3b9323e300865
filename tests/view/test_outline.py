"""An outlined shape: its line lies along the border, half inside; holes get a line too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from kyphoview.view.outline import Outline
from tests.view.pixels import painted

SIZE = 100


def ring(radius: float, is_turned: bool = False) -> np.ndarray:
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    loop = np.column_stack([SIZE / 2 + radius * np.cos(angles), SIZE / 2 + radius * np.sin(angles)])
    return loop[::-1] if is_turned else loop


@given(st.floats(-9.0, 9.0), st.booleans())
def test_a_shape_grows_by_the_distance_whichever_way_it_runs(distance: float, is_turned: bool):
    box = Outline.of(ring(30, is_turned)).grown(distance).controlPointRect()
    assert box.width() == pytest.approx(2 * (30 + distance), abs=0.2)


def test_holes_narrow_as_the_shape_grows():
    shape = Outline.of([ring(40), ring(15, is_turned=True)])
    assert shape.grown(4).contains(_middle(12.0))
    assert not shape.grown(-4).contains(_middle(17.0))


def test_the_line_lies_half_inside_and_half_outside(qapp):
    shape = Outline.of([ring(40), ring(15, is_turned=True)])
    pixels = painted(SIZE, SIZE, lambda painter: shape.paint(painter, QColor("#ff0000"), QColor("#0000ff"), 6.0))
    along = pixels[SIZE // 2, SIZE // 2 :, :]
    blue, red = along[:, 0] > 128, along[:, 2] > 128
    is_paper = blue & red
    assert is_paper[:11].all()  # the hole stays clear
    assert (blue & ~red)[13:17].all()
    assert (red & ~blue)[19:36].all()
    assert (blue & ~red)[38:42].all()
    assert is_paper[45:].all()


def test_its_box_holds_all_loops():
    assert Outline.of([ring(40), ring(15, is_turned=True)]).box.getRect() == pytest.approx((10, 10, 80, 80), abs=0.2)


def _middle(radius: float) -> QPointF:
    return QPointF(SIZE / 2 + radius, SIZE / 2)
