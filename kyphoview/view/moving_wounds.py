"""The openings in the skin while it plays: worked out anew only when they or the skin have visibly changed."""

from collections.abc import Hashable

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.ground import Still
from kyphoview.view.layers import Layer
from kyphoview.view.motion import Motion
from kyphoview.view.palette import Theme
from kyphoview.view.plate import Plate, make_plate, picture_box, plate_layer
from kyphoview.view.wound import paint_wounds, wound_look, wounds_box


class MovingWounds:
    """One view's openings."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Let go of them."""
        self._kept: tuple[Hashable, Plate | None] | None = None  # what it was made for; no plate beyond the picture

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
        made_for = look, frame, motion.ratio, theme.name, scene.case
        if self._kept is None or self._kept[0] != made_for:
            box = wounds_box(frame, cut, scene).intersected(picture_box(frame, 0.0))
            plate = None if box.isEmpty() else make_plate(frame, box, motion.ratio, paint, is_clear=True)
            self._kept = made_for, plate
        plate = self._kept[1]
        return [], [] if plate is None else [plate_layer("wounds", plate, frame, motion.ratio)]
