"""The openings in the skin while it plays: worked out anew only when they or the skin have visibly changed."""

from collections.abc import Hashable

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.wound import Wound, paint_wounds, wound_look, wounds_box, wounds_in
from kyphoview.view.layers import Layer
from kyphoview.view.moving.body_layer import Still
from kyphoview.view.moving.cached_layer import Plate, make_plate, picture_box, plate_layer
from kyphoview.view.moving.camera_motion import Motion
from kyphoview.view.palette import Theme


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
        look: Hashable = (wound_look(scene), body.height_map)
        if motion.is_camera_moving:

            def paint(painter: QPainter) -> None:
                paint_wounds(painter, frame, wounds_in(frame, cut, scene), scene, theme)

            return [Still(("wounds", look), paint)], []
        made_for = look, frame, motion.ratio, theme.name, scene.case
        if self._kept is None or self._kept[0] != made_for:
            self._kept = made_for, _plate_of(motion, wounds_in(frame, cut, scene), scene, theme)
        plate = self._kept[1]
        return [], [] if plate is None else [plate_layer("wounds", plate, frame, motion.ratio)]


def _plate_of(motion: Motion, wounds: tuple[Wound, ...], scene: Scene, theme: Theme) -> Plate | None:
    """Their picture; None where they lie beyond the frame."""
    frame = motion.frame
    box = wounds_box(wounds).intersected(picture_box(frame, 0.0))
    if box.isEmpty():
        return None
    return make_plate(frame, box, motion.ratio, lambda on: paint_wounds(on, frame, wounds, scene, theme), is_clear=True)
