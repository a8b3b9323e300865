"""Renders the 3D scene: a Qt Quick scene of its own that is never shown, and rendered only when a picture is asked for.

The window that shows the pictures stays an ordinary one, so the cuts in it cost what they always cost, and a picture
can be kept, faded and painted over like any other.
"""

import math
import sys
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QQuaternion
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtWidgets import QWidget

from kyphoview.procedure.case import Case
from kyphoview.procedure.scene import Scene
from kyphoview.resources import asset
from kyphoview.view.palette import Theme
from kyphoview.view.solid.camera import FIELD_DEG, Lens
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.graphics import has_graphics
from kyphoview.view.solid.stage.near_half import NearHalf
from kyphoview.view.solid.stage.stage import Stage
from kyphoview.view.solid.stage.stage_objects import vector3

_SMALL_PX = QSize(64, 48)
_GRID_PX = 64
_MOST_SIZES = 3
"""Qt Quick 3D keeps its pipelines for each size that it has rendered, 5 to 15 MB (measured), until the scene is
destroyed. So a picture is rendered a little larger, to a grid of few sizes, and cut out of that; and after this many
sizes, those of a window that stands still, moves, and moves with fewer pixels, the scene is created again."""


class Renderer(QObject):
    """One scene and its camera. `broken` is emitted once, when the graphics interface is lost."""

    broken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._quick: QQuickWidget | None = None
        self._root: QObject | None = None
        self._stage: Stage | None = None
        self._sizes: set[object] = set()
        if has_graphics():
            self._create_scene()

    @property
    def is_broken(self) -> bool:
        """Whether there can be no pictures."""
        return self._root is None

    def picture(
        self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway, size_px: QSize, is_exact: bool = True
    ) -> QImage:
        """The scene at a moment, RGBA with premultiplied alpha, clear where there is nothing; null if broken.

        Args:
            cutaway: how far the spine is open, and what is shown round it.
            is_exact: False for one of many pictures in quick succession.
        """
        self._set_size(size_px)
        if self._quick is None or self._root is None:
            return QImage()
        stage = self._stage_of(self._root, scene.case)
        stage.show(scene, theme, cutaway, is_exact)
        point_camera(self._root, lens, size_px)
        image = self._quick.grabFramebuffer()
        presence = NearHalf(cutaway.openness).presence
        if 0.0 < presence < 1.0:
            stage.show_near_half(False)
            image = _mixed(self._quick.grabFramebuffer(), image, presence)
        if image.isNull():
            self._break()
        return _middle(image, size_px)

    def prepare(self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway) -> Iterator[None]:
        """Make what a moving picture of this moment needs, shaders too, a little between one `yield` and the next.

        Nothing is shown. It stops by itself when there is no graphics interface.
        """
        self._set_size(_SMALL_PX)
        if self._quick is None or self._root is None:
            return
        stage = self._stage_of(self._root, scene.case)
        point_camera(self._root, lens, _SMALL_PX)
        for _ in stage.show_in_parts(scene, theme, cutaway, is_exact=False):
            yield
            if self._quick is None or stage is not self._stage:
                return
            self._quick.grabFramebuffer()
            yield

    def close(self) -> None:
        """Release everything that the graphics interface holds; there are no pictures any more."""
        if self._quick is not None:
            self._quick.close()
            self._quick.deleteLater()
        self._quick, self._root, self._stage = None, None, None
        self._sizes.clear()

    def _set_size(self, size_px: QSize) -> None:
        """Render so many pixels, or a few more around them, from now on."""
        rendered_px = on_grid(size_px)
        if len(self._sizes | {rendered_px.toTuple()}) > _MOST_SIZES and not self.is_broken:
            self.close()
            self._create_scene()
        self._sizes.add(rendered_px.toTuple())
        if self._quick is not None:
            if self._quick.isHidden():
                self._quick.show()  # only to itself
            if self._quick.size() != rendered_px:
                self._quick.resize(rendered_px)

    def _stage_of(self, root: QObject, case: Case) -> Stage:
        """The stage of this case's level and path; only one is kept."""
        if self._stage is None or (self._stage.level, self._stage.path) != (case.level, case.path):
            if self._stage is not None:
                self._stage.remove()
            self._stage = Stage(root, case.level, case.path)
        return self._stage

    def _create_scene(self) -> None:
        quick = QQuickWidget()
        quick.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        quick.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        quick.setResizeMode(QQuickWidget.ResizeMode.SizeRootObjectToView)
        quick.setClearColor(Qt.GlobalColor.transparent)
        quick.sceneGraphError.connect(self._break)
        quick.setSource(QUrl.fromLocalFile(str(asset("qml", "SolidScene.qml"))))
        self._quick, self._root = quick, quick.rootObject()
        for error in quick.errors():
            print(error.toString(), file=sys.stderr)

    def _break(self) -> None:
        if self._root is not None:
            self._root = None
            self.broken.emit()


def on_grid(size_px: QSize) -> QSize:
    """The size that is rendered for a picture of this size, which lies in its middle, pixel on pixel."""
    return QSize(*(length + -length % _GRID_PX // 2 * 2 for length in size_px.toTuple()))


def _middle(image: QImage, size_px: QSize) -> QImage:
    """The picture of this size, cut out of what was rendered."""
    around_px = on_grid(size_px) - size_px
    ratio = image.width() / on_grid(size_px).width()
    left, top, width, height = (
        round(part * ratio) for part in (around_px.width() / 2, around_px.height() / 2, *size_px.toTuple())
    )
    return image.copy(QRect(left, top, width, height))


def point_camera(root: QObject, lens: Lens, size_px: QSize) -> None:
    """Look at a scene of SolidScene.qml, whose `root` this is, through a lens for a picture of this size."""
    right, up, back = (vector3(axis) for axis in lens.axes)
    root.setProperty("cameraPosition", vector3(lens.position))
    root.setProperty("cameraRotation", QQuaternion.fromAxes(right, up, back))
    higher = on_grid(size_px).height() / size_px.height()
    root.setProperty("fieldOfView", math.degrees(2 * math.atan(higher * math.tan(math.radians(FIELD_DEG) / 2))))


def _mixed(base: QImage, over: QImage, share: float) -> QImage:
    """A picture with a share of another one, so that a body fades as a whole and nothing inside it shows."""
    with QPainter(base) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setOpacity(share)
        painter.drawImage(0, 0, over)
    return base
