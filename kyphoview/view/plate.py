"""A picture kept as pixels: made for one frame, laid down in others that differ little from it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kyphoview.view.frame import Frame


@dataclass(frozen=True, slots=True)
class Plate:
    """Pixels that show `frame` and `margin` pixels of it all around; `fineness` of them go to one of the frame's."""

    frame: Frame
    margin: float
    fineness: float
    pixmap: QPixmap

    def place_in(self, frame: Frame) -> QRectF:
        """Where the whole plate lies in a frame, in that frame's pixels."""
        stretch = frame.scale / self.frame.scale
        left = frame.offset_x - stretch * (self.frame.offset_x + self.margin)
        top = frame.offset_y - stretch * (self.frame.offset_y + self.margin)
        width, height = self.pixmap.width() / self.fineness, self.pixmap.height() / self.fineness
        return QRectF(left, top, width * stretch, height * stretch)

    def covers(self, frame: Frame) -> bool:
        """Whether the plate has something for every pixel of a frame."""
        return self.place_in(frame).contains(QRectF(0, 0, frame.layout.width, frame.layout.height))

    def stretch_in(self, frame: Frame) -> float:
        """How much larger things are in a frame than in the plate's own."""
        return frame.scale / self.frame.scale


def make_plate(frame: Frame, margin: float, fineness: float, draw: Callable[[QPainter], None]) -> Plate:
    """A plate on which `draw` has painted, in the frame's own pixels; it must cover all of it."""
    width, height = frame.layout.width + 2 * margin, frame.layout.height + 2 * margin
    plate = Plate(frame, margin, fineness, QPixmap(math.ceil(width * fineness), math.ceil(height * fineness)))
    paint_on(plate, draw)
    return plate


def paint_on(plate: Plate, draw: Callable[[QPainter], None]) -> None:
    """Paint more onto a plate, in its frame's own pixels."""
    with QPainter(plate.pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(plate.fineness, plate.fineness)
        painter.translate(plate.margin, plate.margin)
        draw(painter)


def lay_plate(painter: QPainter, plate: Plate, frame: Frame, is_smooth: bool = False) -> None:
    """Put a plate down in a frame: moved by whole device pixels where it is not stretched.

    Where it is stretched a little, rows and columns of pixels are doubled or left out, which while things move is hardly
    seen and costs a quarter of `is_smooth`.
    """
    ratio = painter.device().devicePixelRatio()
    place = plate.place_in(frame)
    if plate.frame.scale == frame.scale and plate.fineness == ratio:
        plate.pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(
            QPointF(round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio), plate.pixmap
        )
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
    plate.pixmap.setDevicePixelRatio(1.0)
    painter.drawPixmap(place, plate.pixmap, QRectF(plate.pixmap.rect()))
