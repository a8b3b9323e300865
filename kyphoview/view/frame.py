"""The one transform of a view: millimetres in the cut's plane to pixels, with room kept for labels and gauges."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.view.picture_layout import Layout

_SURROUNDINGS = 0.16  # of the width: how far beyond the edge things are still drawn, as a camera that moves needs it


@dataclass(frozen=True, slots=True)
class Frame:
    """Millimetres of the plane (x right, y up) to pixels (x right, y down)."""

    layout: Layout
    scale: float
    offset_x: float
    offset_y: float

    @staticmethod
    def of(camera: Camera, layout: Layout) -> "Frame":
        """The transform that shows all of the camera's rectangle between the columns."""
        return Frame(layout, *layout.fit(camera.center, camera.width_mm, camera.height_mm))

    def onto(self, other: "Frame") -> QTransform:
        """From this frame's pixels to those of another."""
        stretch = other.scale / self.scale
        right, down = other.offset_x - stretch * self.offset_x, other.offset_y - stretch * self.offset_y
        return QTransform(stretch, 0.0, 0.0, stretch, right, down)

    def to_pixels(self, plane_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2) in mm to pixels."""
        return plane_mm * (self.scale, -self.scale) + (self.offset_x, self.offset_y)

    def pixel(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """One point in mm to pixels."""
        return self.offset_x + self.scale * x_mm, self.offset_y - self.scale * y_mm

    def to_mm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """A pixel's place in the plane in mm."""
        return (x_px - self.offset_x) / self.scale, (self.offset_y - y_px) / self.scale

    @property
    def reach(self) -> QRectF:
        """The picture and its near surroundings, in pixels."""
        margin = _SURROUNDINGS * self.layout.width
        return QRectF(0, 0, self.layout.width, self.layout.height).adjusted(-margin, -margin, margin, margin)

    def shows(self, pixels: NDArray[np.float64]) -> bool:
        """Whether a shape of these points (N, 2) in pixels can reach into the picture or its near surroundings."""
        return bool(self.may_show(pixels.min(axis=0), pixels.max(axis=0)))

    def may_show(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which boxes from `low` to `high` (..., 2) in pixels reach into the picture or its near surroundings."""
        margin = _SURROUNDINGS * self.layout.width
        size = np.array([self.layout.width, self.layout.height])
        return np.asarray(((high >= -margin) & (low <= size + margin)).all(axis=-1))

    def holds(self, pixels: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (N, 2) in pixels lie in the picture or its near surroundings."""
        return self.may_show(pixels, pixels)
