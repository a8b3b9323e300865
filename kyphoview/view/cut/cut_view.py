"""The widget that shows one cut of the Scene it is given; until then, the picture that the program opens with.

What paints a Scene needs arrays and the model: it is loaded with the first Scene, behind the window's first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kyphoview.errors import BadInput
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.opening_picture import load_opening, paint_opening
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.scene_view import SceneView

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene
    from kyphoview.view.cut.scene_painter import ScenePainter


class CutView(SceneView):
    """One cut, side or top."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View = view
        self._scene: Scene | None = None
        self._scene_painter: ScenePainter | None = None
        self._kept: QPixmap | None = None  # the still picture, while something is drawn over it

    @property
    def view(self) -> View:
        """Which cut this is."""
        return self._view

    def show_scene(self, scene: "Scene") -> None:
        if self._scene_painter is None:
            from kyphoview.view.cut.scene_painter import ScenePainter

            self._scene_painter = ScenePainter(self._view)
        self._scene = scene
        if not self._is_moving or not self.isVisible():
            self._forget()
            return
        if not self._scene_painter.is_due(scene):
            return
        is_first = self._scene_painter.is_empty
        places = self._move()
        if is_first:
            self.update()
            return
        for place in places:
            self.update(place)

    def still_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QImage:
        from kyphoview.view.framed_moment import paint_still

        camera = (framed_as or scene).cameras[self._view]
        return self._still(lambda on, layout: paint_still(on, layout, camera, scene, self._view, self._theme))

    def ghost_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QPainterPath:
        from kyphoview.view.framed_moment import bone_outlines

        return bone_outlines(self._bare_layout(), (framed_as or scene).cameras[self._view], scene, self._view)

    def paint_view(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._scene is None or self._scene_painter is None:
                self._paint_opening(painter, self._layout())
            elif self._is_moving:
                if self._scene_painter.is_empty:
                    self._move()
                self._scene_painter.paint_moving(painter, event.region())
            elif self._is_drawn_over:
                self._paint_kept(painter, self._scene_painter, self._scene)
            else:
                self._scene_painter.paint_still(painter, self._layout(), self._scene, self._theme, self._has_labels)

    def _paint_kept(self, painter: QPainter, scene_painter: "ScenePainter", scene: "Scene") -> None:
        ratio = self.devicePixelRatio()
        if self._kept is None or self._kept.size() != self.size() * ratio:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            with QPainter(self._kept) as keeping:
                keeping.setRenderHint(QPainter.RenderHint.Antialiasing)
                scene_painter.paint_still(keeping, self._layout(), scene, self._theme, self._has_labels)
        painter.drawPixmap(0, 0, self._kept)

    def _move(self) -> list[QRect]:
        """Take the Scene as the moving picture; where it differs from the one before."""
        assert self._scene is not None
        assert self._scene_painter is not None
        ratio = self.devicePixelRatio()
        return self._scene_painter.move_to(self._layout(), self._scene, self._theme, self._has_labels, ratio)

    def _paint_opening(self, painter: QPainter, layout: Layout) -> None:
        """The first Scene follows at once; where the recording cannot be used, the picture waits for it."""
        painter.fillRect(self.rect(), QColor(self._theme.backdrop))
        try:
            opening = load_opening(self._view)
        except BadInput:
            return
        paint_opening(painter, layout, opening, self._theme)
        if self._has_labels:
            paint_posture(DirectPainter(painter), layout, 0.0, self._theme)

    def _forget(self) -> None:
        self._kept = None
        if self._scene_painter is not None:
            self._scene_painter.forget()
        self.update()
