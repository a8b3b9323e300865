"""The balloon in a cut: contrast seen through its wall, the shaft inside, and its two markers."""

from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.bodies import Balloon
from kyphoview.view.cut.fillings.round_body import outline_of, paint_highlight, round_light
from kyphoview.view.cut.rail import Rail
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.strokes import faded, fill, mix, stroke

TRANSPARENCY = 0.55
"""How clearly the shaft inside is seen through the balloon, 0 to 1."""
_MARKER_HALF_MM = 0.75


def paint_balloon(painter: QPainter, frame: Frame, plane: Plane, axis: Axis, balloon: Balloon, theme: Theme) -> None:
    """The balloon: contrast seen through its wall, one highlight, the shaft inside and its two markers."""
    outline = outline_of(balloon.body, plane, frame)
    rail = Rail.of(axis, plane, frame)
    light = QColor(theme.balloon_light)
    gradient = round_light(outline, light, QColor(theme.balloon), (0.36, 0.26))
    gradient.setColorAt(0.75, mix(theme.balloon, theme.contrast, 0.55))
    gradient.setColorAt(1.0, QColor(theme.contrast))
    outlined(painter, outline, gradient, theme.balloon_edge, 1.15 * frame.layout.line_px)
    back, front = balloon.markers_mm
    shaft = polygon(rail.points([(back - 1, -0.55), (front + 0.8, -0.55), (front + 0.8, 0.55), (back - 1, 0.55)]))
    fill(painter, shaft, faded(theme.shaft, TRANSPARENCY))
    stroke(painter, shaft, faded(theme.balloon_edge, TRANSPARENCY), 0.4 * frame.layout.line_px)
    for at in (back, front):
        ring = polygon(rail.points([(at - _MARKER_HALF_MM, -0.75), (at + _MARKER_HALF_MM, -0.75),
                                    (at + _MARKER_HALF_MM, 0.75), (at - _MARKER_HALF_MM, 0.75)]))  # fmt: skip
        fill(painter, ring, theme.marker)
        stroke(painter, ring, theme.steel_light, 0.4 * frame.layout.line_px)
    paint_highlight(painter, outline, theme.balloon_light, balloon.fill)
