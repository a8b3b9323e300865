"""What the cut opens of skin and muscles, drawn in the plane round the bones: the edges of both surfaces, and between
them the muscles of the back as the side cut draws them."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import TissueCut, load_cut
from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.tissue_styles import tissue_style
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.solid.shapes.coverings import Covering, section
from kyphoview.view.solid.shapes.leaning import lost_mm
from kyphoview.view.solid.shapes.surfaces import Array
from kyphoview.view.solid.stage.cut_face_drawing import DrawnArea
from kyphoview.view.solid.stage.cut_face_surface import FaceDrawing
from kyphoview.view.strokes import fill, stroke

_FINENESS = 4.5  # pixels to a mm
_GRID_MM = 9.0
_SKIN_MM, _SHEET_MM = 2.4, 7.0  # how thick skin is drawn, and the sheet of muscle under it
_UNDER_SHEET_MM = 16.0
_LINE_MM = 0.3
_FADES_MM = 46.0  # above and below, as the surfaces do
_SHOWN = ("muscle", "fibre", "fascia", "root", "epidural_fat", "ligament")


class TissueFace:
    """One covering's drawing, painted once for a theme and carried along with soft tissue."""

    def __init__(self, level: str, path: str, name: Covering) -> None:
        self._plane = side_plane(level, path)
        self._level, self._path, self._name = level, path, name
        flat = self._plane.flatten(section(level, path, "skin"))
        (left, bottom), (right, top) = flat.min(axis=0) - 1.0, flat.max(axis=0) + 1.0
        self._area = DrawnArea(float(left), float(bottom), float(right), float(top), _FINENESS)
        columns, rows = (int(np.ceil(size / _GRID_MM)) + 1 for size in (right - left, top - bottom))
        x, y = np.linspace(left, right, columns), np.linspace(bottom, top, rows)
        self._at_rest = self._plane.lift(np.stack(np.meshgrid(x, y), axis=-1))
        self._painted: tuple[Theme, QImage] | None = None
        self._carried: tuple[object, Array] | None = None  # the points, and for which heights lost

    def drawing(self, scene: Scene, theme: Theme) -> FaceDrawing:
        """It where soft tissue is now."""
        if self._painted is None or self._painted[0] is not theme:
            self._painted = theme, self._paint(theme)
        lost = lost_mm(scene)
        if self._carried is None or self._carried[0] != lost:
            points = self._plane.lift(self._plane.flatten(scene.carry_tissue(self._at_rest)))
            self._carried = lost, points
        return FaceDrawing(self._painted[1], self._carried[1])

    def _paint(self, theme: Theme) -> QImage:
        area, (width, height) = self._area, self._area.size_px
        image = QImage(width, height, QImage.Format.Format_RGBA8888_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(area.fineness, -area.fineness)
            painter.translate(-area.left, -area.top)
            if self._name == "skin":
                self._paint_skin(painter, theme)
            else:
                self._paint_muscles(painter, theme)
        return _faded(image, area.fineness)

    def _paint_skin(self, painter: QPainter, theme: Theme) -> None:
        outer, inner = self._edge("skin"), self._edge("muscles")
        fill(painter, outer.subtracted(inner), theme.fat)
        painter.setClipPath(outer)
        stroke(painter, outer, theme.skin, 2 * _SKIN_MM)
        stroke(painter, outer, theme.skin_edge, _LINE_MM)

    def _paint_muscles(self, painter: QPainter, theme: Theme) -> None:
        edge = self._edge("muscles")
        painter.setClipPath(edge)
        stroke(painter, edge, theme.muscle, 2 * _SHEET_MM)
        tissues = load_cut(self._level, "side", self._path).tissues
        for tissue in tissues:  # as far as the sheet: no hollow lies between them
            if tissue.name == "muscle_superficial":
                stroke(painter, polygon(self._flat(tissue.outline)), theme.muscle, 2 * _UNDER_SHEET_MM)
        for tissue in tissues:
            if tissue.name.startswith(_SHOWN) or tissue.name.endswith(_SHOWN):
                self._paint_tissue(painter, tissue, theme)
        stroke(painter, edge, theme.muscle_fibre, 2 * _LINE_MM)

    def _paint_tissue(self, painter: QPainter, tissue: TissueCut, theme: Theme) -> None:
        path, style = polygon(self._flat(tissue.outline)), tissue_style(tissue.name)
        if tissue.kind == "region" and style.fill:
            fill(painter, path, getattr(theme, style.fill))
        if tissue.kind != "region":
            path = _line(self._flat(tissue.outline))
        stroke(painter, path, getattr(theme, style.edge), _LINE_MM)

    def _edge(self, name: Covering) -> QPainterPath:
        return polygon(self._flat(section(self._level, self._path, name)))

    def _flat(self, points: Array) -> Array:
        return self._plane.flatten(points)


def _line(points: Array) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*map(float, points[0]))
    for point in points[1:]:
        path.lineTo(*map(float, point))
    return path


def _faded(image: QImage, fineness: float) -> QImage:
    """The picture with less and less of it towards its upper and lower edge."""
    rows = np.minimum(np.arange(image.height()), np.arange(image.height())[::-1]) / fineness
    share = np.clip(rows / _FADES_MM, 0.0, 1.0)
    share = share * share * (3.0 - 2.0 * share)
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, _column(share, image.width()))
    return image


def _column(share: Array, width: int) -> QImage:
    """A picture (rows, width) whose opacity in each row is a share (rows,)."""
    pixels = np.zeros((len(share), 1, 4), np.uint8)
    pixels[..., 3] = np.round(255 * share)[:, None]
    column = QImage(pixels.tobytes(), 1, len(share), 4, QImage.Format.Format_RGBA8888_Premultiplied)
    return column.scaled(width, len(share), Qt.AspectRatioMode.IgnoreAspectRatio)
