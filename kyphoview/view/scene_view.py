"""What the widgets that show a Scene have in common: how they are to look, and painting anew when that changes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.zoom import WHOLE, Zoom

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene


class SceneView(QWidget):
    """Paints the Scene it is given; asks for nothing and changes nothing.

    `broke` says that the painting has ended in an error, which goes no further: whoever holds the view tells it.
    `resized` says that there is another amount of room, as for gauges.
    """

    broke = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._text_scale = 1.0
        self._least_text_px = 9.0
        self._has_labels = True
        self._has_names = True
        self._has_gauges = True
        self._has_figures = True
        self._is_moving = False
        self._is_drawn_over = False
        self.zoom = WHOLE  # how much nearer than its camera it shows what it frames
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 176)

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def show_scene(self, scene: "Scene") -> None:
        """Show this moment."""
        raise NotImplementedError

    @property
    def is_prepared(self) -> bool:
        """Whether a moment can be shown at once, without what takes long before the first picture."""
        return True

    def prepare(self, scene: "Scene") -> Iterator[None]:  # noqa: ARG002 (for those that have something to do)
        """Do that in slices, for a picture of this moment: each turn of the iterator does one."""
        yield from ()

    def let_go(self) -> None:
        """Give back the memory of what was prepared and is not shown. What takes long to prepare then shows
        nothing until it is given a moment again."""

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

    def set_zoom(self, zoom: Zoom) -> None:
        """Show what a cut or an X-ray frames from nearer, or as its camera does."""
        if zoom != self.zoom:
            self.zoom = zoom
            self._forget()

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

    def set_labels_shown(self, is_shown: bool, has_names: bool = True) -> None:
        """With labels, gauges and the small figure, or the bare picture.

        Args:
            has_names: else the labels alone are left out, and all else stays in its place.
        """
        if (is_shown, has_names) != (self._has_labels, self._has_names):
            self._has_labels, self._has_names = is_shown, has_names
            self._forget()

    def set_gauges_shown(self, is_shown: bool, has_figures: bool) -> None:
        """With gauges where the step has them, or without, as in the second of two pictures; with figures on them, or
        with plain words."""
        if (is_shown, has_figures) != (self._has_gauges, self._has_figures):
            self._has_gauges, self._has_figures = is_shown, has_figures
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()
        self.resized.emit()

    def _layout(self) -> Layout:
        layout = Layout.of(
            self.width(),
            self.height(),
            self._text_scale,
            self._has_labels,
            self._least_text_px,
            self._has_gauges,
            self._has_figures,
            LEAST_READ_PX * self._text_scale,
        )
        return replace(layout, has_names=self._has_names, zoom=self.zoom)

    @property
    def lacks_gauges(self) -> bool:
        """Whether gauges belong here, and have no room for letters that can be read."""
        return self._has_gauges and self._has_labels and not self._layout().has_gauges

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
        layout = Layout.of(self.width(), self.height(), self._text_scale, False, self._least_text_px)
        return replace(layout, zoom=self.zoom)

    def _forget(self) -> None:
        """Let go of what was kept for another look, and paint anew."""
        raise NotImplementedError
