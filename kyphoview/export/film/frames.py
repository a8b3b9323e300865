"""Paints the frames of a film one after another, as the window does while it plays."""

from PySide6.QtGui import QPainter

from kyphoview.export.film.options import FilmOptions
from kyphoview.export.film.painted_frames import FrameSource, PaintedFrames
from kyphoview.procedure.framing.fluoroscope import XrayView
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter
from kyphoview.view.moving.moving_picture import MovingPicture
from kyphoview.view.picture import paint_exactly
from kyphoview.view.picture_layout import View
from kyphoview.view.xray.picture import XrayPainter


def make_frames(options: FilmOptions) -> FrameSource:
    """What paints the frames of this film.

    Raises:
        Failure: there is not enough memory for a frame.
    """
    if options.view == "side" or options.view == "top":
        return _CutFrames(options, options.view)
    if options.view == "3d":
        from kyphoview.export.film.solid_frames import SolidFrames

        return SolidFrames(options)
    return _XrayFrames(options, options.view)


class _CutFrames(PaintedFrames):
    """A cut: only what has changed is painted again; where a step rests at its end, every stroke is exact."""

    def __init__(self, options: FilmOptions, view: View) -> None:
        super().__init__(options)
        self._view: View = view
        self._moving = MovingPicture(view)

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        if scene.moment.at >= 1.0:
            self._moving.forget()
            paint_exactly(painter, self._layout, scene, self._view, self._theme, True)
            return True
        region = self._moving.show(scene, self._layout, self._theme, True, 1.0)
        self._moving.paint(painter, region)
        return not region.isEmpty()


class _XrayFrames(PaintedFrames):
    def __init__(self, options: FilmOptions, view: XrayView) -> None:
        super().__init__(options)
        self._painter = XrayPainter(view)
        self._words = CachingPainter()

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        self._painter.paint(painter, self._layout, scene, self._theme, True, self._words)
        return True
