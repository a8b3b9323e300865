"""A sheet of the cut face on the stage: what stays has one, and the cover has its mirror image."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage, QVector4D

from kyphoview.anatomy.plane import side_plane
from kyphoview.anatomy.rigid import RigidMotion
from kyphoview.view.space.body import Item
from kyphoview.view.space.meshes import Drawing, SheetGeometry
from kyphoview.view.space.solids import Array

_IN_FRONT_MM = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A drawing, the points (R, C, 3) of the plane over which it is spread, in mm, and how much of it is seen."""

    image: QImage
    points: Array
    presence: float = 1.0


class Laid:
    """A leaf's pair of sheets."""

    def __init__(self, root: Any, level: str, leaf: Leaf) -> None:
        self._out = _IN_FRONT_MM * side_plane(level).normal
        self._leaf = leaf
        self._drawing = Drawing(leaf.image)
        self._geometries = SheetGeometry(leaf.points + self._out), SheetGeometry(leaf.points - self._out)
        self._here, self._on_cover = (
            Item(root.addSheet(place, geometry, self._drawing))
            for place, geometry in zip(("stage", "cover"), self._geometries, strict=True)
        )

    def take(self, leaf: Leaf) -> None:
        """Show this leaf, whose grid has as many rows and columns as the one before."""
        if leaf.image is not self._leaf.image:
            self._drawing = Drawing(leaf.image)
            self.put("drawing", self._drawing)
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
