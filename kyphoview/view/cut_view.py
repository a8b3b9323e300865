"""The widget that shows one cut of the Scene it is given."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.anatomy.cut import load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.body_cache import BodyCache
from kyphoview.view.frame import Frame, Layout
from kyphoview.view.kept import AFRESH, Keeping
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture import View, paint_fillings, paint_words


class CutView(QWidget):
    """Paints a Scene; asks for nothing and changes nothing."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View = view
        self._scene: Scene | None = None
        self._theme = LIGHT
        self._text_scale = 1.0
        self._has_labels = True
        self._is_moving = False
        self._body = BodyCache()
        self._parts = Keeping()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    @property
    def view(self) -> View:
        """Which cut this is."""
        return self._view

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def show_scene(self, scene: Scene) -> None:
        """Show this moment."""
        self._scene = scene
        self.update()

    def set_moving(self, is_moving: bool) -> None:
        """While moving, kept pictures stand in for what is rigid; standing still, every stroke is drawn exactly."""
        if is_moving != self._is_moving:
            self._is_moving = is_moving
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        self._body.clear()
        self._parts.clear()
        self.update()

    def set_text_scale(self, scale: float) -> None:
        """Letters 1 to 2 times their ordinary size."""
        self._text_scale = scale
        self.update()

    def set_labels_shown(self, is_shown: bool) -> None:
        """With labels, gauges and the small figure, or the bare picture."""
        self._has_labels = is_shown
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._body.clear()
        self._parts.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.backdrop))
            if self._scene is not None:
                self._paint_scene(painter, self._scene)

    def _paint_scene(self, painter: QPainter, scene: Scene) -> None:
        layout = Layout.of(self.width(), self.height(), self._text_scale, self._has_labels)
        frame = Frame.of(scene.cameras[self._view], layout)
        cut = load_cut(scene.case.level, self._view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._body.paint(painter, frame, cut, scene, self._theme, self._is_moving)
        keeper = self._parts if self._is_moving else AFRESH
        paint_fillings(painter, frame, cut, scene, self._theme, keeper)
        if self._has_labels:
            paint_words(painter, frame, scene, self._view, self._theme, keeper)
