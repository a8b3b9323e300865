"""What is done to the bone in a cut, in the order in which it is painted: what fills it, the tools, the balloons."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.cement import THICKEST_RIM_MM
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.instruments.channel import Channel
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.channel import channel_ends_mm, paint_channel
from kyphoview.view.cut.fillings.balloon import paint_balloon
from kyphoview.view.cut.fillings.cavity import paint_cavity, paint_compacted
from kyphoview.view.cut.fillings.cement import paint_cement, paint_cloud
from kyphoview.view.cut.fillings.leak import paint_leak
from kyphoview.view.cut.instruments import PAINT_ORDER, paint_instrument
from kyphoview.view.cut.rail import Rail
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme

_SPARE_MM, _EDGE_LINES = 1.0, 3.0  # around a body: a balloon's markers, and its outline in outlines' widths

_INTO_HOLLOW_MM = 0.6  # so that no edge is left across the way
_HEALINGS = 100  # and a channel after one part in so many of the change in which it heals
_CLIPS_EACH_MM = 10  # of lost height: so often is a channel clipped anew to the bone, a quarter of a pixel off at most
SETTINGS = 50  # while it plays, cement is drawn anew after one part in so many of its change of colour


@dataclass(frozen=True, slots=True)
class Filling:
    """One body in the bone.

    Attributes:
        name: which one it is.
        axis, ends_mm, radius_mm: it lies along this axis, from end to end, within this radius.
        measures: numbers that say what shape it has, wherever along its axis it stands.
        paint: how it is painted.
    """

    name: tuple[str, int]
    axis: Axis
    ends_mm: tuple[float, float]
    radius_mm: float
    measures: tuple[float, ...]
    paint: Callable[[QPainter, Frame, Theme], None]


def paint_fillings(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Rim, cavity, cement, tools and balloons of the sides whose needle lies in the plane."""
    for filling in hollows_of(scene, cut):
        filling.paint(painter, frame, theme)
    _paint_leaks(painter, frame, cut, scene, theme, in_plane=True)
    for filling in cements_of(scene, cut):
        filling.paint(painter, frame, theme)
    _paint_leaks(painter, frame, cut, scene, theme, in_plane=False)
    for tool in tools_of(scene, cut):
        paint_instrument(painter, frame, cut.plane, scene.axes[tool.side], tool, theme)
    for filling in balloons_of(scene, cut):
        filling.paint(painter, frame, theme)


def _paint_leaks(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme, in_plane: bool) -> None:
    for thread in scene.leaks:
        paint_leak(painter, frame, cut.plane, thread, scene.progress.setting, theme, in_plane)


def hollows_of(scene: Scene, cut: Cut) -> list[Filling]:
    """What is painted below cement and tools: the channels, the compacted rims, the cavities."""
    plane = cut.plane
    seen = slice(0, len(_sides(scene, cut)))  # bodies stand in the order of the sides, the left one first
    found = [_channel("channel", at, channel, scene, cut) for at, channel in enumerate(scene.channels[seen])]
    for at, rim in enumerate(scene.compacted[seen]):
        found.append(_filling(("rim", at), rim, _painting(paint_compacted, plane, rim)))
    for at, hollow in enumerate(scene.cavities[seen]):
        if not _is_filled(hollow, scene, at):
            found.append(_filling(("cavity", at), hollow, _painting(paint_cavity, plane, hollow)))
    for at, (channel, hollow) in enumerate(zip(scene.channels[seen], scene.cavities, strict=False)):
        found.append(_channel("mouth", at, channel, scene, cut, hollow.ends_mm[0] + _INTO_HOLLOW_MM))
    return found


def cements_of(scene: Scene, cut: Cut) -> list[Filling]:
    """The cement in the bone."""
    if scene.cement_ends_mm is None:
        return []
    return [_cement_filling(scene, cut, at) for at in range(len(_sides(scene, cut)))]


def filling_box(filling: Filling, frame: Frame, plane: Plane) -> QRectF:
    """What a body may cover, in pixels."""
    back, front = filling.ends_mm
    spare_px = _SPARE_MM * frame.scale + _EDGE_LINES * frame.layout.line_px
    return Rail.of(filling.axis, plane, frame).box(back, front, filling.radius_mm, spare_px)


def balloons_of(scene: Scene, cut: Cut) -> list[Filling]:
    """The balloons, painted over the tools."""
    found = []
    for at, balloon in enumerate(scene.balloons[: len(_sides(scene, cut))]):
        paint = _painting(paint_balloon, cut.plane, scene.axes[balloon.side], balloon)
        back, front = balloon.markers_mm
        start = balloon.body.ends_mm[0]
        found.append(_filling(("balloon", at), balloon.body, paint, (back - start, front - start, balloon.fill)))
    return found


def tools_of(scene: Scene, cut: Cut) -> list[Instrument]:
    """The tools in this cut, the outermost first."""
    sides = _sides(scene, cut)
    tools = (tool for tool in scene.instruments if tool.side in sides)
    return sorted(tools, key=lambda tool: PAINT_ORDER.index(tool.kind))


def _sides(scene: Scene, cut: Cut) -> list[str]:
    return [side for side in scene.case.sides if cut.view == "top" or side == "left"]


def _filling(
    name: tuple[str, int],
    body: RadialBody,
    paint: Callable[[QPainter, Frame, Theme], None],
    more: tuple[float, ...] = (),
) -> Filling:
    start, end = body.ends_mm
    return Filling(
        name,
        body.axis,
        body.ends_mm,
        body.largest_and_mean_radius_mm[0],
        (end - start, *body.largest_and_mean_radius_mm, *more),
        paint,
    )


def _channel(name: str, at: int, channel: Channel, scene: Scene, cut: Cut, front_mm: float = math.inf) -> Filling:
    """A channel, or the part of it that opens into the hollow: painted over the hollow's edge."""
    return Filling(
        (name, at),
        scene.axes[channel.side],
        channel_ends_mm(channel, front_mm),
        max(bore.radius_mm for bore in channel.bores),
        (
            *(bore.front_mm for bore in channel.bores),
            *(round(_CLIPS_EACH_MM * loss_mm) for loss_mm in scene.height_map.losses_mm),
            round(_HEALINGS * scene.progress.healed),
        ),
        lambda painter, frame, theme: paint_channel(painter, frame, cut, scene, channel, front_mm, theme),
    )


def _cement_filling(scene: Scene, cut: Cut, at: int) -> Filling:
    """The cement of one side, whose shape is worked out only when it is painted: what grows is its length alone."""
    assert scene.cement_ends_mm is not None
    rear, front = scene.cement_ends_mm
    axis = scene.axes[scene.case.sides[at]]

    def paint(painter: QPainter, frame: Frame, theme: Theme) -> None:
        if scene.case.has_balloon:
            paint_cement(painter, frame, cut.plane, scene.cements[at], theme)
        else:
            paint_cloud(painter, frame, cut, scene, scene.cements[at], theme)

    measures: tuple[float, ...] = front - rear, round(SETTINGS * scene.progress.setting)
    if scene.cavities:
        radius_mm = scene.cavities[at].largest_and_mean_radius_mm[0] + THICKEST_RIM_MM
    else:
        radius_mm = scene.cements[at].body.largest_and_mean_radius_mm[0]
        measures = *measures, radius_mm
    return Filling(("cement", at), axis, scene.cement_ends_mm, radius_mm, measures, paint)


def _is_filled(cavity: RadialBody, scene: Scene, at: int) -> bool:
    """Whether a cavity is not seen, because its balloon fills it."""
    if at >= len(scene.balloons):
        return False
    balloon = scene.balloons[at].body
    return cavity.radius_mm is balloon.radius_mm and cavity.ends_mm == balloon.ends_mm


def _painting(paint: Callable[..., None], *what: object) -> Callable[[QPainter, Frame, Theme], None]:
    return lambda painter, frame, theme: paint(painter, frame, *what, theme)
