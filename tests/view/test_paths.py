"""Paths made from arrays are the loops that were asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPolygonF

from kyphoview.view.paths import chunked, loops, polygon, polygons

loop_sizes = st.lists(st.integers(3, 9), min_size=1, max_size=60)


def ring(count: int, at: int) -> np.ndarray:
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack([np.cos(angles) + 3 * at, np.sin(angles)])


def corners(loop: QPolygonF) -> list[tuple[float, float]]:
    return [(point.x(), point.y()) for point in loop]


@given(loop_sizes)
def test_every_loop_is_there_and_closed(sizes: list[int]):
    rings = [ring(size, at) for at, size in enumerate(sizes)]
    path = loops(rings)
    found = path.toSubpathPolygons()
    assert len(found) == len(rings)
    for polygon_, expected in zip(found, rings, strict=True):
        assert polygon_.isClosed()
        assert corners(polygon_)[:-1] == [tuple(p) for p in expected]


@given(loop_sizes)
def test_chunks_hold_the_same_loops(sizes: list[int]):
    rings = [ring(size, at) for at, size in enumerate(sizes)]
    points = np.concatenate(rings)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    whole = polygons(points, starts).toSubpathPolygons()
    parts = [loop for path in chunked(points, starts) for loop in path.toSubpathPolygons()]
    assert [corners(loop) for loop in parts] == [corners(loop) for loop in whole]


def test_an_open_line_stays_open():
    path = polygon(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), closed=False)
    assert path.elementCount() == 3
    assert not path.toSubpathPolygons()[0].isClosed()


@pytest.mark.parametrize("empty", [np.empty((0, 2))])
def test_nothing_gives_an_empty_path(empty: np.ndarray):
    assert polygons(empty, np.array([0])).isEmpty()
    assert loops([]).isEmpty()
    assert chunked(empty, np.array([0])) == []
