"""A moment as another one frames it, so that two moments can be laid over each other."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import loops
from kyphoview.view.picture import paint_anatomy
from kyphoview.view.picture_layout import Layout, View


def paint_still(painter: QPainter, layout: Layout, camera: Camera, scene: Scene, view: View, theme: Theme) -> None:
    """A cut without words, as a camera frames it."""
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(theme.backdrop))
    paint_anatomy(painter, Frame.of(camera, layout), scene, view, theme)


def bone_outlines(layout: Layout, camera: Camera, scene: Scene, view: View) -> QPainterPath:
    """Where a cut meets the treated vertebra and the next one above it, in pixels."""
    cut, frame = load_cut(scene.case.level, view, scene.case.path), Frame.of(camera, layout)
    at = LEVELS.index(scene.case.level)
    outlines = [
        frame.project(cut.plane, scene.carry_bone(bone.level, outline))
        for bone in cut.bones
        if bone.level in LEVELS[at - 1 : at + 1]
        for outline in bone.outlines
    ]
    return loops(outlines)
