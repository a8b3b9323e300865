"""Tools, balloons, cavities and cement while they move: each on a plate of its own, slid or laid down where it goes."""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.instruments import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.instruments import instrument_box, paint_instrument
from kyphoview.view.cut.rail import Rail
from kyphoview.view.cut.treatment import Filling, balloons_of, fillings_below, tools_of
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer
from kyphoview.view.moving.body_layer import Still
from kyphoview.view.moving.cached_layer import Plate, make_plate, picture_box, plate_layer, strips_of
from kyphoview.view.moving.camera_motion import Motion
from kyphoview.view.moving.displacement import measures_drift_px
from kyphoview.view.palette import Theme

_OFF_PX, _FAST_OFF_PX = 1.2, 3.0  # what grows fast may be off by more
_FRAMES_OFF = 2.2
_STRETCH, _TOOL_STRETCH = 1.025, 1.1  # what is long costs more to paint than to stretch smoothly
_ROUNDING = 1e-6
_EDGE_LINES, _SPARE_MM = 3.0, 1.0  # what is kept free around a body: outlines' widths, and a balloon's markers
_EDGE_PX = 3.5  # by so much what is shown may lie beyond its picture: no more than it may be off
_SPARE_PX = 260.0  # how far beyond the picture a tool is drawn, so that it can slide

_SortedOut = tuple[list[Still], list[Layer]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A tool or a body now: where along its axis its front is, its measures and box, and how it is painted."""

    name: Hashable
    front_mm: float
    measures: tuple[float, ...]
    rail: Rail
    is_long: bool
    box: Callable[[], QRectF]
    paint: Callable[[QPainter], None]

    @property
    def most_stretch(self) -> float:
        """How far its picture is stretched while the camera moves, before it is made anew."""
        return _TOOL_STRETCH if self.is_long else _STRETCH

    def moved_px(self, before: "_Part | None", frame: Frame) -> float:
        """How far it has gone or grown."""
        if before is None:
            return math.inf
        slid_px = abs(self.front_mm - before.front_mm) * frame.scale
        return max(slid_px, measures_drift_px(before.measures, self.measures, frame))

    def is_as(self, before: "_Part | None") -> bool:
        """Whether it stands where it stood."""
        return before is not None and (before.front_mm, before.measures) == (self.front_mm, self.measures)


@dataclass(slots=True)
class _Kept:
    """A part's picture, and where the part's front was and what its measures were when it was made.

    Attributes:
        frame, box: what it shows.
        plates: it, whole or in strips.
    """

    front_mm: float
    measures: tuple[float, ...]
    frame: Frame
    box: QRectF
    plates: tuple[Plate, ...]
    _laid: tuple[Hashable, list[Layer]] | None = None  # where it was laid last

    def slide(self, part: _Part) -> QPointF:
        """How far the part has gone along its axis since, in pixels."""
        gone_mm, (right, down) = part.front_mm - self.front_mm, part.rail.forward
        return QPointF(gone_mm * right, gone_mm * down)

    def layers(self, motion: Motion, part: _Part) -> list[Layer]:
        """It, laid down where the part is."""
        place = motion.frame, part.front_mm
        if self._laid is None or self._laid[0] != place:
            slide = self.slide(part)
            layers = [
                plate_layer((part.name, at), plate, motion.frame, motion.ratio, slide, part.is_long)
                for at, plate in enumerate(self.plates)
            ]
            self._laid = place, layers
        return self._laid[1]


class MovingFillings:
    """One view's plates."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Let go of them."""
        self._kept: dict[Hashable, _Kept] = {}
        self._last: dict[Hashable, _Part] = {}
        self._shown: tuple[Hashable, _SortedOut] | None = None  # what the last picture was made for, and of
        self.moved_px = 0.0  # how far what is seen of them has gone or grown since the frame before

    def sorted_out(self, motion: Motion, cut: Cut, scene: Scene, theme: Theme) -> _SortedOut:
        """All that fills or enters the bone, in the order of the picture: what rests while the camera moves, and the
        layers of the others over it."""
        made_for = (
            (motion.frame, motion.ratio, motion.is_camera_moving),
            (cut.view, theme.name, scene.case, scene.progress, scene.instruments),
        )
        if self._shown is None or self._shown[0] != made_for:
            self._shown = made_for, self._sort_out(motion, cut, scene, theme)
        else:
            self.moved_px = 0.0
        return self._shown[1]

    def _sort_out(self, motion: Motion, cut: Cut, scene: Scene, theme: Theme) -> _SortedOut:
        frame = motion.frame
        parts = [
            *(_filling_part(each, frame, cut, theme) for each in fillings_below(scene, cut)),
            *(_tool_part(each, frame, cut, scene, theme) for each in tools_of(scene, cut)),
            *(_filling_part(each, frame, cut, theme) for each in balloons_of(scene, cut)),
        ]
        last, self._last = self._last, {part.name: part for part in parts}
        self.moved_px = 0.0
        still, moving = _sorted(parts, last) if motion.is_camera_moving else ([], parts)
        before, self._kept = self._kept, {}
        layers: list[Layer] = []
        for part in moving:
            kept = self._kept_picture(motion, part, before.get(part.name), last.get(part.name, part))
            if kept is not None or part.name in before:
                self.moved_px = max(self.moved_px, part.moved_px(last.get(part.name), frame))
            if kept is not None:
                self._kept[part.name] = kept
                layers += kept.layers(motion, part)
        return [Still((part.name, part.front_mm, part.measures), part.paint) for part in still], layers

    def _kept_picture(self, motion: Motion, part: _Part, kept: _Kept | None, last: _Part) -> _Kept | None:
        """The picture that shows a part; None where it lies beyond the picture."""
        frame = motion.frame
        whole = part.box()
        seen = whole.intersected(picture_box(frame, 0.0))
        if seen.isEmpty():
            return None
        if kept is not None and _serves(kept, part, last, motion, seen):
            return kept
        ahead = motion.ahead(part.most_stretch)
        to_ahead = frame.onto(ahead)
        box = to_ahead.mapRect(whole.intersected(picture_box(frame, _SPARE_PX)))

        def draw(painter: QPainter) -> None:
            painter.setTransform(to_ahead, combine=True)
            part.paint(painter)

        plate = make_plate(ahead, box, motion.ratio, draw, is_clear=True)
        plates = strips_of(plate) if part.is_long else (plate,)
        return _Kept(part.front_mm, part.measures, ahead, plate.box, plates)


def _sorted(parts: list[_Part], last: dict[Hashable, _Part]) -> tuple[list[_Part], list[_Part]]:
    """What stands as it stood, unless it lies over something that does not; and the others."""
    still: list[_Part] = []
    moving: list[_Part] = []
    for part in parts:
        is_still = part.is_as(last.get(part.name)) and not any(part.box().intersects(below.box()) for below in moving)
        (still if is_still else moving).append(part)
    return still, moving


def _serves(kept: _Kept, part: _Part, last: _Part, motion: Motion, seen: QRectF) -> bool:
    frame = motion.frame
    speed_px = measures_drift_px(last.measures, part.measures, frame)
    most_px = min(max(_FRAMES_OFF * speed_px, _OFF_PX), _FAST_OFF_PX)
    if measures_drift_px(kept.measures, part.measures, frame) > most_px:
        return False
    stretch, most = frame.scale / kept.frame.scale, part.most_stretch
    if stretch != 1.0 and not (motion.is_camera_moving and 1 / most - _ROUNDING <= stretch <= most + _ROUNDING):
        return False
    place = kept.frame.onto(frame).mapRect(kept.box).translated(kept.slide(part))
    return place.adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX).contains(seen)


def _filling_part(filling: Filling, frame: Frame, cut: Cut, theme: Theme) -> _Part:
    rail = Rail.of(filling.axis, cut.plane, frame)
    back, front = filling.ends_mm

    def box() -> QRectF:
        spare_px = _SPARE_MM * frame.scale + _EDGE_LINES * frame.layout.line_px
        return rail.box(back, front, filling.radius_mm, spare_px)

    def paint(painter: QPainter) -> None:
        filling.paint(painter, frame, theme)

    return _Part(filling.name, front, filling.measures, rail, False, box, paint)


def _tool_part(tool: Instrument, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> _Part:
    axis = scene.axes[tool.side]
    rail = Rail.of(axis, cut.plane, frame)
    return _Part(
        (tool.kind, tool.side),
        tool.tip_mm,
        (tool.tip_mm - tool.tail_mm,),
        rail,
        True,
        lambda: instrument_box(rail, tool),
        lambda painter: paint_instrument(painter, frame, cut.plane, axis, tool, theme),
    )
