"""The widget that shows one cut of the Scene it is given; until then, the picture that the program opens with.

What paints a Scene needs arrays and the model: it is loaded with the first Scene, behind the window's first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from kyphoview.errors import BadInput
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels.posture_figure import STANDING, paint_posture
from kyphoview.view.opening.picture import load_opening, paint_opening
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.scene_view import SceneView

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene
    from kyphoview.view.moving.moving_picture import MovingPicture


class CutView(SceneView):
    """One cut, side or top."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View = view
        self._scene: Scene | None = None
        self._moving: MovingPicture | None = None
        self._kept: QPixmap | None = None  # the still picture, while something is drawn over it

    @property
    def view(self) -> View:
        """Which cut this is."""
        return self._view

    def show_scene(self, scene: "Scene") -> None:
        if self._moving is None:
            from kyphoview.view.moving.moving_picture import MovingPicture

            self._moving = MovingPicture(self._view)
        self._scene = scene
        if not self._is_moving or not self.isVisible():
            self._forget()
            return
        region = self._move(self._moving, scene)
        if not region.isEmpty():
            self.update(region)

    def still_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QImage:
        from kyphoview.view.framed_moment import paint_still

        camera = (framed_as or scene).cameras[self._view]
        return self._still(lambda on, layout: paint_still(on, layout, camera, scene, self._view, self._theme))

    def bone_outlines_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QPainterPath:
        from kyphoview.view.framed_moment import bone_outlines

        return bone_outlines(self._bare_layout(), (framed_as or scene).cameras[self._view], scene, self._view)

    def paint_view(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._scene is None or self._moving is None:
                self._paint_opening(painter, self._layout())
            elif self._is_moving:
                if self._moving.is_empty:
                    self._move(self._moving, self._scene)
                self._moving.paint(painter, event.region())
            elif self._is_drawn_over:
                self._paint_kept(painter, self._scene)
            else:
                self._paint_still(painter, self._scene)

    def _paint_still(self, painter: QPainter, scene: "Scene") -> None:
        from kyphoview.view.picture import paint_exactly

        paint_exactly(painter, self._layout(), scene, self._view, self._theme, self._has_labels)

    def _paint_kept(self, painter: QPainter, scene: "Scene") -> None:
        ratio = self.devicePixelRatio()
        if self._kept is None or self._kept.size() != self.size() * ratio:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            with QPainter(self._kept) as on_kept:
                on_kept.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_still(on_kept, scene)
        painter.drawPixmap(0, 0, self._kept)

    def _move(self, moving: "MovingPicture", scene: "Scene") -> QRegion:
        """Take the Scene as the moving picture; where it differs from the one before."""
        return moving.show(scene, self._layout(), self._theme, self._has_labels, self.devicePixelRatio())

    def _paint_opening(self, painter: QPainter, layout: Layout) -> None:
        """The first Scene follows at once; where the recording cannot be used, the picture waits for it."""
        painter.fillRect(self.rect(), QColor(self._theme.backdrop))
        try:
            opening = load_opening(self._view)
        except BadInput:
            return
        paint_opening(painter, layout, opening, self._theme)
        if self._has_labels:
            paint_posture(DirectPainter(painter), layout, STANDING, self._theme)

    def _forget(self) -> None:
        self._kept = None
        if self._moving is not None:
            self._moving.forget()
        self.update()
