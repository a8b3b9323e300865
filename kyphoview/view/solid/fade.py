"""The soft change from one picture to the next, where the camera jumps instead of gliding."""

from PySide6.QtCore import QRectF, QVariantAnimation
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

_FADE_MS = 250


class Fade:
    """Lets an old picture disappear over what a widget now paints."""

    def __init__(self, widget: QWidget) -> None:
        self._old: QImage | None = None
        self._animation = QVariantAnimation(widget)
        self._animation.setDuration(_FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.valueChanged.connect(widget.update)
        self._animation.finished.connect(self.end)
        self._widget = widget

    def start(self, old: QImage) -> None:
        """Show this picture over the new one, then less and less of it."""
        self._old = old
        self._animation.stop()
        self._animation.start()

    def end(self) -> None:
        """Show only the new picture."""
        self._animation.stop()
        self._old = None
        self._widget.update()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint what is still seen of the old picture."""
        if self._old is not None:
            painter.setOpacity(float(self._animation.currentValue()))
            painter.drawImage(box, self._old)
            painter.setOpacity(1.0)
