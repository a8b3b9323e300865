"""The widget that shows the X-ray from any side: quickly while the arm turns, with all its pixels at rest."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.fonts import font
from kyphoview.view.xray.detector import PITCH_MM
from kyphoview.view.xray.picture import LETTER
from kyphoview.view.xray.tone_and_noise import AROUND_GREY
from kyphoview.view.xray.turned_picture import QUICK_PITCH_MM, TurnedPicture

_LETTERS, _LETTERS_IN, _LETTERS_DOWN = 0.032, 0.1, 0.66  # their size, and where they stand, as shares of the field
_REST_MS = 250  # without a turn, until all pixels are worked out


class TurnedView(QWidget):
    """Covers what it lies over. It holds what its pictures are made from while it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._plane: Plane | None = None
        self._picture: TurnedPicture | None = None
        self._image: QImage | None = None
        self._sides = ("", "")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)
        self.hide()

        self._rest.timeout.connect(self._show_all_pixels)

    @property
    def is_at_rest(self) -> bool:
        """Whether what is shown has all its pixels."""
        return self._image is not None and not self._rest.isActive()

    def take_scene(self, scene: Scene) -> None:
        """Show the bones of this moment from now on."""
        if scene != self._scene:
            self._scene, self._picture = scene, None

    def turn(self, plane: Plane, sides: tuple[str, str]) -> None:
        """Let the detector stand in this plane; `sides` name the picture's left and right."""
        self._plane, self._image, self._sides = plane, None, sides
        self._rest.start()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self._picture = self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(*(AROUND_GREY,) * 3))
            if self._plane is None:
                return
            if self._image is None:
                self._image = self._made(self._plane, QUICK_PITCH_MM)
            side = min(self.width(), self.height())
            place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._image is not None:
                painter.drawImage(place, self._image, QRectF(self._image.rect()))
            self._paint_sides(painter, place)

    def _paint_sides(self, painter: QPainter, field: QRectF) -> None:
        size = _LETTERS * field.height()
        painter.setFont(font(size, QFont.Weight.Bold))
        painter.setPen(QColor(LETTER))
        down = field.top() + _LETTERS_DOWN * field.height()
        for share, name in zip((_LETTERS_IN, 1.0 - _LETTERS_IN), self._sides, strict=True):
            box = QRectF(field.left() + share * field.width() - 3 * size, down, 6 * size, 2 * size)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)

    def _show_all_pixels(self) -> None:
        if self._plane is not None and self.isVisible():
            self._image = self._made(self._plane, PITCH_MM)
            self.update()

    def _made(self, plane: Plane, pitch_mm: float) -> QImage | None:
        if self._picture is None and self._scene is not None:
            self._picture = TurnedPicture(self._scene)
        return None if self._picture is None else self._picture.of(plane, pitch_mm)
