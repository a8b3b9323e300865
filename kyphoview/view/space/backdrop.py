"""What lies behind the body in the round, and the picture of it laid over that."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QRadialGradient

from kyphoview.view.ink import mix
from kyphoview.view.palette import Theme

_EDGE_SHADE = 0.06


def paint_backdrop(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The theme's backdrop with a little light behind the body; plain where contrast is to be high."""
    is_plain = theme.name == "high-contrast"
    light, share = (theme.text_quiet, 0.10) if theme.is_dark else ("#ffffff", 0.5)
    gradient = QRadialGradient(box.center().x(), 0.42 * box.height(), 0.75 * max(box.width(), box.height()))
    gradient.setColorAt(0.0, mix(theme.backdrop, light, 0.0 if is_plain else share))
    gradient.setColorAt(1.0, mix(theme.backdrop, "#000000", 0.0 if is_plain else _EDGE_SHADE))
    painter.fillRect(box, gradient)


def paint_taken(painter: QPainter, box: QRectF, image: QImage) -> None:
    """A picture of the stage, as large as the box."""
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image, QRectF(image.rect()))
