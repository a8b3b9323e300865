"""The examining hand as a flat drawing in the 3D picture, with the skin of the back that it presses.

It lies in the side cut's plane, behind the bones, so it fades as the camera looks along that plane.
"""

import numpy as np
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.examination import examining
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.hand import HandPlace, fingertip, paint_hand_at
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.solid.camera import Array, Lens
from kyphoview.view.solid.stage.body_outline import back_skin
from kyphoview.view.strokes import faded, restored, stroke

_SQUARE = (0.35, 0.7)  # how squarely the camera must look at the plane: from none to all of it
_REACH_MM = 60.0  # of the skin, up and down from the fingertip
_PIECES = 12
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
        _paint_skin(painter, lens, scene, points[0], theme)
        paint_hand_at(painter, HandPlace.of(points, lens.to_pixels, lens.scale), scene.finger.pressed, theme,
                      lens.layout.line_px)  # fmt: skip


def _paint_skin(painter: QPainter, lens: Lens, scene: Scene, tip: Array, theme: Theme) -> None:
    """The skin of the back near the finger, fading out up and down."""
    skin = back_skin(scene.case.level, scene.case.path)
    skin = scene.carry_tissue(skin[np.abs(skin[:, 2] - tip[2]) < _REACH_MM])
    for piece in np.array_split(np.arange(len(skin)), _PIECES):
        if len(piece) > 1:
            around = skin[piece[0] : piece[-1] + 2]
            there = 1.0 - abs(float(around[:, 2].mean() - tip[2])) / _REACH_MM
            line = polygon(lens.to_pixels(around), closed=False)
            colour = faded(theme.skin_edge, max(there, 0.0) * examining(scene.moment.clock))
            stroke(painter, line, colour, _SKIN_LINE * lens.layout.line_px)
