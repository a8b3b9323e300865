"""Paints the frames of a film one after another, as the window does while it plays."""

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kyphoview.errors import Failure
from kyphoview.export.film.storyboard import FilmOrder
from kyphoview.procedure.framing.fluoroscope import XrayView
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.timeline import Moment
from kyphoview.view.cut.scene_painter import ScenePainter
from kyphoview.view.moving.caching_painter import Keeping
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.xray.picture import XrayPainter


class Reel(Protocol):
    """Holds one picture of the film's size, and brings it from moment to moment in their order."""

    @property
    def picture(self) -> QImage:
        """The frame that was painted last: the same image each time."""
        ...

    def show(self, moment: Moment) -> bool:
        """Paint this moment; whether the picture has changed."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def make_reel(order: FilmOrder) -> Reel:
    """What paints the frames of this film.

    Raises:
        Failure: there is not enough memory for a frame.
    """
    if order.view == "side" or order.view == "top":
        return _CutReel(order, order.view)
    if order.view == "3d":
        from kyphoview.export.film.solid_frames import SpaceReel

        return SpaceReel(order)
    return _XrayReel(order, order.view)


class PaintedReel:
    """A reel whose picture is painted by Qt's painter."""

    def __init__(self, order: FilmOrder) -> None:
        self.picture = QImage(order.size, QImage.Format.Format_RGB32)
        if self.picture.isNull():
            raise Failure(f"There is not enough memory for {order.size.width()}x{order.size.height()} pixels.")
        self._order = order
        self._layout = Layout.of(order.size.width(), order.size.height())
        self._shown: Moment | None = None

    @property
    def _theme(self) -> Theme:
        return self._order.theme

    def show(self, moment: Moment) -> bool:
        if moment == self._shown:
            return False
        self._shown = moment
        with QPainter(self.picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            return self._paint(painter, scene_at(self._order.case, moment))

    def close(self) -> None:
        """There is nothing but memory."""

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        raise NotImplementedError


class _CutReel(PaintedReel):
    """A cut: only what has changed is painted again; where a step rests at its end, every stroke is exact."""

    def __init__(self, order: FilmOrder, view: View) -> None:
        super().__init__(order)
        self._painter = ScenePainter(view)

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        if scene.moment.at >= 1.0:
            self._painter.paint_still(painter, self._layout, scene, self._theme, True)
            return True
        is_first = self._painter.is_empty
        places = self._painter.move_to(self._layout, scene, self._theme, True, 1.0)
        if is_first:
            places = [QRect(0, 0, self.picture.width(), self.picture.height())]
        region = QRegion()
        for place in places:
            region += place
        self._painter.paint_moving(painter, region)
        return bool(places)


class _XrayReel(PaintedReel):
    def __init__(self, order: FilmOrder, view: XrayView) -> None:
        super().__init__(order)
        self._painter = XrayPainter(view)
        self._words = Keeping()

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        self._painter.paint(painter, self._layout, scene, self._theme, True, self._words)
        return True
