"""Paints a Scene into a window: exactly while it stands still, from kept pictures while it moves."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cut import load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.ground import Ground
from kyphoview.view.kept import Keeping
from kyphoview.view.layout import Layout, View
from kyphoview.view.moving_fillings import MovingFillings
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_anatomy, paint_words
from kyphoview.view.scan import paint_scan


class ScenePainter:
    """Paints one cut; holds the pictures that it keeps."""

    def __init__(self, view: View) -> None:
        self._view: View = view
        self._ground = Ground()
        self._fillings = MovingFillings()
        self._parts = Keeping()

    def forget(self) -> None:
        """Let go of all kept pictures."""
        self._ground.clear()
        self._fillings.clear()
        self._parts.clear()

    def paint_still(self, painter: QPainter, layout: Layout, scene: Scene, theme: Theme, has_words: bool) -> None:
        """This moment, every stroke of it."""
        self.forget()
        frame = Frame.of(scene.cameras[self._view], layout)
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(theme.backdrop))
        paint_anatomy(painter, frame, scene, self._view, theme)
        if has_words:
            paint_words(painter, frame, scene, self._view, theme)

    def paint_moving(self, painter: QPainter, layout: Layout, scene: Scene, theme: Theme, has_words: bool) -> None:
        """This moment, one of many that follow each other."""
        frame = Frame.of(scene.cameras[self._view], layout)
        cut = load_cut(scene.case.level, self._view)
        self._ground.paint(painter, frame, cut, scene, theme)
        self._fillings.paint(painter, frame, cut, scene, theme)
        paint_scan(painter, frame, scene, theme)
        if has_words:
            paint_words(painter, frame, scene, self._view, theme, self._parts)
