"""Needle, cannula, drill, balloon shaft and cement tube in a cut: brushed steel and pale plastic, to scale."""

import math
from collections.abc import Callable
from functools import cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.view.cut.rail import Pair, Rail
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon, polygons
from kyphoview.view.strokes import Paint, across, fill, mix, stroke

_WALL_SHARE = 0.26  # a tube's wall, of its radius: drawn thicker than steel needs, so that it can be seen
_BEVEL_MM = 5.0
_WING_RADIUS_MM = 15.0
_HUB_REACH_MM = 26.0
# The hub's half outline behind the instrument's tail: along the axis and out from it, in mm.
_HUB_PROFILE = (
    (3.0, 2.6),
    (0.0, 5.2),
    (-5.0, 7.0),
    (-7.0, 13.0),
    (-9.0, _WING_RADIUS_MM),
    (-14.0, _WING_RADIUS_MM),
    (-16.0, 13.0),
    (-15.0, 7.0),
    (-24.0, 5.6),
)
_ROUNDINGS = 3
_GROOVES, _GROOVE_PITCH_MM, _GROOVE_WIDTH = 9, 4.0, 0.5  # of the drill; the width in its radii
_DRILL_ADVANCE_MM = 6.0  # with each turn

_Shape = Callable[[float], list[Pair]]
"""The corners of a shape along an axis, as (along, across) in mm, grown by so many mm."""


def paint_instrument(
    painter: QPainter, frame: Frame, plane: Plane, axis: Axis, instrument: Instrument, theme: Theme
) -> None:
    """One instrument at its place on its axis, if it reaches into the picture."""
    rail = Rail.of(axis, plane, frame)
    if frame.reach.intersects(instrument_box(rail, instrument)):
        _PAINTERS[instrument.kind](painter, frame, rail, instrument, theme)


def instrument_box(rail: Rail, instrument: Instrument) -> QRectF:
    """What an instrument covers, in pixels."""
    radius = _WING_RADIUS_MM + 1.0
    back, front = instrument.tail_mm - _HUB_REACH_MM, instrument.tip_mm + 1.0
    return rail.box(back, front, radius)


def _rod(tail: float, tip: float, low: float, high: float) -> _Shape:
    return lambda by: [(tail - by, low - by), (tip + by, low - by), (tip + by, high + by), (tail - by, high + by)]


def _edged(painter: QPainter, rail: Rail, shape: _Shape, paint: Paint, edge: str, width: float) -> QPainterPath:
    """Fill a shape, with a line of this width in pixels along its border: two fills, which cost a third of a stroke.
    What lies within the line."""
    half_mm = width / 2 / math.hypot(*rail.across)
    fill(painter, polygon(rail.points(shape(half_mm))), edge)
    within = polygon(rail.points(shape(-half_mm)))
    fill(painter, within, paint)
    return within


def _steel(rail: Rail, at: float, radius: float, theme: Theme) -> QLinearGradient:
    """Brushed steel: light from above, dark along both edges."""
    return across(
        rail.point(at, radius),
        rail.point(at, -radius),
        (
            (0.0, mix(theme.steel, theme.steel_dark, 0.35)),
            (0.16, theme.steel),
            (0.34, theme.steel_light),
            (0.5, theme.steel),
            (0.82, mix(theme.steel, theme.steel_dark, 0.45)),
            (1.0, mix(theme.steel, theme.steel_dark, 0.75)),
        ),
    )


def _paint_hub(painter: QPainter, frame: Frame, rail: Rail, tail: float, theme: Theme) -> None:
    """The handle behind the skin: a body and two wings to hold it by."""
    outline = rail.points([(tail + along, across_mm) for along, across_mm in hub_outline()])
    shade = across(
        rail.point(tail, _WING_RADIUS_MM),
        rail.point(tail, -_WING_RADIUS_MM),
        ((0.0, mix(theme.handle, "#ffffff", 0.28)), (0.45, theme.handle), (1.0, mix(theme.handle, "#000000", 0.3))),
    )
    outlined(painter, outline, shade, theme.steel_dark, frame.layout.line_px)


@cache
def hub_outline() -> tuple[tuple[float, float], ...]:
    """The hub's whole outline, along the axis and across it in mm, its corners rounded by cutting them off, again and
    again (Chaikin)."""
    corners = np.array([*((s, -r) for s, r in _HUB_PROFILE), *reversed(_HUB_PROFILE)])
    for _ in range(_ROUNDINGS):
        following = np.roll(corners, -1, axis=0)
        corners = np.stack([0.75 * corners + 0.25 * following, 0.25 * corners + 0.75 * following], axis=1).reshape(
            -1, 2
        )
    return tuple(map(tuple, corners.tolist()))


def _paint_needle(painter: QPainter, frame: Frame, rail: Rail, tool: Instrument, theme: Theme) -> None:
    """A steel needle with the bevelled stylet at its tip."""
    radius, tail, tip = tool.radius_mm, tool.tail_mm, tool.tip_mm
    shoulder = tip - _BEVEL_MM
    outline = [(tail, -radius), (shoulder, -radius), (tip, 0.0), (shoulder, radius), (tail, radius)]
    path = polygon(rail.points(outline))
    fill(painter, path, _steel(rail, tip, radius, theme))
    stroke(painter, path, theme.steel_dark, 0.8 * frame.layout.line_px)
    facet = polygon(
        rail.points([(tip - _BEVEL_MM, -radius), (tip - 0.6 * _BEVEL_MM, 0.1 * radius), (tip, 0.0)]), closed=False
    )
    stroke(painter, facet, theme.steel_dark, 0.55 * frame.layout.line_px)
    _paint_hub(painter, frame, rail, tool.tail_mm, theme)


def _paint_cannula(painter: QPainter, frame: Frame, rail: Rail, tool: Instrument, theme: Theme) -> None:
    """A steel tube, opened along the cut: two walls and the dark way between them."""
    radius = tool.radius_mm
    fill(painter, polygon(rail.points(_rod(tool.tail_mm, tool.tip_mm, -radius, radius)(0.0))), theme.lumen)
    wall = radius * (1 - _WALL_SHARE)
    for low, high in ((wall, radius), (-radius, -wall)):
        shade = across(rail.point(0, high), rail.point(0, low), ((0.0, theme.steel_light), (1.0, theme.steel)))
        side = _rod(tool.tail_mm, tool.tip_mm, low, high)
        _edged(painter, rail, side, shade, theme.steel_dark, 0.6 * frame.layout.line_px)
    _paint_hub(painter, frame, rail, tool.tail_mm, theme)


def _paint_shaft(painter: QPainter, frame: Frame, rail: Rail, tool: Instrument, theme: Theme) -> None:
    """The balloon's pale catheter."""
    radius = tool.radius_mm
    shade = across(rail.point(0, radius), rail.point(0, -radius),
                   ((0.0, theme.shaft), (1.0, mix(theme.shaft, theme.steel_dark, 0.35))))  # fmt: skip
    rod = _rod(tool.tail_mm, tool.tip_mm, -radius, radius)
    _edged(painter, rail, rod, shade, theme.steel_dark, 0.55 * frame.layout.line_px)


def _paint_cement_tube(painter: QPainter, frame: Frame, rail: Rail, tool: Instrument, theme: Theme) -> None:
    """A steel tube with cement inside."""
    radius, steel = tool.radius_mm, _steel(rail, tool.tip_mm, tool.radius_mm, theme)
    rod = _rod(tool.tail_mm, tool.tip_mm, -radius, radius)
    _edged(painter, rail, rod, steel, theme.steel_dark, 0.6 * frame.layout.line_px)
    inside = _rod(tool.tail_mm, tool.tip_mm, -0.45 * radius, 0.45 * radius)
    fill(painter, polygon(rail.points(inside(0.0))), theme.cement_wet)


def _paint_drill(painter: QPainter, frame: Frame, rail: Rail, tool: Instrument, theme: Theme) -> None:
    """A steel drill, turned by hand: a point, and two grooves that wind round its front part and turn as it goes in."""
    radius, tail, tip = tool.radius_mm, tool.tail_mm, tool.tip_mm
    shoulder = tip - radius

    def pointed(by: float) -> list[Pair]:
        wide, corner = radius + by, shoulder + by * math.tan(math.pi / 8)
        return [
            (tail - by, -wide),
            (corner, -wide),
            (tip + math.sqrt(2.0) * by, 0.0),
            (corner, wide),
            (tail - by, wide),
        ]

    steel = _steel(rail, tip, radius, theme)
    within = _edged(painter, rail, pointed, steel, theme.steel_dark, 0.8 * frame.layout.line_px)
    fill(painter, _grooves(rail, shoulder, tip, radius).intersected(within), theme.steel_dark)
    _paint_hub(painter, frame, rail, tail, theme)


def _grooves(rail: Rail, shoulder: float, tip: float, radius: float) -> QPainterPath:
    """The drill's grooves as bands from edge to edge of its rod, somewhat beyond its shoulder too."""
    half = _GROOVE_WIDTH / 4 * math.hypot(_GROOVE_PITCH_MM, 2 * radius)  # along the rod, which a groove crosses aslant
    first = shoulder + tip / _DRILL_ADVANCE_MM % 1.0 * _GROOVE_PITCH_MM
    corners = []
    for number in range(_GROOVES + 1):
        near = first - number * _GROOVE_PITCH_MM
        far = near - _GROOVE_PITCH_MM
        corners += [(near - half, radius), (near + half, radius), (far + half, -radius), (far - half, -radius)]
    return polygons(rail.points(corners), np.arange(0, len(corners) + 1, 4))


_PAINTERS = {
    "cannula": _paint_cannula,
    "needle": _paint_needle,
    "drill": _paint_drill,
    "balloon_shaft": _paint_shaft,
    "cement_tube": _paint_cement_tube,
}
PAINT_ORDER = tuple(_PAINTERS)  # the outermost first: what is inside a tube is seen in it
