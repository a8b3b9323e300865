"""A part of a picture kept as pixels: made for one frame, laid down in others that differ little from it."""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.moving.tiles import TILE_PX, filled_tiles, span

_STRIP_TILES = 6


@dataclass(frozen=True, slots=True)
class Plate:
    """Pixels that show `box` of `frame`, in that frame's pixels; `fineness` of them go to one of the frame's."""

    frame: Frame
    box: QRectF
    fineness: float
    pixmap: QPixmap

    def place_in(self, frame: Frame) -> QRectF:
        """Where the plate lies in a frame, in that frame's pixels."""
        return self.frame.onto(frame).mapRect(self.box)

    def covers(self, frame: Frame) -> bool:
        """Whether the plate has something for every pixel of a frame."""
        return self.place_in(frame).contains(QRectF(0, 0, frame.layout.width, frame.layout.height))

    def stretch_in(self, frame: Frame) -> float:
        """How much larger things are in a frame than in the plate's own."""
        return frame.scale / self.frame.scale


def picture_box(frame: Frame, margin: float) -> QRectF:
    """The whole picture and `margin` pixels all around."""
    return QRectF(-margin, -margin, frame.layout.width + 2 * margin, frame.layout.height + 2 * margin)


def make_plate(
    frame: Frame, box: QRectF, fineness: float, draw: Callable[[QPainter], None], is_clear: bool = False
) -> Plate:
    """A plate on which `draw` has painted, in the frame's own pixels; where it is not clear, it must cover all of it.

    The box is taken as large as makes whole pixels.
    """
    left, top = math.floor(box.left() * fineness), math.floor(box.top() * fineness)
    right, bottom = math.ceil(box.right() * fineness), math.ceil(box.bottom() * fineness)
    whole = QRectF(left / fineness, top / fineness, (right - left) / fineness, (bottom - top) / fineness)
    plate = Plate(frame, whole, fineness, QPixmap(max(1, right - left), max(1, bottom - top)))
    if is_clear:
        plate.pixmap.fill(Qt.GlobalColor.transparent)
    paint_on(plate, draw)
    return plate


def strips_of(plate: Plate) -> tuple[Plate, ...]:
    """A clear plate as upright strips, each as high as what is in it: of something long and slanting hardly more is
    left than the thing itself."""
    has = filled_tiles(plate.pixmap)
    strips = []
    for column in range(0, has.shape[1], _STRIP_TILES):
        rows = span(np.asarray(has[:, column : column + _STRIP_TILES].any(axis=1)))
        place = QRect(0, rows.start * TILE_PX, _STRIP_TILES * TILE_PX, (rows.stop - rows.start) * TILE_PX)
        place = place.translated(column * TILE_PX, 0).intersected(plate.pixmap.rect())
        if not place.isEmpty():
            shown = QTransform.fromScale(1 / plate.fineness, 1 / plate.fineness).mapRect(QRectF(place))
            box = shown.translated(plate.box.topLeft())
            strips.append(Plate(plate.frame, box, plate.fineness, plate.pixmap.copy(place)))
    return tuple(strips)


def paint_on(plate: Plate, draw: Callable[[QPainter], None]) -> None:
    """Paint more onto a plate, in its frame's own pixels."""
    with QPainter(plate.pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(plate.fineness, plate.fineness)
        painter.translate(-plate.box.left(), -plate.box.top())
        draw(painter)


def lay_plate(
    painter: QPainter, plate: Plate, frame: Frame, is_smooth: bool = False, slide: QPointF | None = None
) -> None:
    """Put a plate down in a frame, `slide` pixels from its place: by whole device pixels where it is not stretched.

    Where it is stretched a little, rows and columns of pixels are doubled or left out, which in motion is hardly seen
    and costs a quarter of `is_smooth`.
    """
    ratio = painter.device().devicePixelRatio()
    place = laid_at(plate, frame, ratio, slide)
    if _is_unstretched(plate, frame, ratio):
        plate.pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(place.topLeft(), plate.pixmap)
    else:
        plate.pixmap.setDevicePixelRatio(1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawPixmap(place, plate.pixmap, QRectF(plate.pixmap.rect()))


def laid_at(plate: Plate, frame: Frame, ratio: float, slide: QPointF | None = None) -> QRectF:
    """Where exactly a plate is put down on a device of so many pixels to one of the frame's."""
    place = plate.place_in(frame).translated(slide or QPointF())
    if _is_unstretched(plate, frame, ratio):
        place.moveTo(round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio)
    return place


def plate_layer(
    name: Hashable,
    plate: Plate,
    frame: Frame,
    ratio: float,
    slide: QPointF | None = None,
    is_smooth: bool = False,
) -> Layer:
    """A plate put down, as a layer."""
    place = laid_at(plate, frame, ratio, slide)
    look = plate.pixmap.cacheKey(), place.getRect()
    return Layer(name, look, whole_pixels(place), lambda painter: lay_plate(painter, plate, frame, is_smooth, slide))


def _is_unstretched(plate: Plate, frame: Frame, ratio: float) -> bool:
    return plate.frame.scale == frame.scale and plate.fineness == ratio
