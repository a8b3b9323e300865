"""The widget that shows one X-ray view of the Scene it is given; dark until there is one, and says so."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.view.caching_painter import CachingPainter
from kyphoview.view.scene_view import SceneView
from kyphoview.view.waiting import paint_waiting

if TYPE_CHECKING:
    from kyphoview.procedure.framing.fluoroscope import XrayView as XrayName
    from kyphoview.procedure.scene import Scene
    from kyphoview.view.xray.picture import XrayPainter

_GROUND, _WORDS = QColor("#000000"), QColor("#c8c8c8")  # 12 to 1


class XrayView(SceneView):
    """One X-ray picture. It loads what it needs when it is first painted, and drops its cache when it is hidden: the
    sums along the rays take more memory than all that the cuts hold."""

    def __init__(self, view: "XrayName", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: XrayName = view
        self._scene: Scene | None = None
        self._painter: XrayPainter | None = None
        self._stills: XrayPainter | None = None  # so that the moment that is shown need not be computed again
        self._parts = CachingPainter()

    @property
    def view(self) -> "XrayName":
        """Which X-ray this is."""
        return self._view

    @property
    def is_prepared(self) -> bool:
        return self._painter is not None

    def prepare(self, scene: "Scene") -> Iterator[None]:
        """Work out the parts of a picture; nothing is shown meanwhile."""
        self._scene = None
        self.update()
        yield
        from kyphoview.view.xray.trim_memory import give_back_memory, give_large_back_at_once

        give_large_back_at_once()
        import_module("kyphoview.view.xray.picture")
        yield
        from kyphoview.view.xray.picture import XrayPainter

        painter = XrayPainter(self._view)
        yield from painter.prepare(scene)
        self._painter = painter
        give_back_memory()  # of what was needed on the way

    def show_scene(self, scene: "Scene") -> None:
        if scene != self._scene:
            self._scene = scene
            self.update()

    def still_of(self, scene: "Scene", framed_as: "Scene | None" = None) -> QImage:
        from kyphoview.view.xray.picture import XrayPainter

        if self._stills is None:
            self._stills = XrayPainter(self._view)
        stills, clock = self._stills, (framed_as or scene).moment.camera_clock
        return self._still(lambda on, layout: stills.paint_bare(on, layout, scene, clock))

    def paint_view(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._scene is None:
                text_px = self._layout().text_px
                paint_waiting(painter, self.rect(), _GROUND, _WORDS, text_px, _("The X-ray comes in a moment"))
                return
            if self._painter is None:
                from kyphoview.view.xray.picture import XrayPainter

                self._painter = XrayPainter(self._view)
            kept_words = self._parts if self._is_moving else None
            self._painter.paint(painter, self._layout(), self._scene, self._theme, self._has_labels, kept_words)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._release()

    def let_go(self) -> None:
        self._scene = None
        self.update()
        self._release()

    def _release(self) -> None:
        self._parts.clear()
        if self._painter is not None or self._stills is not None:
            self._painter = self._stills = None
            from kyphoview.view.xray.trim_memory import give_back_memory

            QTimer.singleShot(0, self, give_back_memory)  # in a turn of its own: what comes instead is to be seen first

    def _forget(self) -> None:
        """Let go of kept copies; the rays' sum stays, it depends on the Scene alone."""
        self._parts.clear()
        self.update()
