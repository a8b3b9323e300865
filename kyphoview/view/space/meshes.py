"""Solids and drawings as Qt Quick 3D takes them."""

import numpy as np
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QVector3D
from PySide6.QtQuick3D import QQuick3DGeometry, QQuick3DTextureData

from kyphoview.view.space.solids import Array, Solid

_FLOAT = 4
_Semantic = QQuick3DGeometry.Attribute.Semantic
_Type = QQuick3DGeometry.Attribute.ComponentType


class SolidGeometry(QQuick3DGeometry):
    """One solid's vertices on the graphics side; shown anew only when it is another solid."""

    def __init__(self, solid: Solid | None = None) -> None:
        super().__init__()
        self._solid: Solid | None = None
        self._triangles: object = None
        self.setStride(10 * _FLOAT)
        self.setPrimitiveType(QQuick3DGeometry.PrimitiveType.Triangles)
        for semantic, offset in (
            (_Semantic.PositionSemantic, 0),
            (_Semantic.NormalSemantic, 3),
            (_Semantic.ColorSemantic, 6),
        ):
            self.addAttribute(semantic, offset * _FLOAT, _Type.F32Type)
        self.addAttribute(_Semantic.IndexSemantic, 0, _Type.U32Type)
        if solid is not None:
            self.take(solid)

    def take(self, solid: Solid) -> None:
        """Show this solid."""
        if solid is self._solid:
            return
        self._solid = solid
        data = np.concatenate((solid.vertices, solid.normals, solid.tone), axis=1).astype(np.float32)
        self.setVertexData(QByteArray(data.tobytes()))
        if solid.triangles is not self._triangles:
            self._triangles = solid.triangles
            self.setIndexData(QByteArray(solid.triangles.astype(np.uint32).tobytes()))
        _set_bounds(self, solid.vertices)
        self.update()


class SheetGeometry(QQuick3DGeometry):
    """A rectangle with a drawing on it: its corners (4, 3) from the lower left counter-clockwise."""

    def __init__(self, corners: Array) -> None:
        super().__init__()
        spots = np.array(((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)))
        data = np.concatenate((corners, spots), axis=1).astype(np.float32)
        self.setStride(5 * _FLOAT)
        self.setPrimitiveType(QQuick3DGeometry.PrimitiveType.Triangles)
        self.addAttribute(_Semantic.PositionSemantic, 0, _Type.F32Type)
        self.addAttribute(_Semantic.TexCoord0Semantic, 3 * _FLOAT, _Type.F32Type)
        self.addAttribute(_Semantic.IndexSemantic, 0, _Type.U32Type)
        self.setVertexData(QByteArray(data.tobytes()))
        self.setIndexData(QByteArray(np.array((0, 1, 2, 0, 2, 3), dtype=np.uint32).tobytes()))
        _set_bounds(self, corners)
        self.update()


class Drawing(QQuick3DTextureData):
    """A painted picture as a texture; `take` shows another one of the same size."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.setFormat(QQuick3DTextureData.Format.RGBA8)
        self.setHasTransparency(True)
        self.take(image)

    def take(self, image: QImage) -> None:
        """Show this picture, RGBA with premultiplied alpha."""
        self.setSize(QSize(image.width(), image.height()))
        self.setTextureData(QByteArray(bytes(image.constBits())))


def _set_bounds(geometry: QQuick3DGeometry, vertices: Array) -> None:
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    geometry.setBounds(QVector3D(*map(float, low)), QVector3D(*map(float, high)))
