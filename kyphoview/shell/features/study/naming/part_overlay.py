"""What is shown over a view while parts are named: a part that lights up, numbered marks, a name."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.anatomy.geometry.arrays import Mask
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.view.scene_view import SceneView

_LIT = "#12a150"  # green: nothing in a picture of the body is
_GLOW = 150  # of 255: the picture shines through what is lit
_MARK_PX = 15.0
_RING_PX = (9.0, 3.0)  # around the middle of what is lit: its radius and its width


class PartOverlay(QWidget):
    """Lies over a view and only shows; presses go through to the picture."""

    def __init__(self, view: SceneView, style: Style) -> None:
        super().__init__(view)
        self._style = style
        self._lit: tuple[QImage, QRectF, QPointF] | None = None
        self._marks: tuple[QPointF, ...] = ()
        self._name: tuple[str, QPointF] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(view.rect())
        view.installEventFilter(self)
        self.show()

    @property
    def is_lit(self) -> bool:
        return self._lit is not None

    def light(self, mask: Mask, place: QRectF, middle: QPointF) -> None:
        """Light the cells (rows, columns) of a part that fill a rectangle in pixels, and ring its middle."""
        rows, columns = mask.shape
        grey = (mask * _GLOW).astype("uint8")
        image = QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Alpha8)
        self._lit = image.copy(), place, middle
        self.update()

    def show_marks(self, marks: tuple[QPointF, ...]) -> None:
        """Numbered marks, from 1."""
        self._marks = marks
        self.update()

    def show_name(self, name: str, place: QPointF) -> None:
        """A name beside a place of the view."""
        self._name = name, place
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._lit, self._marks, self._name = None, (), None
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.clear()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._lit is not None:
                image, place, middle = self._lit
                painter.drawImage(place, _coloured(image, QColor(_LIT)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius, width = _RING_PX
                for colour, wide in (("#ffffff", width + 3.0), (_LIT, width)):
                    pen = painter.pen()
                    pen.setColor(QColor(colour))
                    pen.setWidthF(wide)
                    painter.setPen(pen)
                    painter.drawEllipse(middle, radius, radius)
            for number, mark in enumerate(self._marks, 1):
                self._paint_mark(painter, str(number), mark)
            if self._name is not None:
                self._paint_name(painter, *self._name)

    def _paint_mark(self, painter: QPainter, number: str, mark: QPointF) -> None:
        radius, theme = self._style.px(_MARK_PX), self._style.theme
        box = QRectF(mark.x() - radius, mark.y() - radius, 2 * radius, 2 * radius)
        paint_card(painter, box, theme.accent, theme.panel_raised, radius)
        font = self._style.font("body")
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number)

    def _paint_name(self, painter: QPainter, name: str, place: QPointF) -> None:
        theme, font = self._style.theme, self._style.font("body")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        words = painter.fontMetrics().boundingRect(name)
        width, height = words.width() + 20.0, words.height() + 10.0
        left = min(max(4.0, place.x() + 16.0), self.width() - width - 4.0)
        top = min(max(4.0, place.y() - height - 12.0), self.height() - height - 4.0)
        box = QRectF(left, top, width, height)
        paint_card(painter, box, theme.panel_raised, theme.accent, 6)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)


def _coloured(alpha: QImage, colour: QColor) -> QImage:
    """A colour that is as thick as this image says."""
    found = QImage(alpha.size(), QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(colour)
    with QPainter(found) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, alpha)
    return found
