"""What fills the bone in a cut: compacted rim, cavity, balloon with contrast and markers, cement."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRadialGradient

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.bodies import Balloon, Cement
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.view.cut.rail import Rail
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, polygon
from kyphoview.view.strokes import faded, fill, fill_all, mix, stroke

_MARKER_HALF_MM = 0.75
_GRAINS = 70
_GRAIN_MM = 0.16
_GRAINS_EACH = 5
_RIM_FLECKS = 150
_FLECKS_EACH = 3
_HIGHLIGHT_RINGS = 6


def _outline(body: RadialBody, plane: Plane, frame: Frame) -> NDArray[np.float64]:
    return frame.to_pixels(plane.flatten(body.outline(plane)))


def paint_compacted(painter: QPainter, frame: Frame, plane: Plane, rim: RadialBody, theme: Theme) -> None:
    """Bone that the balloon has pressed together: pale and dense, with flecks of crushed trabeculae."""
    outline = _outline(rim, plane, frame)
    outlined(painter, outline, theme.compacted, theme.bone_line, 0.5 * frame.layout.line_px)
    fill_all(painter, _flecks(outline, frame), faded(theme.bone_line, 0.55))


def _flecks(outline: NDArray[np.float64], frame: Frame) -> list[QPainterPath]:
    """Short strokes just inside an outline, along it, at places that stay with the outline as it grows."""
    if len(outline) < 8:
        return []
    share_along, depth, half_mm = _fleck_places()
    at = share_along * len(outline)
    first = at.astype(int)
    share = (at - first)[:, None]
    following = (first + 1) % len(outline)
    along = outline[following] - outline[first]
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    middle = outline.mean(axis=0)
    place = outline[first] * (1 - share) + outline[following] * share
    place = place + depth[:, None] * (middle - place)
    half = along * (half_mm * frame.scale)[:, None]
    thin = np.column_stack([-along[:, 1], along[:, 0]]) * (0.09 * frame.scale)
    corners = np.stack([place - half, place + thin, place + half, place - thin], axis=1).reshape(-1, 2)
    return chunked(corners, np.arange(0, len(corners) + 1, 4), _FLECKS_EACH)


@cache
def _fleck_places() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each fleck: how far along the outline, how far towards its middle (0 to 1), and half its length in mm."""
    seed = np.random.default_rng(11)
    return seed.uniform(0, 1, _RIM_FLECKS), seed.uniform(0.02, 0.16, _RIM_FLECKS), seed.uniform(0.18, 0.5, _RIM_FLECKS)


def paint_cavity(painter: QPainter, frame: Frame, plane: Plane, cavity: RadialBody, theme: Theme) -> None:
    """The hollow that the balloon leaves."""
    outline = _outline(cavity, plane, frame)
    light = _round_light(outline, mix(theme.cavity, "#000000", 0.28), QColor(theme.cavity), (0.5, 0.55))
    outlined(painter, outline, light, theme.bone_edge, 0.8 * frame.layout.line_px)


def paint_balloon(painter: QPainter, frame: Frame, plane: Plane, axis: Axis, balloon: Balloon, theme: Theme) -> None:
    """The balloon: contrast seen through its wall, one highlight, the shaft inside and its two markers."""
    outline = _outline(balloon.body, plane, frame)
    rail = Rail.of(axis, plane, frame)
    light = QColor(theme.balloon_light)
    gradient = _round_light(outline, light, QColor(theme.balloon), (0.36, 0.26))
    gradient.setColorAt(0.75, mix(theme.balloon, theme.contrast, 0.55))
    gradient.setColorAt(1.0, QColor(theme.contrast))
    outlined(painter, outline, gradient, theme.balloon_edge, 1.15 * frame.layout.line_px)
    back, front = balloon.markers_mm
    shaft = polygon(rail.points([(back - 1, -0.55), (front + 0.8, -0.55), (front + 0.8, 0.55), (back - 1, 0.55)]))
    fill(painter, shaft, faded(theme.shaft, 0.55))
    stroke(painter, shaft, faded(theme.balloon_edge, 0.6), 0.4 * frame.layout.line_px)
    for at in (back, front):
        ring = polygon(rail.points([(at - _MARKER_HALF_MM, -0.75), (at + _MARKER_HALF_MM, -0.75),
                                    (at + _MARKER_HALF_MM, 0.75), (at - _MARKER_HALF_MM, 0.75)]))  # fmt: skip
        fill(painter, ring, theme.marker)
        stroke(painter, ring, theme.steel_light, 0.4 * frame.layout.line_px)
    _paint_highlight(painter, outline, theme.balloon_light, balloon.fill)


def _paint_highlight(painter: QPainter, outline: NDArray[np.float64], light: str, strength: float) -> None:
    """A soft window of light on the upper side, as wide as the body allows.

    Rings of clear colour laid over each other: a gradient to clear comes out of a PDF as a hard ellipse.
    """
    low, high = outline.min(axis=0), outline.max(axis=0)
    size = high - low
    if strength <= 0.0 or size.min() < 3.0:
        return
    middle = QPointF(*(low + size * (0.36, 0.23)))
    for ring in range(1, _HIGHLIGHT_RINGS + 1):
        reach = ring / _HIGHLIGHT_RINGS
        path = QPainterPath()
        path.addEllipse(middle, 0.2 * reach * size[0], 0.09 * reach * size[1])
        fill(painter, path, faded(light, 0.28 * strength))


def paint_cement(painter: QPainter, frame: Frame, plane: Plane, cement: Cement, theme: Theme) -> None:
    """Cement: glossy while liquid, matt and grained once set, creeping a little among the trabeculae."""
    outline = _outline(cement.body, plane, frame)
    if len(outline) < 3 or np.ptp(outline, axis=0).max() < 0.5:
        return
    body = mix(theme.cement_wet, theme.cement_set, cement.setting)
    light = mix("#ffffff", theme.cement_set, cement.setting)
    gradient = _round_light(outline, light, body, (0.38, 0.28))
    gradient.setColorAt(1.0, mix(body.name(), theme.cement_edge, 0.22 - 0.12 * cement.setting))
    outlined(painter, outline, gradient, theme.cement_edge, 0.9 * frame.layout.line_px)
    fill_all(painter, _grains(outline, frame), faded(theme.cement_edge, 0.16 + 0.2 * cement.setting))
    _paint_highlight(painter, outline, "#ffffff", 0.9 * (1.0 - cement.setting))


def _grains(outline: NDArray[np.float64], frame: Frame) -> list[QPainterPath]:
    """The powder that makes cement show on X-ray: fine grains, kept inside by scaling them about the middle."""
    seed = np.random.default_rng(5)
    middle = outline.mean(axis=0)
    at = seed.integers(0, len(outline), _GRAINS)
    reach = 0.9 * np.sqrt(seed.uniform(0.0, 1.0, _GRAINS))
    place = middle + reach[:, None] * (outline[at] - middle)
    size = _GRAIN_MM * frame.scale
    shape = np.array([(-1, 0), (0, -1), (1, 0), (0, 1)]) * size
    corners = (place[:, None, :] + shape).reshape(-1, 2)
    paths = chunked(corners, np.arange(0, len(corners) + 1, 4), _GRAINS_EACH)
    for path in paths:
        path.setFillRule(Qt.FillRule.WindingFill)  # grains may lie over each other
    return paths


def _round_light(
    outline: NDArray[np.float64], inner: QColor, outer: QColor, at: tuple[float, float]
) -> QRadialGradient:
    """Light that falls on a round body from above: the brightest place as shares of its box."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    size = high - low
    middle = low + size * at
    gradient = QRadialGradient(QPointF(*middle), 0.72 * float(size.max()) + 1e-6)
    gradient.setColorAt(0.0, inner)
    gradient.setColorAt(0.55, outer)
    return gradient
