"""The widget that shows one X-ray view of the Scene it is given; dark until there is one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.view.kept import Keeping
from kyphoview.view.layout import Layout
from kyphoview.view.palette import LIGHT, Theme

if TYPE_CHECKING:
    from kyphoview.procedure.fluoroscope import XrayView as XrayName
    from kyphoview.procedure.scene import Scene
    from kyphoview.view.xray.picture import XrayPainter


class XrayView(QWidget):
    """Paints a Scene; asks for nothing and changes nothing. What it needs is loaded with the first Scene."""

    def __init__(self, view: "XrayName", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: XrayName = view
        self._scene: Scene | None = None
        self._painter: XrayPainter | None = None
        self._parts = Keeping()
        self._theme = LIGHT
        self._text_scale = 1.0
        self._least_text_px = 9.0
        self._has_labels = True
        self._is_moving = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    @property
    def view(self) -> "XrayName":
        """Which X-ray this is."""
        return self._view

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def show_scene(self, scene: "Scene") -> None:
        """Show this moment."""
        if self._painter is None:
            from kyphoview.view.xray.picture import XrayPainter

            self._painter = XrayPainter(self._view)
        if scene != self._scene:
            self._scene = scene
            self.update()

    def set_moving(self, is_moving: bool) -> None:
        """While moving, kept copies of labels and gauges stand in for what hardly changes."""
        if is_moving != self._is_moving:
            self._is_moving = is_moving
            self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours for labels and gauges."""
        self._theme = theme
        self._forget()

    def set_text_scale(self, scale: float) -> None:
        """Letters 1 to 2 times their ordinary size."""
        self._text_scale = scale
        self._forget()

    def set_least_text_px(self, least_px: float) -> None:
        """Letters no smaller than this, whatever the picture's size."""
        self._least_text_px = least_px
        self._forget()

    def set_labels_shown(self, is_shown: bool) -> None:
        """With labels, gauges and the small figure, or the bare picture."""
        if is_shown != self._has_labels:
            self._has_labels = is_shown
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._scene is None or self._painter is None:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            layout = Layout.of(self.width(), self.height(), self._text_scale, self._has_labels, self._least_text_px)
            if self._is_moving:
                self._painter.paint(painter, layout, self._scene, self._theme, self._has_labels, self._parts)
            else:
                self._painter.paint(painter, layout, self._scene, self._theme, self._has_labels)

    def _forget(self) -> None:
        """Let go of kept copies; the rays' sum stays, it depends on the Scene alone."""
        self._parts.clear()
        self.update()
