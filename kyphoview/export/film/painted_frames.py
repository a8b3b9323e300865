"""A picture of the film's size that is painted anew for each moment of a film."""

from typing import Protocol

from PySide6.QtGui import QImage, QPainter

from kyphoview.errors import Failure
from kyphoview.export.film.options import FilmOptions
from kyphoview.language import _
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout


class FrameSource(Protocol):
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


class PaintedFrames:
    """Frames that are painted by Qt's painter."""

    def __init__(self, options: FilmOptions) -> None:
        self.picture = QImage(options.size, QImage.Format.Format_RGB32)
        if self.picture.isNull():
            raise Failure(
                _(
                    "There is not enough memory for {width}x{height} pixels.",
                    width=options.size.width(),
                    height=options.size.height(),
                )
            )
        self._options = options
        self._layout = Layout.of(options.size.width(), options.size.height())
        self._shown: Moment | None = None

    @property
    def _theme(self) -> Theme:
        return self._options.theme

    def show(self, moment: Moment) -> bool:
        """Paint a moment, unless it is shown already; whether the picture has changed."""
        if moment == self._shown:
            return False
        self._shown = moment
        with QPainter(self.picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            return self._paint(painter, scene_at(self._options.case, moment))

    def close(self) -> None:
        """There is nothing but memory."""

    def _paint(self, painter: QPainter, scene: Scene) -> bool:
        raise NotImplementedError
