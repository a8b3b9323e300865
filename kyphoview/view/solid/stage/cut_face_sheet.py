"""A sheet of the cut face on the stage: what stays has one, and the cover has its mirror image."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QVector4D

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.view.solid.shapes.surfaces import Array
from kyphoview.view.solid.stage.geometry import Drawing, SheetGeometry
from kyphoview.view.solid.stage.stage_object import Item

_IN_FRONT_MM = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A drawing, the points (R, C, 3) of the plane over which it is spread, in mm, and how much of it is seen."""

    image: QImage
    points: Array
    presence: float = 1.0


def painted_cells(leaf: Leaf) -> NDArray[np.bool_]:
    """In which cells (R - 1, C - 1) of the grid anything is painted: the others need not be drawn, which is dear."""
    image = leaf.image
    rows, columns = (count - 1 for count in leaf.points.shape[:2])
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    is_painted = flat[::-1, 3 : 4 * image.width() : 4] > 0
    tops, lefts = (
        np.arange(count) * size // count for count, size in ((rows, image.height()), (columns, image.width()))
    )
    found: NDArray[np.bool_] = np.logical_or.reduceat(np.logical_or.reduceat(is_painted, tops, axis=0), lefts, axis=1)
    return found


class Laid:
    """A leaf's pair of sheets."""

    def __init__(self, root: Any, level: str, leaf: Leaf) -> None:
        self._out = _IN_FRONT_MM * side_plane(level).normal
        self._leaf = leaf
        self._drawing = Drawing(leaf.image)
        cells = painted_cells(leaf)
        self._geometries = tuple(SheetGeometry(leaf.points + out, cells) for out in (self._out, -self._out))
        self._here, self._on_cover = (
            Item(root.addSheet(place, geometry, self._drawing))
            for place, geometry in zip(("stage", "cover"), self._geometries, strict=True)
        )

    def take(self, leaf: Leaf) -> None:
        """Show this leaf, whose grid has as many rows and columns as the one before."""
        if leaf.image is not self._leaf.image:
            self._drawing = Drawing(leaf.image)
            self.put("drawing", self._drawing)
            cells = painted_cells(leaf)
            for geometry in self._geometries:
                geometry.keep(cells)
        if leaf.points is not self._leaf.points:
            self._geometries[0].take(leaf.points + self._out)
            self._geometries[1].take(leaf.points - self._out)
        self.put("shown", leaf.presence)
        self._leaf = leaf

    def put(self, name: str, value: object) -> None:
        """Set a property of both."""
        self._here.put(name, value)
        self._on_cover.put(name, value)

    def move(self, motion: RigidMotion) -> None:
        """Put it where a motion in the mid-sagittal plane takes it."""
        self._here.move(motion)
        self._on_cover.move(motion)

    def shade(self, tail: QVector4D, tip: QVector4D) -> None:
        """Let the tool that lies in the plane shade what stays."""
        self._here.put("toolFrom", tail)
        self._here.put("toolTo", tip)

    def remove(self) -> None:
        """Off the stage."""
        self._here.remove()
        self._on_cover.remove()
