"""Frames of the 3D view, taken from a view that is never shown. They need a display with graphics."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter

from kyphoview.errors import BadInput
from kyphoview.export.film.options import FilmOptions
from kyphoview.export.film.painted_frames import PaintedFrames
from kyphoview.language import _
from kyphoview.procedure.scene import Scene
from kyphoview.view.solid.solid_view import SolidView


class SolidFrames(PaintedFrames):
    """The camera goes where each step puts it."""

    def __init__(self, options: FilmOptions) -> None:
        super().__init__(options)
        self._trouble: list[str] = []
        self._view = SolidView()
        self._view.failed.connect(self._trouble.append)
        self._view.resize(options.size)
        self._view.set_theme(options.theme)

    def close(self) -> None:
        """The view goes when Qt next has time for it."""
        self._view.deleteLater()

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        self._view.show_scene(scene)
        self._view.render(painter, QPoint())
        if self._trouble:
            way_out = _("The other views can be filmed anywhere.")
            raise BadInput(f"{self._trouble[0]} {way_out}")
        return True
