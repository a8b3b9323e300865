"""Cement that has left the body, in a cut: solid where the plane meets it, or nearly; beside it a dashed ghost."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.leaks.thread import Thread
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.strokes import faded, fill, mix, stroke

_NEAR_MM = 1.5  # between it and the plane: what lies no farther is drawn as if it lay in the plane
_GHOST_OPACITY, _DASHES = 0.5, (3.0, 2.0)
_AROUND = 16


def paint_leak(
    painter: QPainter, frame: Frame, plane: Plane, thread: Thread, setting: float, theme: Theme, in_plane: bool
) -> None:
    """That part of a thread or film which lies in the plane, or the other one, in the colour of its cement.

    Args:
        in_plane: this part is painted below the cement, in which it begins; the other one over all that lies there.
    """
    colour, line = mix(theme.cement_wet, theme.cement_set, setting).name(), frame.layout.line_px
    path = _silhouette(_rings_px(frame, plane, thread), lies_in_plane(thread, plane) == in_plane)
    if in_plane:
        stroke(painter, path, theme.cement_edge, 1.8 * line)
        fill(painter, path, faded(colour, 1.0))
    else:
        fill(painter, path, faded(colour, _GHOST_OPACITY))
        stroke(painter, path, theme.cement_edge, 0.8 * line, _DASHES)


def lies_in_plane(thread: Thread, plane: Plane) -> NDArray[np.bool_]:
    """Which of a thread's stations are drawn as lying in a plane, (N,): up to 1.5 mm from it. The others are ghosts."""
    found: NDArray[np.bool_] = np.abs(plane.height_over(thread.points)) <= _NEAR_MM + _reach_mm(thread, plane)
    return found


def _rings_px(frame: Frame, plane: Plane, thread: Thread) -> NDArray[np.float64]:
    return frame.project(plane, thread.rings(_AROUND).reshape(-1, 3)).reshape(len(thread.points), _AROUND, 2)


def _reach_mm(thread: Thread, plane: Plane) -> NDArray[np.float64]:
    """How far its sections reach towards a plane, (N,)."""
    wide, thin = thread.wide_way @ plane.normal, thread.thin_way @ plane.normal
    reach: NDArray[np.float64] = np.hypot(thread.wide_mm * wide, thread.thin_mm * thin)
    return reach


def leak_box(frame: Frame, plane: Plane, thread: Thread) -> QRectF:
    """What it may cover, in pixels."""
    rings = _rings_px(frame, plane, thread).reshape(-1, 2)
    (left, top), (right, bottom) = rings.min(axis=0).tolist(), rings.max(axis=0).tolist()
    spare = 2.0 * frame.layout.line_px
    return QRectF(left, top, right - left, bottom - top).adjusted(-spare, -spare, spare, spare)


def _silhouette(rings: NDArray[np.float64], chosen: NDArray[np.bool_]) -> QPainterPath:
    """What the chosen ones of rings (N, A, 2) in pixels cover, each joined with the next."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for at, following in pairwise(range(len(rings))):
        if chosen[at]:
            path.addPolygon(_hull(np.concatenate((rings[at], rings[following]))))
    return path.simplified()


def _hull(points: NDArray[np.float64]) -> QPolygonF:
    """The convex hull of points (N, 2), closed (Andrew 1979)."""
    ordered = points[np.lexsort((points[:, 1], points[:, 0]))].tolist()
    halves = []
    for half in (ordered, ordered[::-1]):
        kept: list[list[float]] = []
        for point in half:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0.0:
                kept.pop()
            kept.append(point)
        halves += kept[:-1]
    return QPolygonF([QPointF(x, y) for x, y in (*halves, halves[0])])


def _turn(first: list[float], second: list[float], third: list[float]) -> float:
    along, across = second[0] - first[0], second[1] - first[1]
    return along * (third[1] - first[1]) - across * (third[0] - first[0])
