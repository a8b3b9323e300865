"""Surfaces, grids and images as Qt Quick 3D takes them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QVector3D
from PySide6.QtQuick3D import QQuick3DGeometry, QQuick3DTextureData

from kyphoview.view.solid.shapes.surfaces import Array, Solid, grid_triangles

_FLOAT = 4
_Semantic = QQuick3DGeometry.Attribute.Semantic
_Type = QQuick3DGeometry.Attribute.ComponentType


class SolidGeometry(QQuick3DGeometry):
    """The vertices of one solid, sent to the graphics interface only when it is another solid."""

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
            self.set_solid(solid)

    def set_solid(self, solid: Solid) -> None:
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


class GridGeometry(QQuick3DGeometry):
    """A grid with an image on it: points (R, C, 3) in mm, row by row from the lower left, and which of its cells
    (R - 1, C - 1) are there."""

    def __init__(self, points: Array, cells: NDArray[np.bool_]) -> None:
        super().__init__()
        self._points: Array | None = None
        self.setStride(5 * _FLOAT)
        self.setPrimitiveType(QQuick3DGeometry.PrimitiveType.Triangles)
        self.addAttribute(_Semantic.PositionSemantic, 0, _Type.F32Type)
        self.addAttribute(_Semantic.TexCoord0Semantic, 3 * _FLOAT, _Type.F32Type)
        self.addAttribute(_Semantic.IndexSemantic, 0, _Type.U32Type)
        self.set_cells(cells)
        self.set_points(points)

    def set_cells(self, cells: NDArray[np.bool_]) -> None:
        """Draw only the cells (R - 1, C - 1) that are true."""
        rows, columns = cells.shape
        kept = grid_triangles(rows + 1, columns + 1, is_round=False)[np.tile(cells.ravel(), 2)]
        self.setIndexData(QByteArray(kept.astype(np.uint32).tobytes()))
        self.update()

    def set_points(self, points: Array) -> None:
        """Move the grid to these points (R, C, 3) in mm; it has as many rows and columns as before."""
        if points is self._points:
            return
        self._points = points
        rows, columns = points.shape[:2]
        x, y = np.meshgrid(np.linspace(0.0, 1.0, columns), np.linspace(1.0, 0.0, rows))
        data = np.concatenate((points, x[..., None], y[..., None]), axis=-1).astype(np.float32)
        self.setVertexData(QByteArray(data.tobytes()))
        _set_bounds(self, points.reshape(-1, 3))
        self.update()


class ImageTexture(QQuick3DTextureData):
    """An image, RGBA with premultiplied alpha, as a texture.

    It is never changed: Qt would show the change a frame late, and in a still not at all.
    """

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.setFormat(QQuick3DTextureData.Format.RGBA8)
        self.setHasTransparency(True)
        self.setSize(QSize(image.width(), image.height()))
        self.setTextureData(QByteArray(bytes(image.constBits())))


def _set_bounds(geometry: QQuick3DGeometry, vertices: Array) -> None:
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    geometry.setBounds(QVector3D(*map(float, low)), QVector3D(*map(float, high)))
