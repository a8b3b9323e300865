"""What rests, kept as pixels: shown as it is while the camera rests, and scaled smoothly while it moves."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.moving.parts import Part
from kyphoview.view.moving.tolerances import FINER, SPARE_PX, WAY_SHARES
from kyphoview.view.strokes import restored

_ROUNDING = 1e-6


@dataclass(eq=False, slots=True)
class CachedPicture:
    """Pixels that show the lowest parts of a picture.

    Attributes:
        frame: the one in which they were painted.
        box: what they show of it, in its pixels.
        parts: which parts they show.
        ratio: device pixels to one of the frame's.
    """

    frame: Frame
    box: QRectF
    parts: list[Part]
    ratio: float
    pixmap: QPixmap

    @staticmethod
    def of(parts: list[Part], frame: Frame, goal: Frame | None, ratio: float) -> "CachedPicture":
        """A picture of these parts.

        Args:
            frame: where the camera stands.
            goal: where it will next rest, if it moves: then the picture serves for a part of the way.
        """
        own, seen = _way_ahead(frame, frame if goal is None else goal)
        spare_px = 0.0 if goal is None else SPARE_PX
        wanted = seen.adjusted(-spare_px, -spare_px, spare_px, spare_px)
        box = _whole_pixels(wanted.intersected(_painted_in(own)), ratio)
        pixmap = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        picture = CachedPicture(own, box, [], ratio, pixmap)
        picture.add(parts)
        return picture

    def add(self, parts: list[Part]) -> None:
        """Paint more parts over those that it shows."""
        if not parts:
            return
        with QPainter(self.pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.box.topLeft())
            for part in parts:
                part.paint(painter, self.frame)
        self.parts += parts

    def anew(self, parts: list[Part]) -> "CachedPicture":
        """A picture of other parts, in the same pixels: they are not to be fetched from the system again."""
        picture = replace(self, parts=[])
        picture.add(parts)
        return picture

    def serves(self, frame: Frame, is_camera_moving: bool) -> bool:
        """Whether it can be shown in a frame: in its own, and while the camera moves also in others, scaled down."""
        if frame == self.frame:
            return True
        scaled = frame.scale / self.frame.scale
        is_fine = 1 / FINER - _ROUNDING <= scaled <= 1 + _ROUNDING
        return is_camera_moving and is_fine and self.box.contains(_seen_in(self.frame, frame))

    def shows(self, parts: list[Part]) -> bool:
        """Whether all that it shows stands as it does in the first of these parts."""
        return len(self.parts) <= len(parts) and all(
            (mine.name, mine.look) == (part.name, part.look) for mine, part in zip(self.parts, parts, strict=False)
        )

    def layer(self, frame: Frame) -> Layer:
        """It, as the lowest layer of a frame."""

        def lay(painter: QPainter) -> None:
            if frame == self.frame:
                painter.drawPixmap(self.box.topLeft(), self.pixmap)
                return
            with restored(painter):
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setTransform(self.frame.onto(frame), combine=True)
                painter.drawPixmap(self.box.topLeft(), self.pixmap)

        return Layer("cached", (id(self), frame), whole_pixels(_seen_in(frame, frame)), lay)


def _way_ahead(frame: Frame, goal: Frame) -> tuple[Frame, QRectF]:
    """The frame in which a picture serves for as much as possible of the way to a goal, and what is then seen on it in
    its pixels; on the spot where even a little of the way would have to paint what is not reached."""
    for share in WAY_SHARES:
        ahead = _towards(frame, goal, 1 + share * (FINER - 1))
        own = max(frame, ahead, key=lambda each: each.scale)
        seen = _seen_in(own, frame).united(_seen_in(own, ahead))
        if _painted_in(own).contains(seen):
            return own, seen
    return frame, _seen_in(frame, frame)


def _painted_in(frame: Frame) -> QRectF:
    """What parts are sure to paint in a frame, in its pixels: beyond, a picture would show what memory held."""
    return frame.reach.adjusted(1.0, 1.0, -1.0, -1.0)


def _towards(frame: Frame, goal: Frame, finer: float) -> Frame:
    """The frame that the camera reaches on its way to the goal when everything is so much larger, or smaller.

    On that way one place of the picture stays where it is.
    """
    zoomed = goal.scale / frame.scale
    if 1 / finer <= zoomed <= finer:
        return goal
    share = ((finer if zoomed > 1 else 1 / finer) - 1) / (zoomed - 1)
    return Frame(
        frame.layout,
        frame.scale + share * (goal.scale - frame.scale),
        frame.offset_x + share * (goal.offset_x - frame.offset_x),
        frame.offset_y + share * (goal.offset_y - frame.offset_y),
        frame.turn_rad + share * (goal.turn_rad - frame.turn_rad),
    )


def _seen_in(own: Frame, frame: Frame) -> QRectF:
    """What a frame shows, in the pixels of another."""
    return frame.onto(own).mapRect(QRectF(0, 0, frame.layout.width, frame.layout.height))


def _whole_pixels(box: QRectF, ratio: float) -> QRectF:
    """A box of whole device pixels that holds another."""
    left, top = math.floor(box.left() * ratio + _ROUNDING), math.floor(box.top() * ratio + _ROUNDING)
    right, bottom = math.ceil(box.right() * ratio - _ROUNDING), math.ceil(box.bottom() * ratio - _ROUNDING)
    corner, opposite = QPointF(left / ratio, top / ratio), QPointF(right / ratio, bottom / ratio)
    return QRectF(corner, opposite)
