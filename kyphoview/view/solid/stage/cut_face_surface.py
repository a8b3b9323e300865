"""A textured surface of the cut face: the far half has one, and the near half its mirror image."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QVector4D

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.view.solid.shapes.surfaces import Array
from kyphoview.view.solid.stage.geometry import GridGeometry, ImageTexture
from kyphoview.view.solid.stage.stage_objects import Half, StageObject, vector4

_IN_FRONT_MM = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class FaceDrawing:
    """A drawing, the points (R, C, 3) in mm of the plane over which it is spread, and how much is seen, 0 to 1."""

    image: QImage
    points: Array
    presence: float = 1.0


def painted_cells(drawing: FaceDrawing) -> NDArray[np.bool_]:
    """Cells (R - 1, C - 1) of the grid, true where anything is painted: to leave out the others saves much time."""
    image = drawing.image
    rows, columns = (count - 1 for count in drawing.points.shape[:2])
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    is_painted = flat[::-1, 3 : 4 * image.width() : 4] > 0
    tops, lefts = (
        np.arange(count) * size // count for count, size in ((rows, image.height()), (columns, image.width()))
    )
    found: NDArray[np.bool_] = np.logical_or.reduceat(np.logical_or.reduceat(is_painted, tops, axis=0), lefts, axis=1)
    return found


class CutFaceSurface:
    """A drawing on both halves, or on the far one alone."""

    def __init__(self, root: Any, plane: Plane, drawing: FaceDrawing, has_near: bool = True) -> None:
        halves: tuple[Half, ...] = ("far", "near") if has_near else ("far",)
        self._ways = tuple(plane.normal if half == "far" else -plane.normal for half in halves)  # out of each half
        self._shown = drawing
        self._drawing = ImageTexture(drawing.image)
        cells = painted_cells(drawing)
        self._geometries = tuple(GridGeometry(drawing.points + _IN_FRONT_MM * way, cells) for way in self._ways)
        self._halves = tuple(
            StageObject(root.addCutFace(half, geometry, self._drawing))
            for half, geometry in zip(halves, self._geometries, strict=True)
        )

    def set_drawing(self, drawing: FaceDrawing) -> None:
        """Show this drawing, whose grid has as many rows and columns as the one before."""
        if drawing.image is not self._shown.image:
            self._drawing = ImageTexture(drawing.image)
            self.set("drawing", self._drawing)
            cells = painted_cells(drawing)
            for geometry in self._geometries:
                geometry.set_cells(cells)
        if drawing.points is not self._shown.points:
            for geometry, way in zip(self._geometries, self._ways, strict=True):
                geometry.set_points(drawing.points + _IN_FRONT_MM * way)
        self.set("shown", drawing.presence)
        self._shown = drawing

    def set(self, name: str, value: object) -> None:
        """Set a QML property of all halves."""
        for half in self._halves:
            half.set(name, value)

    def move(self, motion: RigidMotion) -> None:
        """Put all where a motion in the mid-sagittal plane takes them."""
        for half in self._halves:
            half.move(motion)

    def shade(self, tail: QVector4D, tip: QVector4D) -> None:
        """Let the tool that lies in the plane shade the far half; the vectors are CutFace.qml's toolFrom and toolTo."""
        self._halves[0].set("toolFrom", tail)
        self._halves[0].set("toolTo", tip)

    def light(self, share: float) -> None:
        """Let so much of the light, 0 to 1, show on it; its near half looks the other way."""
        for half, way in zip(self._halves, self._ways, strict=True):
            half.set("facing", vector4(way, share))

    def remove(self) -> None:
        """Take it out of the scene."""
        for half in self._halves:
            half.remove()
