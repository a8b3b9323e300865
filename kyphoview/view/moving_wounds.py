"""The openings in the skin while it plays: worked out anew only when they or the skin have visibly changed."""

from collections.abc import Hashable

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.ground import Still
from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.motion import Motion
from kyphoview.view.palette import Theme
from kyphoview.view.wound import paint_wounds, wound_look, wounds_box


class MovingWounds:
    """One view's openings."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Let go of them."""
        self._layer: Layer | None = None

    def sorted_out(
        self, motion: Motion, cut: Cut, scene: Scene, body: Scene, theme: Theme
    ) -> tuple[list[Still], list[Layer]]:
        """All of them, as what rests on the body while the camera moves, else as a layer.

        Args:
            body: the Scene at which the body is shown; the skin's wounds go with it.
        """
        frame = motion.frame
        if not any(wound_look(scene)):
            return [], []

        def paint(painter: QPainter) -> None:
            paint_wounds(painter, frame, cut, scene, theme)

        look: Hashable = (wound_look(scene), body.crush)
        if motion.is_camera_moving:
            return [Still(("wounds", look), paint)], []
        look = look, frame, theme.name, scene.case
        if self._layer is None or self._layer.look != look:
            self._layer = Layer("wounds", look, whole_pixels(wounds_box(frame, cut, scene)), paint)
        return [], [self._layer]
