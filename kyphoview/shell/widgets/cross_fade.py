"""A soft change: what was to be seen stands over what is there now, and fades."""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

_FADES_MS = 320


class CrossFade(QWidget):
    """Covers its parent while it fades; lets every touch and click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = QPixmap()
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(_FADES_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

        self._fading.valueChanged.connect(self.update)
        self._fading.finished.connect(self.hide)

    def fade_from(self, before: QPixmap) -> None:
        """Let a picture of the whole parent fade away; one that is still fading goes at once."""
        self._before = before
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self._fading.stop()
        self._fading.start()
        self.show()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fading.stop()
        self._before = QPixmap()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setOpacity(float(self._fading.currentValue()))
            painter.drawPixmap(0, 0, self._before)
