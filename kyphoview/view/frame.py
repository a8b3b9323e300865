"""The one projection of cuts and X-rays: millimetres to pixels and back, with room kept for labels and gauges."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.view.picture_layout import Layout

_SURROUNDINGS = 0.16  # of the width: how far beyond the edge things are still drawn, as a camera that moves needs it


@dataclass(frozen=True, slots=True)
class Frame:
    """Millimetres of the plane (x right, y up) to pixels (x right, y down), turned counter-clockwise by `turn_rad`."""

    layout: Layout
    scale: float
    offset_x: float
    offset_y: float
    turn_rad: float = 0.0

    @staticmethod
    def of(camera: Camera, layout: Layout) -> "Frame":
        """The transform that shows all of the camera's rectangle between the columns."""
        turn = math.radians(camera.turn_deg)
        center = _turned(*camera.center, turn)
        return Frame(layout, *layout.fit(center, camera.width_mm, camera.height_mm, camera.fills), turn)

    def onto(self, other: "Frame") -> QTransform:
        """From this frame's pixels to those of another."""
        stretch, turn = other.scale / self.scale, other.turn_rad - self.turn_rad
        along, across = stretch * math.cos(turn), stretch * math.sin(turn)
        right = other.offset_x - along * self.offset_x - across * self.offset_y
        down = other.offset_y + across * self.offset_x - along * self.offset_y
        return QTransform(along, -across, across, along, right, down)

    @property
    def matrix(self) -> NDArray[np.float64]:
        """What (right, up) in mm are in pixels, as rows (2, 2)."""
        along, across = self.scale * math.cos(self.turn_rad), self.scale * math.sin(self.turn_rad)
        return np.array(((along, -across), (-across, -along)))

    def to_pixels(self, plane_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2) in mm to pixels."""
        if self.turn_rad:
            return plane_mm @ self.matrix + (self.offset_x, self.offset_y)
        return plane_mm * (self.scale, -self.scale) + (self.offset_x, self.offset_y)

    def project(self, plane: Plane, points: Points) -> NDArray[np.float64]:
        """Points (N, 3) in mm, seen at right angles to a plane, as pixels (N, 2)."""
        return self.to_pixels(plane.flatten(points))

    def projection(self, plane: Plane) -> Callable[[Points], NDArray[np.float64]]:
        """`project` onto this plane: points (N, 3) in mm to pixels (N, 2)."""
        return partial(self.project, plane)

    def lift(self, plane: Plane, pixels: NDArray[np.float64]) -> Points:
        """Pixels (N, 2) as points (N, 3) in mm that lie in the plane."""
        return plane.lift((pixels - (self.offset_x, self.offset_y)) @ np.linalg.inv(self.matrix))

    def pixel(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """One point in mm to pixels."""
        x, y = _turned(x_mm, y_mm, self.turn_rad)
        return self.offset_x + self.scale * x, self.offset_y - self.scale * y

    def to_mm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """A pixel's place in the plane in mm."""
        x, y = (x_px - self.offset_x) / self.scale, (self.offset_y - y_px) / self.scale
        return _turned(x, y, -self.turn_rad)

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


def _turned(x: float, y: float, by_rad: float) -> tuple[float, float]:
    """A place turned counter-clockwise about the origin."""
    if not by_rad:
        return x, y
    along, across = math.cos(by_rad), math.sin(by_rad)
    return along * x - across * y, across * x + along * y
