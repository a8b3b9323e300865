"""The program's icon in all its sizes, drawn by the painter of the side cut: `python -m kyphoview.build.icons`.

It shows what the program is about: the balloon full in the broken vertebra. Small sizes look closer.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath

from kyphoview.errors import Failure
from kyphoview.export.picture import start_without_screen
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import BALLOONS_FULL
from kyphoview.view.frame import Frame
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_anatomy
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import stroke

SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_MOMENT = Moment(BALLOONS_FULL)
_LARGE = Camera((4.0, 0.0), 60.0, 60.0)
_SMALL = Camera((0.5, 0.0), 42.0, 42.0)
_SMALL_PX = 32
_PAINTED_PX = 1024  # painted so large and scaled down, so that fine lines become tones
_INSET, _RADIUS = 0.03, 0.2  # of the icon's width
_EDGE = 0.02


def draw_icon(size_px: int) -> QImage:
    """The icon in one size, its corners transparent."""
    large = QImage(_PAINTED_PX, _PAINTED_PX, QImage.Format.Format_ARGB32_Premultiplied)
    large.fill(Qt.GlobalColor.transparent)
    camera = _SMALL if size_px <= _SMALL_PX else _LARGE
    frame = Frame.of(camera, Layout.of(_PAINTED_PX, _PAINTED_PX, labels=False))
    edge = _INSET * _PAINTED_PX
    tile = QPainterPath()
    tile.addRoundedRect(
        QRectF(0, 0, _PAINTED_PX, _PAINTED_PX).adjusted(edge, edge, -edge, -edge),
        _RADIUS * _PAINTED_PX,
        _RADIUS * _PAINTED_PX,
    )
    picture = large.copy()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(picture.rect(), QColor(LIGHT.backdrop))
        paint_anatomy(painter, frame, scene_at(DEFAULT_CASE, _MOMENT), "side", LIGHT)
    with QPainter(large) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(tile)
        stroke(painter, tile, LIGHT.bone_edge, _EDGE * _PAINTED_PX)
    return _halved(large, size_px)


def _halved(image: QImage, size_px: int) -> QImage:
    """Scaled down by halves, so that every pixel counts, and then to the size."""
    smooth, kept = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    while image.width() >= 4 * size_px:
        image = image.scaled(image.width() // 2, image.height() // 2, kept, smooth)
    return image.scaled(size_px, size_px, kept, smooth)


def write_icon(size_px: int, path: Path) -> None:
    """The icon in one size into its file."""
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    if not draw_icon(size_px).save(str(path)):
        raise Failure(f"{path}: the icon cannot be written.")
