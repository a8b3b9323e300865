"""The rendered 3D picture, kept until something that it shows changes, at a resolution that can be rendered in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage

from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.camera import Lens, Pose
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.renderer import Renderer
from kyphoview.view.solid.resolution import MovingResolution


@dataclass(frozen=True, slots=True, eq=False)
class Rendered:
    """A picture with everything that it depends on."""

    scene: Scene
    pose: Pose
    cutaway: Cutaway
    theme: Theme
    image: QImage
    size: QSize

    def shows(self, scene: Scene, pose: Pose, cutaway: Cutaway, theme: Theme, size: QSize) -> bool:
        """Whether it is a picture of just this."""
        mine = self.scene, self.pose, self.cutaway, self.theme, self.size
        return mine == (scene, pose, cutaway, theme, size)


class SolidPictureCache:
    """Asks the renderer only for what it has not got."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._resolution = MovingResolution()
        self.last: Rendered | None = None
        self.rendered = 0  # pictures so far

    @property
    def is_coarse(self) -> bool:
        """Whether moving pictures have fewer pixels than the screen."""
        return self._resolution.is_light

    def moving_scale(self, shown_px: QSizeF) -> float:
        """Pixels rendered for each one shown, along a side, while it moves."""
        return self._resolution.scale(True, shown_px.width(), shown_px.height())

    def picture(
        self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway, shown_px: QSizeF, is_moving: bool
    ) -> QImage:
        """The picture now, for so many device pixels on the screen: the last one, if nothing has changed since."""
        size, last = self._size(shown_px, is_moving), self.last
        if last is not None and last.shows(scene, lens.pose, cutaway, theme, size):
            return last.image
        start = perf_counter()
        image = self._renderer.picture(scene, lens, theme, cutaway, size, not is_moving)
        if is_moving:
            self._resolution.note((perf_counter() - start) * 1000)
        self.rendered += not image.isNull()
        self.last = Rendered(scene, lens.pose, cutaway, theme, image, size)
        return image

    def prepare(self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway) -> Iterator[None]:
        """Make beforehand, bit by bit, what moving pictures of this moment need."""
        return self._renderer.prepare(scene, lens, theme, cutaway)

    def still(self, scene: Scene, lens: Lens, theme: Theme, cutaway: Cutaway, shown_px: QSizeF) -> QImage:
        """An exact picture of another moment, which is not kept."""
        return self._renderer.picture(scene, lens, theme, cutaway, self._size(shown_px, False))

    def _size(self, shown_px: QSizeF, is_moving: bool) -> QSize:
        scale = self._resolution.scale(is_moving, shown_px.width(), shown_px.height())
        return QSize(max(1, round(shown_px.width() * scale)), max(1, round(shown_px.height() * scale)))
