"""What the widgets that show a Scene have in common: how they are to look, and painting anew when that changes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture_layout import Layout

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene


class SceneView(QWidget):
    """Paints the Scene it is given; asks for nothing and changes nothing.

    `broke` says that the painting has ended in an error, which goes no further: whoever holds the view tells it.
    """

    broke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._text_scale = 1.0
        self._least_text_px = 9.0
        self._has_labels = True
        self._has_gauges = True
        self._is_moving = False
        self._is_drawn_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def show_scene(self, scene: "Scene") -> None:
        """Show this moment."""
        raise NotImplementedError

    def still_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QImage:
        """Another moment without words, in the widget's device pixels.

        Args:
            framed_as: the moment whose camera it takes.
        """
        raise NotImplementedError

    def bone_outlines_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QPainterPath:  # noqa: ARG002 (for those that have one)
        """The outlines of the treated vertebra and the next one above it in that still, in the widget's pixels; empty
        where a view draws none."""
        return QPainterPath()

    def paint_view(self, event: QPaintEvent) -> None:
        """Paint what is shown."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        try:
            self.paint_view(event)
        except Exception as error:  # noqa: BLE001 - whatever it was, the rest of the window goes on
            QTimer.singleShot(0, self, partial(self.broke.emit, error))  # nothing may change while it is painted

    def set_moving(self, is_moving: bool) -> None:
        """While moving, kept pictures stand in for what hardly changes; standing still, every stroke is exact."""
        if is_moving != self._is_moving:
            self._is_moving = is_moving
            self._forget()

    def set_drawn_over(self, is_drawn_over: bool) -> None:
        """Whether something is drawn over it all the time, so that a still picture is kept."""
        if is_drawn_over != self._is_drawn_over:
            self._is_drawn_over = is_drawn_over
            self._forget()

    @property
    def picture_layout(self) -> Layout:
        """How its picture is divided."""
        return self._layout()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        self._forget()

    def set_text_scale(self, scale: float) -> None:
        """Letters 1 to 2 times their ordinary size."""
        self._text_scale = scale
        self._forget()

    def set_least_text_px(self, least_px: float) -> None:
        """Letters no smaller than this, whatever the picture's size."""
        if least_px != self._least_text_px:
            self._least_text_px = least_px
            self._forget()

    def set_labels_shown(self, is_shown: bool) -> None:
        """With labels, gauges and the small figure, or the bare picture."""
        if is_shown != self._has_labels:
            self._has_labels = is_shown
            self._forget()

    def set_gauges_shown(self, is_shown: bool) -> None:
        """With gauges where the step has them, or without, as in the second of two pictures."""
        if is_shown != self._has_gauges:
            self._has_gauges = is_shown
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def _layout(self) -> Layout:
        return Layout.of(
            self.width(), self.height(), self._text_scale, self._has_labels, self._least_text_px, self._has_gauges
        )

    def _still(self, paint: Callable[[QPainter, Layout], object]) -> QImage:
        """An image of the widget's size, painted without words."""
        ratio = self.devicePixelRatio()
        found = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        found.setDevicePixelRatio(ratio)
        with QPainter(found) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, self._bare_layout())
        return found

    def _bare_layout(self) -> Layout:
        return Layout.of(self.width(), self.height(), self._text_scale, False, self._least_text_px)

    def _forget(self) -> None:
        """Let go of what was kept for another look, and paint anew."""
        raise NotImplementedError
