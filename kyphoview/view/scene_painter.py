"""Paints a Scene into a window: exactly while it stands still, from kept pictures while it moves."""

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.body_cache import BodyCache
from kyphoview.view.frame import Frame
from kyphoview.view.kept import AFRESH, Keeping
from kyphoview.view.layout import Layout, View
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_fillings, paint_words


class ScenePainter:
    """Paints one cut; holds the pictures that it keeps."""

    def __init__(self, view: View) -> None:
        self._view: View = view
        self._body = BodyCache()
        self._parts = Keeping()

    def forget(self) -> None:
        """Let go of all kept pictures: the size or the colours have changed."""
        self._body.clear()
        self._parts.clear()

    def paint(self, painter: QPainter, layout: Layout, scene: Scene, theme: Theme, is_moving: bool) -> None:
        """This moment, over the whole of the layout."""
        frame = Frame.of(scene.cameras[self._view], layout)
        cut = load_cut(scene.case.level, self._view)
        self._body.paint(painter, frame, cut, scene, theme, is_moving)
        keeper = self._parts if is_moving else AFRESH
        paint_fillings(painter, frame, cut, scene, theme, keeper)
        paint_words(painter, frame, scene, self._view, theme, keeper)
