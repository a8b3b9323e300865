"""The side cut's own drawing, painted for the cut face of the solid: transparent where the plane meets nothing."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QImage, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import BoneCut, Cut, DiscCut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import course_called
from kyphoview.view.cut.bones import paint_bone
from kyphoview.view.cut.channel import bore_outlines
from kyphoview.view.cut.discs import paint_disc
from kyphoview.view.cut.fillings.leak import paint_leak
from kyphoview.view.cut.fracture import paint_break, paint_next_break
from kyphoview.view.cut.rail import Rail
from kyphoview.view.cut.treatment import hollows_of
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.stage.packed_bone import paint_packed
from kyphoview.view.strokes import fill, restored, stroke

_ROOM_MM = 2.0
_CELL_MM = 1.6
_BORE_EDGE_MM = 0.12
_EDGE_MM = 0.12  # how much wider a hole is than its hollow, so that the wall's own edge is seen in it


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """The rectangle of the plane that a drawing covers, in picture coordinates, mm, and its pixels to a mm."""

    left: float
    bottom: float
    right: float
    top: float
    fineness: float

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return round((self.right - self.left) * self.fineness), round((self.top - self.bottom) * self.fineness)

    @property
    def grid(self) -> Points:
        """Points over it (R, C, 2) in mm, row by row from the lower left."""
        columns, rows = (math.ceil(size / (self.fineness * _CELL_MM)) + 1 for size in self.size_px)
        x, y = np.linspace(self.left, self.right, columns), np.linspace(self.bottom, self.top, rows)
        return np.stack(np.meshgrid(x, y), axis=-1)


class _AtRest:
    """Moves nothing: what moves as one is drawn once, and its surface is moved."""

    def is_bent(self, _level: str, /) -> bool:
        return False

    def carry_bone(self, _level: str, points: Points, /) -> Points:
        return points

    def carry_disc(self, _disc: DiscCut, points: Points, _share: Points, /) -> Points:
        return points


def still_area(level: str, path: str, is_above: bool, fineness: float) -> DrawnArea:
    """What the drawing covers of the bones and discs above, or below, the treated bone and its own two discs."""
    cut = load_cut(level, "side", path)
    loops = [loop for bone in _still_bones(cut, is_above) for loop in bone.outlines]
    loops += [disc.annulus for disc in _still_discs(cut, is_above)]
    return _area_around(cut, loops, fineness, (0.0, 0.0))


@lru_cache(maxsize=1)
def above_area(case: Case, fineness: float) -> DrawnArea:
    """What the drawing covers of the bones and discs above the treated bone, wherever the next break takes them."""
    cut = load_cut(case.level, "side", case.path)
    ends = [scene_at(case, Moment(course_called(case.course).steps[-1].id, at)) for at in (0.0, 1.0)]
    bones = [(bone.level, loop) for bone in _still_bones(cut, True) for loop in bone.outlines]
    return _area_around(
        cut, [end.carry_bone(level, loop) for end in ends for level, loop in bones], fineness, (1.0, 1.0)
    )


def treated_area(level: str, path: str, fineness: float) -> DrawnArea:
    """What the drawing covers of the treated bone and the discs beside it, wherever the break may take them."""
    cut = load_cut(level, "side", path)
    loops = [loop for bone in cut.bones if bone.level == level for loop in bone.outlines]
    loops += [disc.annulus for disc in cut.discs if level in (disc.above, disc.below)]
    return _area_around(cut, loops, fineness, (4.0, 1.0))


def paint_still(level: str, path: str, is_above: bool, area: DrawnArea, theme: Theme) -> QImage:
    """Paint what moves as one, at rest."""
    cut, rest = load_cut(level, "side", path), _AtRest()

    def paint(painter: QPainter, frame: Frame) -> None:
        for disc in _still_discs(cut, is_above):
            paint_disc(painter, frame, cut, disc, rest, theme)
        for bone in _still_bones(cut, is_above):
            paint_bone(painter, frame, cut, bone, rest, theme)

    return _painted(area, paint)


def paint_above_now(scene: Scene, area: DrawnArea, theme: Theme) -> QImage:
    """Paint the bones and discs above the treated bone where they are now, with the marks of the next break."""
    cut = load_cut(scene.case.level, "side", scene.case.path)

    def paint(painter: QPainter, frame: Frame) -> None:
        for disc in _still_discs(cut, True):
            paint_disc(painter, frame, cut, disc, scene, theme)
        for bone in _still_bones(cut, True):
            paint_bone(painter, frame, cut, bone, scene, theme)
        paint_next_break(painter, frame, cut, scene, theme)

    return _painted(area, paint)


def paint_treated(scene: Scene, area: DrawnArea, theme: Theme, has_break: bool = True) -> QImage:
    """Paint the treated bone and its discs at this moment: the break, compacted bone, a hole for each hollow."""
    level = scene.case.level
    cut = load_cut(level, "side", scene.case.path)

    def paint(painter: QPainter, frame: Frame) -> None:
        for disc in cut.discs:
            if level in (disc.above, disc.below):
                paint_disc(painter, frame, cut, disc, scene, theme)
        for bone in cut.bones:
            if bone.level == level:
                paint_bone(painter, frame, cut, bone, scene, theme)
        if has_break:
            paint_break(painter, frame, cut, scene, theme)
        for filling in hollows_of(scene, cut):
            if filling.name[0] == "rim":
                filling.paint(painter, frame, theme)
        paint_packed(painter, frame, cut, scene, theme)
        for thread in scene.leaks:
            paint_leak(painter, frame, cut.plane, thread, scene.progress.setting, theme, in_plane=False)
        _punch_hollows(painter, frame, cut, scene, theme)

    return _painted(area, paint)


def paint_break_alone(scene: Scene, area: DrawnArea, theme: Theme) -> QImage:
    """Paint only the marks of the break."""
    cut = load_cut(scene.case.level, "side", scene.case.path)
    return _painted(area, lambda painter, frame: paint_break(painter, frame, cut, scene, theme))


def hollows(scene: Scene) -> list[RadialBody]:
    """What the cut face has a hole for: the left cavity, or the cement where there is none."""
    return list(scene.cavities[:1]) or [cement.body for cement in scene.cements[:1]]


def _still_bones(cut: Cut, is_above: bool) -> list[BoneCut]:
    treated = LEVELS.index(cut.treated)
    return [b for b in cut.bones if b.level != cut.treated and (LEVELS.index(b.level) < treated) == is_above]


def _still_discs(cut: Cut, is_above: bool) -> list[DiscCut]:
    treated = LEVELS.index(cut.treated)
    beside = [disc for disc in cut.discs if cut.treated not in (disc.above, disc.below)]
    return [disc for disc in beside if (LEVELS.index(disc.above) < treated) == is_above]


def _area_around(cut: Cut, loops: list[Points], fineness: float, room_up_down: tuple[float, float]) -> DrawnArea:
    flat = cut.plane.flatten(np.concatenate(loops))
    (left, bottom), (right, top) = flat.min(axis=0) - _ROOM_MM, flat.max(axis=0) + _ROOM_MM
    width, height = (np.ceil((b - a) * fineness / 4) * 4 / fineness for a, b in
                     ((left, right), (bottom - room_up_down[1], top + room_up_down[0])))  # fmt: skip
    low = float(bottom - room_up_down[1])
    return DrawnArea(float(left), low, float(left + width), float(low + height), fineness)


def _painted(area: DrawnArea, paint: Callable[[QPainter, Frame], None]) -> QImage:
    width, height = area.size_px
    image = QImage(width, height, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(0)
    layout = Layout(width, height, 9.0, False, 0.0, 0.0, 0.0)
    frame = Frame(layout, area.fineness, -area.left * area.fineness, area.top * area.fineness)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, frame)
    return image


def _punch_hollows(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    for channel in scene.channels[:1]:
        rail = Rail.of(scene.axes[channel.side], cut.plane, frame)
        _punch(painter, frame, bore_outlines(rail, channel), theme.bone_edge)
    for body in hollows(scene):
        outline = body.outline(cut.plane)
        if len(outline):
            _punch(painter, frame, [polygon(frame.project(cut.plane, outline))])


def _punch(painter: QPainter, frame: Frame, paths: list[QPainterPath], edge: str | None = None) -> None:
    """Erase the drawing where there is a hollow: there one looks into it. Where bone is, it can have an edge."""
    with restored(painter):
        if edge is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            for path in paths:
                stroke(painter, path, edge, 2 * (_EDGE_MM + _BORE_EDGE_MM) * frame.scale)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        for path in paths:
            fill(painter, path, "#000000")
            stroke(painter, path, "#000000", 2 * _EDGE_MM * frame.scale)
