"""The channel in a cut: the round way into the bone that needle, cannula and drill leave open."""

import math

from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.instruments.channel import Bore, Channel
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.rail import Rail
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import loops, polygon
from kyphoview.view.strokes import across, clipped, fill, mix, stroke

_BEHIND_BONE_MM = 6.0  # a bore comes to bone slantwise: it is drawn from outside and clipped to the bone
_POINT = 0.8  # how long the end of a bore is drawn pointed, in its radii


def paint_channel(
    painter: QPainter, frame: Frame, cut: Cut, scene: Scene, channel: Channel, front_mm: float, theme: Theme
) -> None:
    """One side's channel as far as `front_mm` along its axis."""
    axis = scene.axes[channel.side]
    rail = Rail.of(axis, cut.plane, frame)
    bores = bore_outlines(rail, channel, front_mm)
    with clipped(painter, _bone(frame, cut, scene)):
        for outline in bores:
            stroke(painter, outline, theme.bone_edge, 1.4 * frame.layout.line_px)
        for bore, outline in zip(channel.bores, bores, strict=True):
            fill(painter, outline, _wall(rail, bore.radius_mm, scene.progress.healed, theme))


def _wall(rail: Rail, radius_mm: float, healed: float, theme: Theme) -> QLinearGradient:
    """Hollow at first, darker above; young bone as it heals."""
    young = mix(theme.marrow, theme.bone_core, 0.35)
    empty = mix(theme.cavity, "#000000", 0.28), QColor(theme.cavity), mix(theme.cavity, theme.bone, 0.3)
    top, middle, bottom = (mix(shade.name(), young.name(), healed) for shade in empty)
    return across(rail.point(0.0, radius_mm), rail.point(0.0, -radius_mm), ((0.0, top), (0.6, middle), (1.0, bottom)))


def bore_outlines(rail: Rail, channel: Channel, front_mm: float = math.inf) -> list[QPainterPath]:
    """The outline of each bore in pixels, from behind the bone to `front_mm` at most."""
    return [_outline(rail, bore, front_mm) for bore in channel.bores]


def channel_ends_mm(channel: Channel, front_mm: float) -> tuple[float, float]:
    """Where along its axis the drawing begins and ends."""
    return channel.bores[0].back_mm - _BEHIND_BONE_MM, min(channel.front_mm, front_mm)


def _outline(rail: Rail, bore: Bore, front_mm: float) -> QPainterPath:
    back, radius = bore.back_mm - _BEHIND_BONE_MM, bore.radius_mm
    if front_mm < bore.front_mm:  # it opens into the hollow
        return polygon(rail.points([(back, -radius), (front_mm, -radius), (front_mm, radius), (back, radius)]))
    shoulder = max(bore.front_mm - _POINT * radius, back)
    return polygon(
        rail.points([(back, -radius), (shoulder, -radius), (bore.front_mm, 0.0), (shoulder, radius), (back, radius)])
    )


def _bone(frame: Frame, cut: Cut, scene: Scene) -> QPainterPath:
    """The treated bone as the plane meets it now."""
    return loops(
        [
            frame.project(cut.plane, scene.carry_bone(bone.level, outline))
            for bone in cut.bones
            if bone.level == cut.treated
            for outline in bone.outlines
        ]
    )
