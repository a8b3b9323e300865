"""What makes the recorded opening quick to paint: nobody sees it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from kyphoview.build.opening import joined, simplified
from kyphoview.view.opening.picture import Opening, Stroke, load_opening, paint_opening
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from tests.view.pixels import difference, painted

WITHIN_MM = 0.05
LINES = arrays(np.float64, st.tuples(st.integers(2, 40), st.just(2)), elements=st.floats(-20.0, 20.0, width=32))


def path_of(*lines: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(*at) for at in line]))
    return path


def places(path: QPainterPath) -> NDArray[np.float64]:
    return np.array([(path.elementAt(at).x, path.elementAt(at).y) for at in range(path.elementCount())])


def off_line(at: NDArray[np.float64], line: NDArray[np.float64]) -> float:
    """How far a point lies from the nearest piece of a line."""
    starts, along = line[:-1], np.diff(line, axis=0)
    lengths = np.maximum((along**2).sum(axis=1), 1e-12)
    share = (((at - starts) * along).sum(axis=1) / lengths).clip(0.0, 1.0)
    return float(np.hypot(*(starts + share[:, None] * along - at).T).min())


@given(LINES)
def test_a_simpler_line_keeps_its_ends_and_strays_by_less_than_is_seen(line):
    kept = places(simplified(path_of(line)))
    assert (kept[0] == line[0]).all()
    assert (kept[-1] == line[-1]).all()
    assert {tuple(at) for at in kept} <= {tuple(at) for at in line}
    assert all(off_line(at, kept) < WITHIN_MM + 1e-6 for at in line)


def test_a_fine_circle_becomes_a_coarser_one_and_stays_closed():
    angles = np.linspace(0.0, 2 * np.pi, 721)
    circle = 20.0 * np.column_stack((np.cos(angles), np.sin(angles)))
    circle[-1] = circle[0]
    kept = places(simplified(path_of(circle, circle + 50.0)))
    assert len(kept) < 200
    assert (kept[0] == circle[0]).all()
    assert (kept[len(kept) // 2 - 1] == circle[0]).all()
    assert np.abs(np.hypot(*kept[: len(kept) // 2].T) - 20.0).max() < WITHIN_MM


def square(x: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(x, 0.0, 10.0, 10.0))
    return path


def test_only_fills_that_look_alike_follow_each_other_and_lie_apart_are_joined():
    apart = [Stroke(square(0.0), "bone", 0.5, 0.0), Stroke(square(20.0), "bone", 0.5, 0.0)]
    assert [stroke.path.elementCount() for stroke in joined(apart)] == [10]
    for other in (
        Stroke(square(5.0), "bone", 0.5, 0.0),
        Stroke(square(20.0), "nerve", 0.5, 0.0),
        Stroke(square(20.0), "bone", 0.6, 0.0),
        Stroke(square(20.0), "bone", 0.5, 0.4),
    ):
        assert joined([apart[0], other]) == [apart[0], other]
    lines = [Stroke(square(x), "bone", 1.0, 0.4) for x in (0.0, 20.0)]
    assert joined(lines) == lines


def test_joining_again_what_is_joined_changes_nothing(qapp):
    opening = load_opening("side")
    again = Opening(opening.rectangle, tuple(joined(opening.strokes)))
    layout = Layout.of(900, 620)
    first, second = (painted(900, 620, lambda on, o=o: paint_opening(on, layout, o, LIGHT)) for o in (opening, again))
    assert difference(first, second).max() <= 2
