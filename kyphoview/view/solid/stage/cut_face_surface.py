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
from kyphoview.view.solid.stage.stage_objects import StageObject, vector4

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
    """A drawing on both halves."""

    def __init__(self, root: Any, plane: Plane, drawing: FaceDrawing) -> None:
        self._normal = plane.normal
        self._out = _IN_FRONT_MM * plane.normal
        self._shown = drawing
        self._drawing = ImageTexture(drawing.image)
        cells = painted_cells(drawing)
        self._geometries = tuple(GridGeometry(drawing.points + out, cells) for out in (self._out, -self._out))
        self._far, self._near = (
            StageObject(root.addCutFace(half, geometry, self._drawing))
            for half, geometry in zip(("far", "near"), self._geometries, strict=True)
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
            self._geometries[0].set_points(drawing.points + self._out)
            self._geometries[1].set_points(drawing.points - self._out)
        self.set("shown", drawing.presence)
        self._shown = drawing

    def set(self, name: str, value: object) -> None:
        """Set a QML property of both."""
        self._far.set(name, value)
        self._near.set(name, value)

    def move(self, motion: RigidMotion) -> None:
        """Put both where a motion in the mid-sagittal plane takes them."""
        self._far.move(motion)
        self._near.move(motion)

    def shade(self, tail: QVector4D, tip: QVector4D) -> None:
        """Let the tool that lies in the plane shade the far half; the vectors are CutFace.qml's toolFrom and toolTo."""
        self._far.set("toolFrom", tail)
        self._far.set("toolTo", tip)

    def light(self, share: float) -> None:
        """Let so much of the light, 0 to 1, show on it; its near half looks the other way."""
        self._far.set("facing", vector4(self._normal, share))
        self._near.set("facing", vector4(-self._normal, share))

    def remove(self) -> None:
        """Take both out of the scene."""
        self._far.remove()
        self._near.remove()
