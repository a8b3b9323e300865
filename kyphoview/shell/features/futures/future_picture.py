"""One of the three futures as a picture: the side cut, without words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.scene import Scene
from kyphoview.shell.widgets.style import Style, let_grow_down
from kyphoview.view.framed_moment import paint_still
from kyphoview.view.picture_layout import Layout

_HIGH = 0.9  # of its width
_MOST_HIGH_PX = 300  # so that the words below are in sight


class FuturePicture(QWidget):
    """All of them have one size and one camera, so that heights can be seen beside each other."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._style = Style()
        self._scene: Scene | None = None
        self._camera: Camera | None = None
        self.setAccessibleName(name)
        let_grow_down(self)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.Graphic

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def show_scene(self, scene: Scene, camera: Camera, sentence: str) -> None:
        """Show a moment as a camera frames it; a screen reader is told the sentence."""
        self._scene, self._camera = scene, camera
        self.setAccessibleDescription(sentence)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(round(_HIGH * width), _MOST_HIGH_PX)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None or self._camera is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layout = Layout.of(self.width(), self.height(), 1.0, False)
            paint_still(painter, layout, self._camera, self._scene, "side", self._style.theme)
