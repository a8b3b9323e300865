"""The backdrop of the 3D view, and the rendered picture over it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap, QRadialGradient

from kyphoview.view.palette import Theme
from kyphoview.view.strokes import mix

_EDGE_SHADE = 0.06


def paint_backdrop(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the theme's backdrop with a little light behind the body; plain where contrast is to be high."""
    is_plain = theme.name == "high-contrast"
    light, share = (theme.text_quiet, 0.10) if theme.is_dark else ("#ffffff", 0.5)
    gradient = QRadialGradient(box.center().x(), 0.42 * box.height(), 0.75 * max(box.width(), box.height()))
    gradient.setColorAt(0.0, mix(theme.backdrop, light, 0.0 if is_plain else share))
    gradient.setColorAt(1.0, mix(theme.backdrop, "#000000", 0.0 if is_plain else _EDGE_SHADE))
    painter.fillRect(box, gradient)


def paint_rendered(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Paint a rendered picture as large as the box: pixel for pixel where that fits, which is quicker, else smooth."""
    if image.isNull():
        return
    ratio = painter.device().devicePixelRatio()
    if image.size() == (box.size() * ratio).toSize():
        image.setDevicePixelRatio(ratio)
        painter.drawImage(box.topLeft(), image)
    else:
        image.setDevicePixelRatio(1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        quick = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # the one that Qt stretches quickly
        painter.drawImage(box, quick, QRectF(image.rect()))


class Backdrop:
    """The backdrop kept as pixels, for pictures that follow each other."""

    def __init__(self) -> None:
        self._kept: tuple[object, QPixmap] | None = None

    def paint(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """Paint it, from the kept pixels where size and theme are the same."""
        ratio = painter.device().devicePixelRatio()
        key = box.width(), box.height(), ratio, theme.name
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap((box.size() * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            with QPainter(pixmap) as inner:
                paint_backdrop(inner, QRectF(0.0, 0.0, box.width(), box.height()), theme)
            self._kept = key, pixmap
        painter.drawPixmap(box.topLeft(), self._kept[1])
