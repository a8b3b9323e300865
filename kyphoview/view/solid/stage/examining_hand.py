"""The examining hand as a flat drawing in the 3D picture, with the skin of the back that it presses.

It lies in the side cut's plane, behind the bones, so it fades as the camera looks along that plane.
"""

import numpy as np
from PySide6.QtGui import QPainter, QPen

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.examination import dent_mm, examining
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.hand import HandPlace, fingertip, paint_hand_at
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.solid.camera import Array, Lens
from kyphoview.view.solid.stage.body_outline import back_skin
from kyphoview.view.strokes import across, faded, restored

_SQUARE = (0.35, 0.7)  # how squarely the camera must look at the plane: from none to all of it
_REACH_MM = 60.0  # of the skin, up and down from the fingertip
_SPACING_MM = 1.0
_SKIN_LINE = 1.6


def paint_examining_hand(painter: QPainter, lens: Lens, scene: Scene, theme: Theme) -> None:
    """Paint it as it is at this moment, if it is there."""
    if scene.finger is None:
        return
    plane = side_plane(scene.case.level, scene.case.path)
    square = np.clip((float(lens.axes[2] @ plane.normal) - _SQUARE[0]) / (_SQUARE[1] - _SQUARE[0]), 0.0, 1.0)
    if square <= 0.0:
        return
    points = fingertip(scene)
    with restored(painter):
        painter.setOpacity(float(square))
        _paint_skin(painter, lens, pressed_skin(scene), theme, examining(scene.moment.clock))
        paint_hand_at(painter, HandPlace.of(points, lens.to_pixels, lens.scale), scene.finger.pressed, theme,
                      lens.layout.line_px)  # fmt: skip


def pressed_skin(scene: Scene) -> Array:
    """The skin of the back near the finger as it gives way under it, from above downwards, (N, 3) in mm of now."""
    assert scene.finger is not None
    tip, ahead = fingertip(scene)
    skin = scene.carry_tissue(back_skin(scene.case.level, scene.case.path))
    down = np.arange(_REACH_MM, -_REACH_MM, -_SPACING_MM)
    near = np.stack([np.interp(-tip[2] - down, -skin[:, 2], skin[:, axis]) for axis in range(3)], axis=1)
    pressed: Array = near + dent_mm(scene.finger, down)[:, None] * (ahead - tip)
    return pressed


def _paint_skin(painter: QPainter, lens: Lens, skin: Array, theme: Theme, come: float) -> None:
    """The skin near the finger as one line, fading out up and down."""
    line = lens.to_pixels(skin)
    (top, bottom), clear = line[[0, -1]], faded(theme.skin_edge, 0.0)
    fading = across(
        (top[0], top[1]), (bottom[0], bottom[1]), ((0.0, clear), (0.5, faded(theme.skin_edge, come)), (1.0, clear))
    )
    painter.strokePath(polygon(line, closed=False), QPen(fading, _SKIN_LINE * lens.layout.line_px))
